import { setImmediate as nextTurn } from 'node:timers/promises';
import { csvLines } from '../../base/csv.ts';
import { RESULT_COLUMNS } from './columns.ts';
import type { CsvTable } from './csv.ts';
import type { RowResult } from './importRows.ts';

/** The number of rows written before yielding to other tasks. */
const ROWS_AT_ONCE = 200;

/**
 * Returns a CSV file with the result of every row beside its cells. It can be corrected and imported again; then only
 * rows that were not imported are sent. Cells that a spreadsheet would take for formulas are guarded. Rows without a
 * result were not tried.
 */
export async function resultFile(results: readonly RowResult[], { headings, rows }: CsvTable): Promise<string> {
  const columns = headings.filter((heading) => heading !== '' && !isResultColumn(heading));
  const byRow = new Map(results.map((result) => [result.row, result]));
  const pieces = [csvLines([[...RESULT_COLUMNS, ...columns]])];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const lines = rows.slice(from, from + ROWS_AT_ONCE).map(({ cells }, index) => {
      const row = from + index + 1;
      return [String(row), ...outcome(byRow.get(row)), ...columns.map((heading) => asCell(cells[heading]))];
    });
    pieces.push(csvLines(lines));
    await nextTurn();
  }
  return pieces.join('\r\n');
}

function outcome(result: RowResult | undefined): readonly string[] {
  return result ? [result.ok ? 'yes' : 'no', result.error ?? ''] : ['', ''];
}

function isResultColumn(heading: string): boolean {
  return RESULT_COLUMNS.some((column) => column === heading);
}

function asCell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
