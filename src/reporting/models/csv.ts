import papaparse from 'papaparse';

/** A value of a table. */
export type Cell = string | number | boolean | null | undefined;

/** A column: its heading and the value of each row. */
export interface Column<R> {
  readonly heading: string;
  readonly value: (row: R) => Cell;
}

/** What a spreadsheet would take for a formula, in the spellings of full width too; blanks before it do not help. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A table as CSV (RFC 4180) that spreadsheets open as text: what would be a formula gets an apostrophe before it. Begins
 * with a byte order mark, by which Excel knows UTF-8.
 */
export function csvOf<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const headings = columns.map(({ heading }) => guarded(heading));
  const data = rows.map((row) => columns.map(({ value }) => guarded(value(row))));
  return `\uFEFF${papaparse.unparse([headings, ...data], { newline: '\r\n' })}\r\n`;
}

/** Numbers stay what they are: a figure below zero is no formula. */
function guarded(value: Cell): string {
  if (typeof value !== 'string') {
    return value === null || value === undefined ? '' : String(value);
  }
  const text = value.toWellFormed().replace(/\u0000/g, '');
  return FORMULA.test(text) ? `'${text}` : text;
}
