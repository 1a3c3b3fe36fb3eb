import type * as vscode from 'vscode';
import type { Column, SaveFormat, TableRow } from '../../webviews/report/messages.ts';
import { csvOf } from '../../reporting/models/csv.ts';
import { saveText } from './saveText.ts';

/** A table as it is to be saved. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** Asks where to, and writes the rows. */
export async function saveTable(table: Table, format: SaveFormat, title: string): Promise<vscode.Uri | undefined> {
  return saveText(format === 'csv' ? tableCsv(table) : tableJson(table), title, format);
}

/** Times as ISO 8601 in UTC, durations in seconds, sizes in bytes. */
function tableCsv({ columns, rows }: Table): string {
  const written = columns.map((column, index) => ({
    heading: column.title,
    value: ({ cells }: TableRow) => {
      const value = cells[index] ?? null;
      const isTime = column.kind === 'time' && typeof value === 'number' && Math.abs(value) < 8.64e12;
      return isTime ? new Date(value * 1000).toISOString() : value;
    },
  }));
  return csvOf(written, rows);
}

function tableJson({ columns, rows }: Table): string {
  const objects = rows.map(({ id, cells, details = [] }) => ({
    id,
    ...Object.fromEntries(columns.map(({ title }, index) => [title, cells[index] ?? null])),
    ...(details.length > 0 && { details: Object.fromEntries(details.map(({ label, value }) => [label, value])) }),
  }));
  return `${JSON.stringify(objects, undefined, 2)}\n`;
}
