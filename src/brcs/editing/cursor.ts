import { decodedPiece } from '../percentEncoding.ts';
import { parseLineAt } from '../parse.ts';
import { scriptAction } from '../scriptActions.ts';
import { parameterFor, type Parameter } from '../../schema/parameters.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import type { CommandLine, ParameterNode, TextSpan } from '../syntax.ts';

/** A position inside a command. */
export interface Cursor {
  readonly line: CommandLine;
  /** Index of `node` among the parameters of the line; the action is the first. */
  readonly index: number;
  readonly node: ParameterNode;
  readonly part: 'key' | 'value';
  /** The decoded name of the action; undefined for a line that does not start with `action=`. */
  readonly actionName: string | undefined;
  /** The description of the action; undefined for an unknown one. */
  readonly action: ScriptAction | undefined;
}

/** Returns the position at `offset`, by parsing its line; undefined for the header and for an empty line. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const line = parseLineAt(text, offset);
  return line.kind === 'command' ? cursorIn(line, offset) : undefined;
}

/** Like `cursorAt`, for a parsed line. */
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

/** Returns the decoded action of a line; undefined if it does not start with `action=`. */
export function actionNameOf({ parameters: [first] }: CommandLine): string | undefined {
  return first?.value && decodedPiece(first.key).trim() === 'action' ? decodedPiece(first.value) : undefined;
}

/** A parameter of a command after its action, with its description. */
export interface ReadParameter {
  readonly node: ParameterNode;
  /** Decoded. */
  readonly name: string;
  /** Decoded; empty if there is no `=`. */
  readonly value: string;
  readonly parameter: Parameter | undefined;
}

/** Returns the decoded parameters of a command after its action, without empty ones between two `&`. */
export function parametersOf(line: CommandLine): readonly ReadParameter[] {
  const action = scriptAction(actionNameOf(line) ?? '');
  return line.parameters.slice(1).flatMap((node) => {
    const name = decodedPiece(node.key);
    const value = node.value ? decodedPiece(node.value) : '';
    return name === '' ? [] : [{ node, name, value, parameter: action && parameterFor(action.parameters, name) }];
  });
}

/** True if two ranges overlap or touch. */
export function touches(a: TextSpan, b: TextSpan): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Returns only the start and end of an object. */
export function spanOf({ start, end }: TextSpan): TextSpan {
  return { start, end };
}
