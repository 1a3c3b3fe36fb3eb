import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { StateModel } from '../model/model.ts';
import { isRecord, type ModelUpdate, type RowMessage } from '../connection/protocol.ts';
import { SnapshotBoundary, type SnapshotPatience, type SnapshotState } from './snapshotBoundary.ts';
import { TABLE_NAMES } from '../tables.ts';

/** What a Staging is made with. */
export interface StagingOptions {
  readonly clock: Clock;
  readonly patience: SnapshotPatience;
  /** The rows that the snapshot will replace. */
  readonly current: StateModel;
  /** The site's time when it began to send, in seconds since the epoch, as far as told. */
  readonly since: number | undefined;
  readonly onOddity: (message: string) => void;
}

/** Collects the rows of a snapshot out of sight, so that the old ones stay until the new ones are complete. */
export class Staging implements Disposable {
  readonly #options: StagingOptions;
  readonly #boundary: SnapshotBoundary;
  /** The tables that had rows: a snapshot in which one of them is missing is not complete as far as anybody can tell. */
  readonly #expected: readonly string[];
  readonly #came = new Set<string>();
  /** Whether one message brought all that was expected, or at least several tables. */
  #cameAtOnce = false;
  #cameTogether = false;
  #model: StateModel;

  /** @param onComplete called once with the rows. */
  constructor(options: StagingOptions, onComplete: (model: StateModel) => void) {
    const { clock, patience, current } = options;
    this.#options = options;
    this.#expected = current.tableNames.filter((table) => current.rows(table).size > 0);
    this.#model = this.#newModel();
    this.#boundary = new SnapshotBoundary(
      clock,
      patience,
      () => this.#state(),
      () => onComplete(this.#model),
    );
  }

  /** A frame came that completes no message. */
  isComing(): void {
    this.#boundary.isComing();
  }

  add(message: RowMessage): void {
    if (message.type === 'truncate_model') {
      this.#model = this.#newModel();
      this.#came.clear();
      this.#cameAtOnce = false;
      this.#cameTogether = false;
      return;
    }
    const tables = this.#tablesOf(message);
    const before = this.#came.size;
    this.#cameTogether ||= tables.size > 1;
    this.#cameAtOnce ||= tables.size > 1 && this.#expected.every((table) => tables.has(table));
    tables.forEach((table) => this.#came.add(table));
    this.#model.apply(message);
    if (tables.size > 0) {
      this.#boundary.came(this.#came.size > before);
    }
  }

  /** The tables of which a message brings rows that were there already when the site began to send. */
  #tablesOf({ insert = {} }: ModelUpdate): ReadonlySet<string> {
    const { since } = this.#options;
    const old = Object.entries(insert).filter(([, rows]) => !isNews(firstRow(rows), since));
    return new Set(old.map(([table]) => table));
  }

  #state(): SnapshotState {
    if (this.#came.size === 0) {
      return 'empty';
    }
    if (this.#cameAtOnce && this.#expected.length > 0) {
      return 'whole';
    }
    if (this.#model.hasLooseLinks()) {
      return this.#cameAtOnce ? 'partial' : 'empty';
    }
    if (this.#cameAtOnce) {
      return 'whole';
    }
    const expected = this.#expected.length > 0 ? this.#expected : TABLE_NAMES;
    if (!expected.every((table) => this.#came.has(table))) {
      // A site that sends several tables in a message leaves out those that have no rows any more.
      return this.#cameTogether && this.#expected.length > 0 ? 'fewer' : 'partial';
    }
    return this.#model.hasRowsOf(this.#options.current) ? 'whole' : 'fewer';
  }

  #newModel(): StateModel {
    return new StateModel({ onOddity: this.#options.onOddity });
  }

  dispose(): void {
    this.#boundary.dispose();
  }
}

/** One row says enough of a table: a site sends what was there before in one piece, and news as they come. */
function firstRow(rows: unknown): unknown {
  for (const id in isRecord(rows) ? rows : {}) {
    return isRecord(rows) ? rows[id] : undefined;
  }
  return undefined;
}

function isNews(row: unknown, since: number | undefined): boolean {
  const created = isRecord(row) ? Number(row['created_timestamp']) : NaN;
  return since !== undefined && created > since;
}
