import { csvLines, type Cell } from '../../../base/csv.ts';

/** A column: its heading and the value of each row. */
export interface Column<R> {
  readonly heading: string;
  readonly value: (row: R) => Cell;
}

/** A table as a CSV file. Begins with a byte order mark, by which Excel knows UTF-8. */
export function csvOf<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const headings = columns.map(({ heading }) => heading);
  return `\uFEFF${csvLines([headings, ...rows.map((row) => columns.map(({ value }) => value(row)))])}\r\n`;
}
