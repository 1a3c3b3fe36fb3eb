import { setImmediate as nextTurn } from 'node:timers/promises';
import { SiteError } from '../../site/errors.ts';
import type { SiteFacts } from '../../schema/siteFacts.ts';
import { validateParams } from '../validate.ts';
import { mapColumns, wasImported, type ChosenColumns } from './columns.ts';
import type { CsvRow, CsvTable } from './csv.ts';
import { rowParams, type Cells } from './rowParams.ts';

/** A checked row: the parameters to send, or the fault. Row 1 is the first data row. */
export type CheckedRow =
  | {
      readonly row: number;
      readonly params: Readonly<Record<string, unknown>>;
      /** Set if the result file of an earlier import says that the row was imported, so it is not sent again. */
      readonly done?: true;
    }
  | { readonly row: number; readonly error: string };

/** Options of `checkRows`. */
export interface CheckOptions {
  readonly chosen?: ChosenColumns | undefined;
  readonly facts?: SiteFacts | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The number of rows checked before yielding to other tasks. */
const ROWS_AT_ONCE = 100;

/** Converts rows given as objects to a table, with their property names as headings. */
export function tableOf(rows: readonly Cells[]): CsvTable {
  const headings = new Set(rows.flatMap((cells) => Object.keys(cells)));
  return { headings: [...headings], rows: rows.map((cells) => ({ cells })) };
}

/**
 * Checks every row of a table, without a request to the site.
 * @throws SiteError `cancelled`
 */
export async function checkRows(table: CsvTable, options: CheckOptions = {}): Promise<readonly CheckedRow[]> {
  const check = rowChecker(table.headings, options);
  const checked: CheckedRow[] = [];
  for (const row of table.rows) {
    if (checked.length % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
      await nextTurn();
    }
    if (options.signal?.aborted) {
      throw new SiteError('cancelled', 'Cancelled.');
    }
    checked.push(check(row, checked.length + 1));
  }
  return checked;
}

function rowChecker(headings: readonly string[], { chosen, facts }: CheckOptions) {
  const mapping = mapColumns(headings, chosen);
  return ({ cells, problem }: CsvRow, row: number): CheckedRow => {
    if (problem !== undefined) {
      return { row, error: problem };
    }
    try {
      const params = rowParams(cells, mapping);
      validateParams('import_jump_shortcut', params, facts);
      return { row, params, ...(wasImported(headings, cells) && { done: true }) };
    } catch (error) {
      if (SiteError.is(error)) {
        return { row, error: error.message };
      }
      throw error;
    }
  };
}
