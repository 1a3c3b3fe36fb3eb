import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock, type Clock } from '../../base/clock.ts';
import { SiteError, type SiteErrorReason } from '../../site/errors.ts';
import type { CommandClient } from '../client.ts';
import type { CheckedRow } from './checkRows.ts';
import { Pace } from './pace.ts';

/** The result of a row; row 1 is the first data row. */
export interface RowResult {
  readonly row: number;
  readonly ok: boolean;
  /** The reason of a failure. */
  readonly error?: string;
}

/** Options of `importRows`. */
export interface ImportOptions {
  readonly commands: Pick<CommandClient, 'runNamed'>;
  /** Reports for every row whether it would be sent, and sends none. */
  readonly dryRun?: boolean | undefined;
  /** The first row to import; by default 1. To resume after an interruption, pass the last reported row plus one. */
  readonly from?: number | undefined;
  /** Ends the import: no more rows are sent, and those under way are reported. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
}

/** Rows per second, the site's limit (20 requests a second for an account), and rows at once, our own. */
const PER_SECOND = 20;
const AT_ONCE = 4;
/** The number of rows reported before yielding to other tasks. */
const ROWS_AT_ONCE = 100;

/** Failures that concern a single row. Any other failure would repeat for the rows after it. */
const OF_ONE_ROW: readonly SiteErrorReason[] = ['site-error', 'invalid-parameter', 'bad-answer', 'outcome-unknown'];

/**
 * Creates the Jump shortcuts of checked rows at the rate that a site allows, and yields the result of each in order.
 * Every row that was sent is reported before the import ends, so that it can be resumed after the last reported one.
 * @throws SiteError that prevents sending further rows, after the results of those that were sent.
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

/** Sends rows at the rate that a site allows, until one fails for a reason that affects the others too. */
class Sender {
  readonly #options: ImportOptions;
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  #taken = 0;
  /** The failure that prevents sending further rows. */
  failure: Error | undefined;

  constructor(options: ImportOptions) {
    this.#options = options;
    this.#pace = new Pace(PER_SECOND, options.clock ?? systemClock);
    this.#signal = options.signal ?? new AbortController().signal;
  }

  /** Waits for the row's turn; returns false if it must not be sent any more. */
  async mayTake(row: CheckedRow): Promise<boolean> {
    this.#taken += 1;
    if (this.#taken % ROWS_AT_ONCE === 0) {
      await nextTurn();
    }
    const waits = this.#isSent(row) && !this.#isOver();
    const hadTurn = !waits || (await this.#hadTurn());
    return hadTurn && !this.#isOver();
  }

  /** Sends a row and returns its result. Never rejects. */
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

/** True if the failure concerns only its row; a site that fails internally would fail for the others too. */
function isOfOneRow(failure: Error): boolean {
  return SiteError.is(failure, ...OF_ONE_ROW) && failure.details.cause !== 'server';
}
