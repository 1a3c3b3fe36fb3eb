import { decodedPiece } from '../percentEncoding.ts';
import { parseLineAt } from '../parse.ts';
import { scriptAction } from '../scriptActions.ts';
import { parameterFor, type Parameter } from '../../schema/parameters.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import type { CommandLine, ParameterNode, Span } from '../syntax.ts';

/** A place inside of a command. */
export interface Cursor {
  readonly line: CommandLine;
  /** The position of `node` among the parameters of the line; the action is the first. */
  readonly index: number;
  readonly node: ParameterNode;
  readonly part: 'key' | 'value';
  /** The action as it is meant, decoded; undefined for a line that does not begin with `action=`. */
  readonly actionName: string | undefined;
  /** What the table says of the action; undefined for one that it does not have. */
  readonly action: ScriptAction | undefined;
}

/** What stands at `offset`, by the line it is on; undefined for the header and for an empty line. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const line = parseLineAt(text, offset);
  return line.kind === 'command' ? cursorIn(line, offset) : undefined;
}

/** As `cursorAt`, for a line that has been read already. */
function cursorIn(line: CommandLine, offset: number): Cursor | undefined {
  const index = line.parameters.findIndex(({ end }) => offset <= end);
  const node = line.parameters[index];
  if (!node) {
    return undefined;
  }
  const part = node.value && offset >= node.value.start ? 'value' : 'key';
  const actionName = actionNameOf(line);
  return {
    line,
    index,
    node,
    part,
    actionName,
    action: actionName === undefined ? undefined : scriptAction(actionName),
  };
}

/** The action that a line names, decoded; undefined where it does not begin with `action=`. */
export function actionNameOf({ parameters: [first] }: CommandLine): string | undefined {
  return first?.value && decodedPiece(first.key).trim() === 'action' ? decodedPiece(first.value) : undefined;
}

/** One parameter of a command after its action, with what the table says of it. */
export interface ReadParameter {
  readonly node: ParameterNode;
  /** Decoded. */
  readonly name: string;
  /** Decoded; empty where there is no `=`. */
  readonly value: string;
  readonly parameter: Parameter | undefined;
}

/** The parameters of a command after its action, decoded; without the empty stretches between two `&`. */
export function parametersOf(line: CommandLine): readonly ReadParameter[] {
  const action = scriptAction(actionNameOf(line) ?? '');
  return line.parameters.slice(1).flatMap((node) => {
    const name = decodedPiece(node.key);
    const value = node.value ? decodedPiece(node.value) : '';
    return name === '' ? [] : [{ node, name, value, parameter: action && parameterFor(action.parameters, name) }];
  });
}

/** Whether two stretches have at least a place in common. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Where something stands, without what stands there. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
