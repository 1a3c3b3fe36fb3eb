import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock, type Clock } from '../../base/clock.ts';
import { SiteError, type SiteErrorReason } from '../../site/errors.ts';
import type { CommandClient } from '../client.ts';
import type { CheckedRow } from './checkRows.ts';
import { Pace } from './pace.ts';

/** What became of a row; row 1 is the first data row. */
export interface RowResult {
  readonly row: number;
  readonly ok: boolean;
  /** Why not. */
  readonly error?: string;
}

/** How rows are imported. */
export interface ImportOptions {
  readonly commands: Pick<CommandClient, 'runNamed'>;
  /** Tells of every row whether it would be sent, and sends none. */
  readonly dryRun?: boolean | undefined;
  /** The row to begin with; 1 when left out. After a break it is the last row told, plus one. */
  readonly from?: number | undefined;
  /** Ends the import: no more rows are sent, and those under way are told. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

/** The limits of a site (field: 20 requests a second for an account) and of our own manners. */
const PER_SECOND = 20;
const AT_ONCE = 4;
/** Rows told before others get their turn. */
const ROWS_AT_ONCE = 100;

/** Failures of one row alone. After any other, the rows that follow would fail as well. */
const OF_ONE_ROW: readonly SiteErrorReason[] = ['site-error', 'invalid-parameter', 'bad-answer', 'outcome-unknown'];

/**
 * Creates the Jump shortcuts of checked rows, at a site's pace, and tells what became of each, in the rows' order.
 * Every row that was sent is told before the import ends, so it can go on after the last one told.
 * @throws SiteError that keeps all further rows from being sent, after the results of those that were.
 */
export async function* importRows(
  rows: readonly CheckedRow[],
  options: ImportOptions,
): AsyncGenerator<RowResult, void, undefined> {
  const sender = new Sender(options);
  const underWay: Promise<RowResult>[] = [];
  for (const row of rows.slice(Math.max(0, (options.from ?? 1) - 1))) {
    if (!(await sender.mayTake(row))) {
      break;
    }
    underWay.push(sender.take(row));
    const first = underWay.length < AT_ONCE ? undefined : underWay.shift();
    if (first) {
      yield await first;
    }
  }
  for (const result of underWay) {
    yield await result;
  }
  if (sender.failure) {
    throw sender.failure;
  }
}

/** Sends rows at a site's pace until one fails for a reason that the others would fail for as well. */
class Sender {
  readonly #options: ImportOptions;
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  #taken = 0;
  /** What keeps all further rows from being sent. */
  failure: Error | undefined;

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#pace = new Pace(PER_SECOND, options.clock ?? systemClock);
    this.#signal = options.signal ?? new AbortController().signal;
  }

  /** Waits for the row's turn; false when it is not to be sent any more. */
  async mayTake(row: CheckedRow): Promise<boolean> {
    this.#taken += 1;
    if (this.#taken % ROWS_AT_ONCE === 0) {
      await nextTurn();
    }
    const waits = this.#isSent(row) && !this.#isOver();
    const hadTurn = !waits || (await this.#hadTurn());
    return hadTurn && !this.#isOver();
  }

  /** Never rejects. */
  async take(row: CheckedRow): Promise<RowResult> {
    if ('error' in row) {
      return { row: row.row, ok: false, error: row.error };
    }
    try {
      await (this.#isSent(row) ? this.#options.commands.runNamed('import_jump_shortcut', row.params) : undefined);
      return { row: row.row, ok: true };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (!isOfOneRow(failure)) {
        this.failure ??= failure;
      }
      return { row: row.row, ok: false, error: failure.message };
    }
  }

  #isSent(row: CheckedRow): boolean {
    return 'params' in row && !row.done && this.#options.dryRun !== true;
  }

  #isOver(): boolean {
    return this.#signal.aborted || this.failure !== undefined;
  }

  async #hadTurn(): Promise<boolean> {
    try {
      await this.#pace.turn(this.#signal);
      return true;
    } catch (error) {
      if (SiteError.is(error, 'cancelled')) {
        return false;
      }
      throw error;
    }
  }
}

/** A site that fails over one row would fail over the others as well. */
function isOfOneRow(failure: Error): boolean {
  return SiteError.is(failure, ...OF_ONE_ROW) && failure.details.cause !== 'server';
}
