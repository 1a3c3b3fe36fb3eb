import type { Column, PageTexts, TableContent, TableRow, Value } from './messages.ts';
import { compareTexts, valueText } from './format.ts';

/** What a chart narrows a column to: some values, or the numbers from one up to another. */
export interface BrushedColumn {
  readonly column: number;
  readonly values: ReadonlySet<Value> | { readonly from: number; readonly to: number };
}

/** Which rows a table shows, and in which order. */
export interface RowChoice {
  readonly search: string;
  /** The value chosen in a column, by the column's index. */
  readonly filters: ReadonlyMap<number, string>;
  readonly brushed: BrushedColumn | undefined;
  readonly sorted: TableContent['sorted'];
}

/** The indices of the rows that `choice` leaves, in its order. */
export function chooseRows(
  rows: readonly TableRow[],
  columns: readonly Column[],
  choice: RowChoice,
  texts: PageTexts,
): readonly number[] {
  const words = choice.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const indices: number[] = [];
  rows.forEach((row, index) => {
    if (fits(row, columns, choice, words, texts)) {
      indices.push(index);
    }
  });
  const { sorted } = choice;
  if (sorted) {
    const sign = sorted.falling ? -1 : 1;
    const cell = (index: number) => rows[index]?.cells[sorted.column] ?? null;
    indices.sort((a, b) => sign * compare(cell(a), cell(b)) || a - b);
  }
  return indices;
}

function fits(
  row: TableRow,
  columns: readonly Column[],
  { filters, brushed }: RowChoice,
  words: readonly string[],
  texts: PageTexts,
): boolean {
  for (const [column, value] of filters) {
    if (String(row.cells[column] ?? '') !== value) {
      return false;
    }
  }
  if (brushed && !isBrushed(row.cells[brushed.column] ?? null, brushed.values)) {
    return false;
  }
  if (words.length === 0) {
    return true;
  }
  const cells = row.cells.map((value, index) => valueText(value, columns[index]?.kind ?? 'text', texts));
  const details = row.details?.map(({ label, value }) => `${label} ${String(value ?? '')}`) ?? [];
  const text = [...cells, ...details].join('\n').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

function isBrushed(value: Value, values: BrushedColumn['values']): boolean {
  return 'has' in values ? values.has(value) : typeof value === 'number' && value >= values.from && value < values.to;
}

/** Rows without a value come first. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) {
    return Number(a !== null) - Number(b !== null);
  }
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
}

/** The values of a column to filter by, in their order; none where there are too many to choose from. */
export function filterValues(rows: readonly TableRow[], column: number): readonly string[] {
  const values = new Set(rows.map(({ cells }) => String(cells[column] ?? '')).filter((value) => value !== ''));
  return values.size > 1 && values.size <= 100 ? [...values].sort(compareTexts) : [];
}
