import { isFields } from './openApi.ts';

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

/** A table as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvText({ columns, rows }: AnswerTable): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
