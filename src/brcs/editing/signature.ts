import { cursorAt, type Cursor } from './cursor.ts';
import { parameterDocumentation } from './documentation.ts';
import { decodedPiece } from '../percentEncoding.ts';
import { fitsName } from '../../schema/parameters.ts';
import type { ScriptAction } from '../scriptParameters.ts';

/** The parameters of a command, with the one at the cursor. */
export interface ScriptSignature {
  /** For example `start_vnc_session: target [jumpoint] [port]`, with optional ones in brackets. */
  readonly label: string;
  /** Markdown without text from others. */
  readonly documentation: string;
  readonly parameters: readonly {
    readonly label: readonly [start: number, end: number];
    readonly documentation: string;
  }[];
  /** Index of the parameter at the cursor; undefined if it is unknown. */
  readonly active: number | undefined;
}

/** Returns help for the command at `offset`; undefined outside of commands and for unknown actions. */
export function signatureAt(text: string, offset: number): ScriptSignature | undefined {
  const cursor = cursorAt(text, offset);
  if (!cursor?.action || cursor.actionName === undefined) {
    return undefined;
  }
  const { action, actionName } = cursor;
  const parameters: { label: readonly [number, number]; documentation: string }[] = [];
  let label = `${actionName}:`;
  for (const [name, parameter] of Object.entries(action.parameters)) {
    const word = parameter.required ? name : `[${name}]`;
    const start = label.length + 1;
    label += ` ${word}`;
    parameters.push({ label: [start, start + word.length], documentation: parameterDocumentation(name, parameter) });
  }
  return { label, documentation: action.summary, parameters, active: activeParameter(cursor, action) };
}

/** Returns the parameter at the cursor; without a name yet, the first that is required and missing. */
function activeParameter({ index, node, line }: Cursor, action: ScriptAction): number | undefined {
  const names = Object.keys(action.parameters);
  const name = decodedPiece(node.key);
  const known = index === 0 ? -1 : names.findIndex((pattern) => fitsName(name, pattern) || pattern === name);
  if (known >= 0) {
    return known;
  }
  if (index > 0 && name !== '') {
    return undefined;
  }
  const given = line.parameters.map(({ key }) => decodedPiece(key));
  const missing = Object.entries(action.parameters).findIndex(
    ([pattern, { required }]) => required && !given.some((each) => fitsName(each, pattern)),
  );
  return missing >= 0 ? missing : undefined;
}
