import { cursorAt, parametersOf, type ReadParameter } from './cursor.ts';
import { CUSTOM_PREFIX } from '../../schema/parameters.ts';
import { percentEncode } from '../percentEncoding.ts';
import type { ScriptEdit } from '../checks/problems.ts';
import type { CommandLine, Script, TextSpan } from '../syntax.ts';

/** Returns the code name in `session.custom.<code name>`; undefined for other parameters. */
export function codeNameOf(name: string): string | undefined {
  return name.startsWith(CUSTOM_PREFIX) && name.length > CUSTOM_PREFIX.length
    ? name.slice(CUSTOM_PREFIX.length)
    : undefined;
}

/** A custom field at a place in a script. */
export interface CustomFieldName {
  /** Decoded. */
  readonly codeName: string;
  /** The range of the code name, without a written `session.custom.`. */
  readonly span: TextSpan;
}

/** Returns the custom field whose name is at `offset`; undefined elsewhere. */
export function customFieldAt(text: string, offset: number): CustomFieldName | undefined {
  const cursor = cursorAt(text, offset);
  const found = cursor?.part === 'key' && parametersOf(cursor.line).find(({ node }) => node === cursor.node);
  return found ? fieldName(found) : undefined;
}

/** Returns the distinct code names of a script's custom fields. */
export function customFieldsOf(script: Script): readonly string[] {
  return [...new Set(fieldsOf(script).map(({ codeName }) => codeName))];
}

/**
 * Returns the edits that rename a custom field in all commands.
 * @throws Error if the new name is no valid code name, or a command would have it twice.
 */
export function renameCustomField(script: Script, from: string, to: string): readonly ScriptEdit[] {
  if (to.trim() === '' || to !== to.trim() || /\p{Cc}/u.test(to) || !to.isWellFormed()) {
    throw new Error('A code name must be a word without spaces around it.');
  }
  if (to === from) {
    return [];
  }
  return commandsOf(script).flatMap((line) => {
    const names = parametersOf(line).flatMap((each) => fieldName(each) ?? []);
    const renamed = names.filter(({ codeName }) => codeName === from);
    if (renamed.length > 0 && names.some(({ codeName }) => codeName === to)) {
      throw new Error(`A command has ${CUSTOM_PREFIX}${to} already.`);
    }
    return renamed.map(({ span }) => ({ span, text: percentEncode(to) }));
  });
}

function fieldsOf(script: Script): readonly CustomFieldName[] {
  return commandsOf(script).flatMap((line) => parametersOf(line).flatMap((each) => fieldName(each) ?? []));
}

function commandsOf({ lines }: Script): readonly CommandLine[] {
  return lines.filter((line) => line.kind === 'command');
}

function fieldName({ node, name }: ReadParameter): CustomFieldName | undefined {
  const codeName = codeNameOf(name);
  if (codeName === undefined || !node.key.raw.startsWith(CUSTOM_PREFIX)) {
    return undefined;
  }
  return { codeName, span: { start: node.key.start + CUSTOM_PREFIX.length, end: node.key.end } };
}
