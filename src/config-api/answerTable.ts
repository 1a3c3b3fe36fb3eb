import { isFields } from './fields.ts';

/** The items of an answer as rows of texts. */
export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An answer's body as a table: a row for each item of a list, or one for an object. Nested values are shown as JSON. */
export function answerTable(body: unknown): AnswerTable {
  const items: readonly unknown[] = Array.isArray(body) ? body : [body];
  const columns = [...new Set(items.flatMap((item) => (isFields(item) ? Object.keys(item) : ['value'])))];
  const rows = items.map((item) =>
    columns.map((column) => {
      const fields = isFields(item) ? item : { value: item };
      return Object.hasOwn(fields, column) ? cellText(fields[column]) : '';
    }),
  );
  return { columns, rows };
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
