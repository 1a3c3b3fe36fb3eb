import { cursorAt, parametersOf, type ReadParameter } from './cursor.ts';
import { CUSTOM_PREFIX } from '../../schema/parameters.ts';
import { percentEncode } from '../percentEncoding.ts';
import type { ScriptEdit } from '../checks/problems.ts';
import type { CommandLine, Script, Span } from '../syntax.ts';

/** The code name in `session.custom.<code name>`; undefined for the name of another parameter. */
export function codeNameOf(name: string): string | undefined {
  return name.startsWith(CUSTOM_PREFIX) && name.length > CUSTOM_PREFIX.length
    ? name.slice(CUSTOM_PREFIX.length)
    : undefined;
}

/** A custom field where it stands in a script. */
export interface CustomFieldName {
  /** Decoded. */
  readonly codeName: string;
  /** Where the code name stands, without `session.custom.` where that is written out. */
  readonly span: Span;
}

/** The custom field whose name `offset` is on; undefined elsewhere. */
export function customFieldAt(text: string, offset: number): CustomFieldName | undefined {
  const cursor = cursorAt(text, offset);
  const found = cursor?.part === 'key' && parametersOf(cursor.line).find(({ node }) => node === cursor.node);
  return found ? fieldName(found) : undefined;
}

/** The code names of the custom fields that a script has, each once. */
export function customFieldsOf(script: Script): readonly string[] {
  return [...new Set(fieldsOf(script).map(({ codeName }) => codeName))];
}

/**
 * The edits that give a custom field another code name in all commands.
 * @throws Error where the new one is no code name, or a command would have it twice.
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
