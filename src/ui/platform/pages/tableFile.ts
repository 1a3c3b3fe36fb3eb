import { csvOf } from '../../../reporting/models/text/csv.ts';
import type { Column, SaveFormat, TableRow } from '../../../webviews/kit/messages.ts';

/** A table as it is to be saved. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** A table as the text of a file: times as ISO 8601 in UTC, durations in seconds, sizes in bytes. */
export function tableFile(table: Table, format: SaveFormat): string {
  return format === 'csv' ? tableCsv(table) : tableJson(table);
}

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

/** Columns, or details, of one title are properties of their own. */
function tableJson({ columns, rows }: Table): string {
  const names = distinctNames(['id', 'details', ...columns.map(({ title }) => title)]).slice(2);
  const objects = rows.map(({ id, cells, details = [] }) => {
    const labels = distinctNames(details.map(({ label }) => label));
    return {
      id,
      ...Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null])),
      ...(details.length > 0 && {
        details: Object.fromEntries(details.map(({ value }, index) => [labels[index] ?? '', value])),
      }),
    };
  });
  return `${JSON.stringify(objects, undefined, 2)}\n`;
}

/** The names, with a number after those that are there already: `Rating`, `Rating (2)`. */
function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let distinct = name;
    for (let count = counts.get(name) ?? 1; taken.has(distinct); distinct = `${name} (${count})`) {
      count += 1;
      counts.set(name, count);
    }
    taken.add(distinct);
    return distinct;
  });
}
