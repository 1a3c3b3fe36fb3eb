import type { Row } from '../../state/tables.ts';

/** Where `"id":{…}` of a row stands among the texts of its table: places of the id with its quotes, and of the fields. */
export interface KeptRow {
  readonly hash: number;
  id: number;
  idEnd: number;
  fields: number;
  end: number;
  /** Whether we wrote the fields, which are JSON then and may have braces in them; else a usual line has them. */
  isOwn: boolean;
  /** Where updates begin and end, by turns, written like the row; undefined where there are none. */
  updates: number[] | undefined;
  /** How long all updates are. */
  updateBytes: number;
  /** The row as it was read; undefined as long as nobody has asked for it. */
  row: Row | undefined;
}

const QUOTES = 2;
const FEWEST_SLOTS = 64;
const FREE = 0;
const DELETED = -1;

/** Rows by their ids, in the order in which they came, without a string for each id: its bytes stand with the row. */
export class KeptRows {
  /** In their order; undefined for those that are gone. */
  #rows: (KeptRow | undefined)[] = [];
  #size = 0;
  /** By hash: the number of a row, from 1. */
  #slots = new Int32Array(FEWEST_SLOTS);
  #taken = 0;

  /** How many rows there are. */
  get size(): number {
    return this.#size;
  }

  *[Symbol.iterator](): Generator<KeptRow, undefined> {
    for (const row of this.#rows) {
      if (row !== undefined) {
        yield row;
      }
    }
  }

  /** The row whose id stands in `bytes` from `start` to `end`, without quotes. @param texts where the rows stand. */
  get(texts: Buffer, bytes: Buffer, start: number, end: number): KeptRow | undefined {
    const slot = this.#find(texts, bytes, start, end);
    return slot === -1 ? undefined : this.#rowIn(slot);
  }

  /** Adds a row whose id is not there. */
  add(row: KeptRow): void {
    if ((this.#taken + 1) * 2 > this.#slots.length) {
      this.#rebuild();
    }
    this.#rows.push(row);
    this.#size++;
    this.#place(row.hash, this.#rows.length);
  }

  /** Takes a row away, told likewise; undefined where there is none. */
  delete(texts: Buffer, bytes: Buffer, start: number, end: number): KeptRow | undefined {
    const slot = this.#find(texts, bytes, start, end);
    const row = slot === -1 ? undefined : this.#rowIn(slot);
    if (row !== undefined) {
      this.#rows[(this.#slots[slot] ?? 0) - 1] = undefined;
      this.#slots[slot] = DELETED;
      this.#size--;
    }
    return row;
  }

  clear(): void {
    this.#rows = [];
    this.#size = 0;
    this.#slots.fill(FREE);
    this.#taken = 0;
  }

  #rowIn(slot: number): KeptRow | undefined {
    return this.#rows[(this.#slots[slot] ?? 0) - 1];
  }

  #find(texts: Buffer, bytes: Buffer, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; this.#slots[slot] !== FREE; slot = (slot + 1) & mask) {
      const row = this.#rowIn(slot);
      if (row?.hash === hash && isIdOf(row, texts, bytes, start, end)) {
        return slot;
      }
    }
    return -1;
  }

  #place(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== FREE) {
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = number;
    this.#taken++;
  }

  /** Makes room, and takes away the places of rows that are gone. */
  #rebuild(): void {
    this.#rows = [...this];
    let slots = FEWEST_SLOTS;
    while (slots < 4 * this.#size) {
      slots *= 2;
    }
    this.#slots = new Int32Array(slots);
    this.#taken = 0;
    this.#rows.forEach((row, index) => row && this.#place(row.hash, index + 1));
  }
}

/** FNV-1a, 32 bits. */
export function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  return hash;
}

function isIdOf(row: KeptRow, texts: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (row.idEnd - row.id - QUOTES !== end - start) {
    return false;
  }
  for (let at = start, own = row.id + 1; at < end; at++, own++) {
    if (texts[own] !== bytes[at]) {
      return false;
    }
  }
  return true;
}
