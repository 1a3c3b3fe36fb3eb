import Papa from 'papaparse';
import type { CsvTable } from './csv.ts';
import type { RowResult } from './importRows.ts';

/**
 * A CSV file that says of every row what became of it, beside the row as it was: corrected, it can be imported again.
 * Cells that a spreadsheet would take for formulas are made harmless.
 */
export function resultFile(results: readonly RowResult[], { headings, rows }: CsvTable): string {
  const columns = headings.filter((heading) => heading !== '');
  const lines = results.map(({ row, ok, error }) => [
    String(row),
    ok ? 'yes' : 'no',
    error ?? '',
    ...columns.map((heading) => asCell(rows[row - 1]?.cells[heading])),
  ]);
  return Papa.unparse([['Row', 'Imported', 'Reason', ...columns], ...lines], { escapeFormulae: true });
}

function asCell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
