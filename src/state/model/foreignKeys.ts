import { TABLES } from '../tables.ts';
import type { FieldKind, Row, TableName } from '../tables.ts';

const NONE: ReadonlySet<string> = new Set();

/** So many changes are kept in any case before an index that nobody reads is given up. */
const FEWEST_PENDING = 1_000;

/**
 * The rows of one table by the value of one foreign key. It is brought up to date when it is read: while nobody does,
 * changes are only kept, and when they outnumber the rows the index is given up until someone asks again.
 */
export class ForeignKeyIndex {
  readonly field: string;
  readonly #rows: ReadonlyMap<string, Row>;
  /**
   * By `mapKey`. Most keys are those of one row: it becomes a set when there are more, or when someone asks.
   */
  readonly #referencing = new Map<string, string | Set<string>>();
  #isBuilt = false;
  /** Row id, old value, new value; and so on. */
  #pending: unknown[] = [];

  constructor(field: string, rows: ReadonlyMap<string, Row>) {
    this.field = field;
    this.#rows = rows;
  }

  /** The ids of the rows that name `key`, in the order they came. */
  get(key: string): ReadonlySet<string> {
    if (this.#isBuilt) {
      this.#catchUp();
    } else {
      this.#build();
    }
    const ids = this.#referencing.get(mapKey(key));
    return ids === undefined ? NONE : this.#setOf(mapKey(key), ids);
  }

  /** Follows the row `id` from one value of the field to another; what is no string is no key. */
  change(id: string, from: unknown, to: unknown): void {
    if (this.#isBuilt && from !== to) {
      this.#pending.push(id, from, to);
      if (this.#pending.length > 3 * Math.max(FEWEST_PENDING, this.#rows.size)) {
        this.clear();
      }
    }
  }

  clear(): void {
    this.#isBuilt = false;
    this.#pending = [];
    this.#referencing.clear();
  }

  #build(): void {
    this.#isBuilt = true;
    for (const [id, row] of this.#rows) {
      this.#move(id, undefined, row[this.field]);
    }
  }

  #catchUp(): void {
    const pending = this.#pending;
    if (pending.length > 0) {
      this.#pending = [];
      for (let at = 0; at < pending.length; at += 3) {
        this.#move(String(pending[at]), pending[at + 1], pending[at + 2]);
      }
    }
  }

  #move(id: string, from: unknown, to: unknown): void {
    if (typeof from === 'string') {
      this.#remove(mapKey(from), id);
    }
    if (typeof to === 'string') {
      this.#add(mapKey(to), id);
    }
  }

  #setOf(key: string, ids: string | Set<string>): Set<string> {
    if (typeof ids !== 'string') {
      return ids;
    }
    const set = new Set([ids]);
    this.#referencing.set(key, set);
    return set;
  }

  #add(key: string, id: string): void {
    const ids = this.#referencing.get(key);
    if (ids === undefined) {
      this.#referencing.set(key, id);
    } else {
      this.#setOf(key, ids).add(id);
    }
  }

  #remove(key: string, id: string): void {
    const ids = this.#referencing.get(key);
    if (ids === id || (typeof ids === 'object' && ids.delete(id) && ids.size === 0)) {
      this.#referencing.delete(key);
    }
  }
}

/** A string that is no integer: V8 has hashed those by their value, and a site chooses it. See `rowIdSpread.ts`. */
const mapKey = (key: string): string => `#${key}`;

/** Whether `field` of `table` is a foreign key by the guide. */
export function isForeignKey(table: TableName, field: string): boolean {
  const kinds: Readonly<Record<string, FieldKind | undefined>> = TABLES[table];
  return typeof kinds[field] === 'object';
}
