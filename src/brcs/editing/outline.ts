import { actionNameOf, parametersOf, spanOf, type ReadParameter } from './cursor.ts';
import type { CommandLine, Script, Span } from '../syntax.ts';
import { shortened } from '../../schema/words.ts';

/** Nobody looks through more than these. */
const MAX_COMMANDS_SHOWN = 200;
const MAX_PARAMETERS_SHOWN = 100;
const HIDDEN = '••••';

/** A command or a parameter as the outline shows it. Names and details are text that anybody may have written. */
export interface OutlineNode {
  readonly kind: 'command' | 'parameter';
  readonly name: string;
  /** The values that tell one command from another; never a password. */
  readonly detail: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

/** The commands of a script with their parameters. */
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

/** What can be folded: the lines below a header, as numbers from 0; both lines are still part of the fold. */
export interface FoldedLines {
  readonly start: number;
  readonly end: number;
}

/** A script folds into its header. */
export function foldsOf({ lines }: Script): readonly FoldedLines[] {
  const last = lines.findLastIndex(({ kind }) => kind !== 'empty');
  const headers = lines.flatMap(({ kind }, index) => (kind === 'header' ? [index] : []));
  return headers
    .slice(0, MAX_COMMANDS_SHOWN)
    .map((start, index) => ({ start, end: (headers[index + 1] ?? last + 1) - 1 }))
    .filter(({ start, end }) => end > start);
}
