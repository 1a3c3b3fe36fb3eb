import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { Batch, mapRows, toWireInsert, type ModelUpdate, type Values } from './rowChanges.ts';
import { TABLE_NAMES, type Row, type TableName } from './tables.ts';

type Tables = { readonly [T in TableName]: Map<string, Row<T>> };

const LARGEST_ID = 2n ** 64n - 1n;

/**
 * The demo appliance's system state model: all rows of all tables. Changes are told in batches, so that a burst of
 * them is one message, as from a real appliance.
 */
export class DemoModel implements Disposable {
  readonly #clock: Clock;
  readonly #flushMilliseconds: number;
  readonly #tables = emptyTables();
  readonly #batch = new Batch();
  readonly #didUpdate = new Emitter<ModelUpdate>();
  readonly #didTruncate = new Emitter<void>();
  #ids = 0n;
  #flushing: Disposable | undefined;

  /** @param flushMilliseconds how long changes are gathered before they are told. */
  constructor(clock: Clock, flushMilliseconds = 500) {
    this.#clock = clock;
    this.#flushMilliseconds = flushMilliseconds;
  }

  /** Fired with each batch of changes. */
  readonly onDidUpdate = this.#didUpdate.event;
  /** Fired after all rows went at once. */
  readonly onDidTruncate = this.#didTruncate.event;

  /** Seconds since the epoch by the demo site's clock. */
  now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }

  /**
   * An identifier no other row has. Every other one lies above 2^53, close enough to its neighbours that a reader
   * who keeps ids as floating-point numbers mixes them up.
   */
  allocateId(): string {
    this.#ids += 1n;
    return String(this.#ids % 2n === 0n ? LARGEST_ID - this.#ids : 1000n + this.#ids);
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    return this.#tables[table];
  }

  /** Adds a row and returns its id. */
  insert<T extends TableName>(table: T, row: Row<T>): string {
    const id = this.allocateId();
    this.#tables[table].set(id, row);
    this.#batch.insert(table, id, row);
    this.#scheduleFlush();
    return id;
  }

  /** Changes fields of a row; what is no change, and a row that is not there, are passed over. */
  update<T extends TableName>(table: T, id: string, changes: Partial<Row<T>>): void {
    const row = this.#tables[table].get(id);
    const before: Values = { ...row };
    const values = Object.entries<string | number | boolean | undefined>(changes);
    const changed: Record<string, string | number | boolean> = {};
    for (const [field, value] of values) {
      if (value !== undefined && value !== before[field]) {
        changed[field] = value;
      }
    }
    if (row && Object.keys(changed).length > 0) {
      this.#tables[table].set(id, { ...row, ...changed });
      this.#batch.update(table, id, changed);
      this.#scheduleFlush();
    }
  }

  /** Removes a row; whoever refers to it must be removed or changed in the same breath. */
  delete(table: TableName, id: string): void {
    if (this.#tables[table].delete(id)) {
      this.#batch.delete(table, id);
      this.#scheduleFlush();
    }
  }

  /** All rows of `tables` as one message; every table is named, also an empty one. */
  snapshot(tables: readonly TableName[]): ModelUpdate {
    const rowsOf = (table: TableName): ReadonlyMap<string, Values> => this.#tables[table];
    const insert = Object.fromEntries(tables.map((table) => [table, mapRows(rowsOf(table), toWireInsert)]));
    return { type: 'model_update', insert };
  }

  /** Tells what has changed so far without waiting for the batch to fill. */
  flush(): void {
    this.#flushing?.dispose();
    this.#flushing = undefined;
    const update = this.#batch.take();
    if (update) {
      this.#didUpdate.fire(update);
    }
  }

  /** Empties all tables, as a restart of the appliance's processes does; row ids may be used again after it. */
  truncate(): void {
    this.flush();
    for (const table of Object.values(this.#tables)) {
      table.clear();
    }
    this.#ids = 0n;
    this.#didTruncate.fire();
  }

  dispose(): void {
    this.#flushing?.dispose();
    this.#didUpdate.dispose();
    this.#didTruncate.dispose();
  }

  #scheduleFlush(): void {
    this.#flushing ??= this.#clock.after(this.#flushMilliseconds, () => this.flush());
  }
}

function emptyTables(): Tables {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map()])) as Tables;
}
