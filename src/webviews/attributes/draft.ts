import type { AttributeField, Edits } from './messages.ts';

/** A value as a box for text has it, which knows one kind of line end. */
export function asTyped(value: string): string {
  return value.replace(/\r\n?/g, '\n');
}

/** What changes by the edits, with the line ends that the values had. What was typed back to what it was is no change. */
export function changesOf(fields: readonly AttributeField[], edits: Edits): Edits {
  const known = new Map(fields.map((field) => [field.codeName, field]));
  const changed = Object.entries(edits).flatMap(([codeName, typed]) => {
    const { value = '', differs = false } = known.get(codeName) ?? {};
    const isSame = !differs && asTyped(typed) === asTyped(value);
    const lineEnd = value.includes('\r\n') ? '\r\n' : '\n';
    return isSame ? [] : [[codeName, asTyped(typed).replaceAll('\n', lineEnd)] as const];
  });
  return Object.fromEntries(changed);
}
