import type { TableName } from './tables.ts';

/** A row as it goes over the wire: flags as 1 and 0, ids and keys as strings. */
export type WireRow = Record<string, string | number>;

/** The `model_update` message (guide: Model Updates). */
export interface ModelUpdate {
  readonly type: 'model_update';
  readonly insert?: Readonly<Record<string, Readonly<Record<string, WireRow>>>>;
  readonly update?: Readonly<Record<string, Readonly<Record<string, WireRow>>>>;
  readonly delete?: Readonly<Record<string, readonly string[]>>;
}

/** Field values as the demo keeps them. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** Values as they go over the wire. */
export function toWire(values: Values): WireRow {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === 'boolean' ? Number(value) : value]),
  );
}

/** A new row as it goes over the wire. Empty texts and keys are left out, for "some fields may not be listed". */
export function toWireInsert(values: Values): WireRow {
  return toWire(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
}

/** Row changes folded into the fewest that lead to the same rows, until they are taken. */
export class Batch {
  readonly #inserted = new Changes<Values>();
  readonly #updated = new Changes<Values>();
  readonly #deleted = new Changes<true>();

  insert(table: TableName, id: string, values: Values): void {
    this.#inserted.of(table).set(id, values);
  }

  update(table: TableName, id: string, values: Values): void {
    const inserted = this.#inserted.of(table).get(id);
    if (inserted) {
      this.#inserted.of(table).set(id, { ...inserted, ...values });
    } else {
      this.#updated.of(table).set(id, { ...this.#updated.of(table).get(id), ...values });
    }
  }

  delete(table: TableName, id: string): void {
    this.#updated.of(table).delete(id);
    if (!this.#inserted.of(table).delete(id)) {
      this.#deleted.of(table).set(id, true);
    }
  }

  /** The message for everything since the last call; undefined when nothing is left to tell. */
  take(): ModelUpdate | undefined {
    const insert = this.#inserted.drain((rows) => mapRows(rows, toWireInsert));
    const update = this.#updated.drain((rows) => mapRows(rows, toWire));
    const deleted = this.#deleted.drain((rows) => [...rows.keys()]);
    if (!insert && !update && !deleted) {
      return undefined;
    }
    return {
      type: 'model_update',
      ...(insert && { insert }),
      ...(update && { update }),
      ...(deleted && { delete: deleted }),
    };
  }
}

/** Rows by id, each turned into its wire form. */
export function mapRows<V>(rows: ReadonlyMap<string, V>, turn: (values: V) => WireRow): Record<string, WireRow> {
  return Object.fromEntries([...rows].map(([id, values]) => [id, turn(values)]));
}

/** What one kind of change has gathered, by table and row id. */
class Changes<V> {
  readonly #tables = new Map<TableName, Map<string, V>>();

  of(table: TableName): Map<string, V> {
    const rows = this.#tables.get(table) ?? new Map<string, V>();
    this.#tables.set(table, rows);
    return rows;
  }

  /** Empties this; undefined when there was nothing. */
  drain<W>(turn: (rows: ReadonlyMap<string, V>) => W): Record<string, W> | undefined {
    const filled = [...this.#tables].filter(([, rows]) => rows.size > 0);
    this.#tables.clear();
    return filled.length > 0 ? Object.fromEntries(filled.map(([table, rows]) => [table, turn(rows)])) : undefined;
  }
}
