/** What a form's fields hold, by their names. */
export function queryValues(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}
