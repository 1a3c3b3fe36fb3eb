import { actionNameOf, parametersOf, spanOf, type ReadParameter } from './cursor.ts';
import type { CommandLine, Script, TextSpan } from '../syntax.ts';
import { shortened } from '../../schema/words.ts';

/** The most commands shown. */
const MAX_COMMANDS_SHOWN = 200;
const MAX_PARAMETERS_SHOWN = 100;
const HIDDEN = '••••';

/** A command or parameter in the outline. Names and details may come from anybody. */
export interface OutlineNode {
  readonly kind: 'command' | 'parameter';
  readonly name: string;
  /** The values that distinguish commands; never a password. */
  readonly detail: string;
  readonly span: TextSpan;
  readonly nameSpan: TextSpan;
  readonly children: readonly OutlineNode[];
}

/** Returns the commands of a script with their parameters, for the outline. */
export function outlineOf({ lines }: Script): readonly OutlineNode[] {
  return lines
    .filter((line) => line.kind === 'command')
    .slice(0, MAX_COMMANDS_SHOWN)
    .map(commandNode);
}

function commandNode(line: CommandLine): OutlineNode {
  const [first] = line.parameters;
  const shown = parametersOf(line).slice(0, MAX_PARAMETERS_SHOWN);
  return {
    kind: 'command',
    name: shortened(actionNameOf(line) ?? first?.key.raw ?? '') || '?',
    detail: shortened(shown.map(detailOf).filter(Boolean).join(', ')),
    span: { start: line.start, end: line.end },
    nameSpan: spanOf(first?.value ?? first ?? line),
    children: shown.map(parameterNode),
  };
}

function parameterNode(read: ReadParameter): OutlineNode {
  const { node, name } = read;
  return {
    kind: 'parameter',
    name: shortened(name),
    detail: detailOf(read),
    span: spanOf(node),
    nameSpan: spanOf(node.key),
    children: [],
  };
}

function detailOf({ parameter, value }: ReadParameter): string {
  return parameter?.kind === 'password' && value !== '' ? HIDDEN : shortened(value);
}

/** A foldable range of lines, numbered from 0, both inclusive: those below a header. */
export interface FoldedLines {
  readonly start: number;
  readonly end: number;
}

/** Returns the foldable ranges: a script folds into its header. */
export function foldsOf({ lines }: Script): readonly FoldedLines[] {
  const last = lines.findLastIndex(({ kind }) => kind !== 'empty');
  const headers = lines.flatMap(({ kind }, index) => (kind === 'header' ? [index] : []));
  return headers
    .slice(0, MAX_COMMANDS_SHOWN)
    .map((start, index) => ({ start, end: (headers[index + 1] ?? last + 1) - 1 }))
    .filter(({ start, end }) => end > start);
}
