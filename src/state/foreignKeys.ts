import { TABLES } from './tables.ts';
import type { FieldKind, Row, TableName } from './tables.ts';

const NONE: ReadonlySet<string> = new Set();

/** The rows of one table by the value of one foreign key. */
export class ForeignKeyIndex {
  readonly #field: string;
  readonly #referencing = new Map<string, Set<string>>();

  constructor(field: string, rows: ReadonlyMap<string, Row>) {
    this.#field = field;
    for (const [id, row] of rows) {
      this.change(id, undefined, row);
    }
  }

  /** The ids of the rows that name `key`, in the order they came. */
  get(key: string): ReadonlySet<string> {
    return this.#referencing.get(key) ?? NONE;
  }

  /** Follows the row `id` from what it was to what it is; undefined where there was, or is, no row. */
  change(id: string, was: Row | undefined, is: Row | undefined): void {
    const from = was?.[this.#field];
    const to = is?.[this.#field];
    if (from === to) {
      return;
    }
    if (typeof from === 'string') {
      this.#remove(from, id);
    }
    if (typeof to === 'string') {
      this.#add(to, id);
    }
  }

  clear(): void {
    this.#referencing.clear();
  }

  #add(key: string, id: string): void {
    const ids = this.#referencing.get(key);
    if (ids === undefined) {
      this.#referencing.set(key, new Set([id]));
    } else {
      ids.add(id);
    }
  }

  #remove(key: string, id: string): void {
    const ids = this.#referencing.get(key);
    if (ids?.delete(id) === true && ids.size === 0) {
      this.#referencing.delete(key);
    }
  }
}

/** Whether `field` of `table` is a foreign key by the guide. */
export function isForeignKey(table: TableName, field: string): boolean {
  const kinds: Readonly<Record<string, FieldKind | undefined>> = TABLES[table];
  return typeof kinds[field] === 'object';
}
