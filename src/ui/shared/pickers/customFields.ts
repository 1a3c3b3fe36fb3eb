/** Custom fields by their code names. */
export type CustomFields = Readonly<Record<string, string>>;

/** Returns custom fields as people type them: `asset=PC-17; room=4.12`. */
export function customFieldsText(fields: CustomFields): string {
  return Object.entries(fields)
    .map(([codeName, value]) => `${codeName}=${value}`)
    .join('; ');
}

/**
 * Reads `asset=PC-17; room=4.12`. A value may contain `=`; a semicolon ends it. Undefined if a part has no code name or
 * no `=`, or if a code name occurs twice.
 */
export function parseCustomFields(text: string): CustomFields | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const fields = new Map<string, string>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const codeName = part.slice(0, Math.max(equals, 0)).trim();
    if (codeName === '' || fields.has(codeName)) {
      return undefined;
    }
    fields.set(codeName, part.slice(equals + 1).trim());
  }
  return Object.fromEntries(fields);
}
