import type { RawRow } from './rowValues.ts';
import type { Row } from './tables.ts';

/** The place of one row in its table. */
export class RowEntry {
  row: RawRow;
  /** Whether somebody may hold `row`: then it must not change any more, and the next update makes a copy. */
  isShared = false;
  /** The step that changed the row last, and the number of its note there. */
  step = 0;
  note = 0;

  constructor(row: RawRow) {
    this.row = row;
  }
}

/** The rows of one table as readers see them. Whatever they are given stays as it is. */
export class SharedRows implements ReadonlyMap<string, Row> {
  readonly #entries: ReadonlyMap<string, RowEntry>;

  constructor(entries: ReadonlyMap<string, RowEntry>) {
    this.#entries = entries;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  get(id: string): Row | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : share(entry);
  }

  forEach(visit: (row: Row, id: string, rows: ReadonlyMap<string, Row>) => void): void {
    this.#entries.forEach((entry, id) => visit(share(entry), id, this));
  }

  keys(): MapIterator<string> {
    return this.#entries.keys();
  }

  *values(): Generator<Row, undefined> {
    for (const entry of this.#entries.values()) {
      yield share(entry);
    }
  }

  *entries(): Generator<[string, Row], undefined> {
    for (const [id, entry] of this.#entries) {
      yield [id, share(entry)];
    }
  }

  [Symbol.iterator](): Generator<[string, Row], undefined> {
    return this.entries();
  }
}

function share(entry: RowEntry): Row {
  entry.isShared = true;
  return entry.row;
}
