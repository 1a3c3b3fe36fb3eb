import { fieldRules } from '../../state/rowValues.ts';
import type { FieldRules, RawRow } from '../../state/rowValues.ts';
import type { Row } from '../../state/tables.ts';
import type { ByteStore } from './byteStore.ts';
import { hashOf, KeptRows } from './keptRows.ts';
import type { KeptRow, Part } from './keptRows.ts';
import { readRows, rowText, updatedRow } from './rowText.ts';
import { TidyStore } from './tidyStore.ts';

const COMMA = 0x2c;
/** So many updates of one row are kept unread. */
const MOST_UPDATES = 32;
/** Lines are about so long: a row that makes a line unusual makes only this one slow to read. */
const LINE_BYTES = 64 * 1024;
const LINE_END = Buffer.from('}}}\n');

/**
 * The rows of one table, as texts that are read when somebody asks for the rows. What a line says of a row is copied
 * into memory that the garbage collector need not look at.
 */
export class FoldedTable {
  readonly #name: string;
  readonly #rules: FieldRules;
  readonly #kept = new KeptRows();
  /** `"id":{…},` of each row. */
  readonly #texts = new TidyStore();
  readonly #updates = new TidyStore();
  #rows: ReadonlyMap<string, Row> | undefined;

  constructor(name: string) {
    this.#name = name;
    this.#rules = fieldRules(name);
  }

  /** The rows as they stand; a change makes another map. Rows of which nothing could be read are not there. */
  get rows(): ReadonlyMap<string, Row> {
    this.#rows ??= this.#readAll();
    return this.#rows;
  }

  /** About how many bytes `write` adds. */
  get bytes(): number {
    return this.#texts.live + 2 * this.#updates.live;
  }

  /** Inserts a row of which a line has `"id":{…}`, the fields up to `end`. What cannot be read changes nothing. */
  insert(id: Part, end: number): void {
    this.#rows = undefined;
    const kept = this.#kept.get(id, this.#texts.buffer);
    if (kept === undefined) {
      this.#keep(id, end);
    } else {
      const [fields] = readRows(this.#name, [id.bytes.toString('utf8', id.end + 2, end)]);
      this.#replace(kept, updatedRow(undefined, fields === undefined ? [] : [fields], this.#rules));
    }
  }

  /** Updates a row likewise. */
  update(id: Part, end: number): void {
    this.#rows = undefined;
    const kept = this.#kept.get(id, this.#texts.buffer);
    if (kept === undefined) {
      this.#keep(id, end);
      return;
    }
    const at = this.#updates.add(id.bytes, id.start - 1, end);
    kept.updates ??= [];
    kept.updates.push(at, at + end - id.start + 1);
    kept.row = undefined;
    if (kept.updates.length > 2 * MOST_UPDATES) {
      this.#shorten(kept);
    }
  }

  /** Inserts a row of these fields, which are taken over. */
  insertFields(id: string, fields: RawRow): void {
    this.#set(id, updatedRow(undefined, [fields], this.#rules));
  }

  /** Updates a row likewise. */
  updateFields(id: string, fields: RawRow): void {
    const kept = this.#kept.get(partOf(id), this.#texts.buffer);
    this.#set(id, updatedRow(kept && this.#read(kept), [fields], this.#rules));
  }

  delete(id: Part): void {
    this.#rows = undefined;
    const kept = this.#kept.delete(id, this.#texts.buffer);
    if (kept !== undefined) {
      this.#texts.forget(kept.end + 1 - kept.start);
      this.#forgetUpdates(kept);
      this.#tidy();
    }
  }

  clear(): void {
    this.#rows = undefined;
    this.#kept.clear();
    this.#texts.clear();
    this.#updates.clear();
  }

  /** Writes lines of an event archive that lead from nothing to these rows. */
  write(lines: ByteStore): void {
    this.#tidyTexts();
    this.#writeLines(lines, 'insert', this.#texts.buffer, this.#lineEnds());
    this.#writeLines(lines, 'update', this.#updates.buffer, this.#updateEnds());
  }

  /**
   * Where rows that make up one line begin and end, once they stand in their order. A line that cannot be cut must be
   * JSON as a whole, so that those that may be none have lines of their own.
   */
  *#lineEnds(): Generator<readonly [start: number, end: number]> {
    let start = 0;
    let last = 0;
    let isLineJson = true;
    for (const { end, isJson } of this.#kept) {
      if ((end - start > LINE_BYTES || isJson !== isLineJson) && last > start) {
        yield [start, last];
        start = last + 1;
      }
      isLineJson = isJson;
      last = end;
    }
    if (last > start) {
      yield [start, last];
    }
  }

  *#updateEnds(): Generator<readonly [start: number, end: number]> {
    for (const { updates = [] } of this.#kept) {
      for (let at = 0; at < updates.length; at += 2) {
        yield [updates[at] ?? 0, updates[at + 1] ?? 0];
      }
    }
  }

  #writeLines(
    lines: ByteStore,
    verb: 'insert' | 'update',
    bytes: Buffer,
    parts: Iterable<readonly [start: number, end: number]>,
  ): void {
    const head = Buffer.from(`{"type":"model_${verb}","timestamp":0,"${verb}":{${JSON.stringify(this.#name)}:{`);
    for (const [start, end] of parts) {
      lines.add(head);
      lines.add(bytes, start, end);
      lines.add(LINE_END);
    }
  }

  #readAll(): ReadonlyMap<string, Row> {
    const rows = new Map<string, Row>();
    for (const kept of this.#kept) {
      kept.row ??= this.#read(kept);
      if (kept.row !== undefined) {
        rows.set(this.#idOf(kept), kept.row);
      }
    }
    return rows;
  }

  #idOf({ start, fields }: KeptRow): string {
    const id: unknown = JSON.parse(this.#texts.text(start, fields - 1));
    return String(id);
  }

  #read({ start, fields, end, updates = [] }: KeptRow): Row | undefined {
    const texts = [this.#texts.text(fields, end)];
    for (let at = 0; at < updates.length; at += 2) {
      texts.push(this.#updates.text((updates[at] ?? 0) + fields - start, updates[at + 1] ?? 0));
    }
    return updatedRow(undefined, readRows(this.#name, texts), this.#rules);
  }

  #set(id: string, row: Row | undefined): void {
    this.#rows = undefined;
    const part = partOf(id);
    const kept = this.#kept.get(part, this.#texts.buffer);
    if (kept !== undefined) {
      this.#replace(kept, row);
    } else if (row !== undefined) {
      const bytes = Buffer.from(`${JSON.stringify(id)}:${rowText(row)}`);
      this.#keep({ ...part, bytes }, bytes.length, true);
    }
  }

  #keep(id: Part, end: number, isJson = false): void {
    const start = this.#texts.add(id.bytes, id.start - 1, end, COMMA);
    const fields = start + id.end + 3 - id.start;
    this.#kept.add({
      hash: hashOf(id),
      start,
      fields,
      end: start + end + 1 - id.start,
      isJson,
      updates: undefined,
      row: undefined,
    });
  }

  /** Makes one text of a row and its updates. */
  #shorten(kept: KeptRow): void {
    const row = this.#read(kept);
    if (row === undefined) {
      this.#forgetUpdates(kept);
      kept.updates = undefined;
    } else {
      this.#replace(kept, row);
    }
  }

  /** Gives a row another text. */
  #replace(kept: KeptRow, row: Row | undefined): void {
    if (row === undefined) {
      return;
    }
    const id = Buffer.from(this.#texts.buffer.subarray(kept.start, kept.fields));
    this.#texts.forget(kept.end + 1 - kept.start);
    this.#forgetUpdates(kept);
    const text = Buffer.concat([id, Buffer.from(rowText(row))]);
    kept.start = this.#texts.add(text, 0, text.length, COMMA);
    kept.fields = kept.start + id.length;
    kept.end = kept.start + text.length;
    kept.isJson = true;
    kept.updates = undefined;
    kept.row = row;
    this.#tidy();
  }

  #forgetUpdates({ updates = [] }: KeptRow): void {
    for (let at = 0; at < updates.length; at += 2) {
      this.#updates.forget((updates[at + 1] ?? 0) - (updates[at] ?? 0));
    }
  }

  #tidy(): void {
    if (this.#texts.isUntidy) {
      this.#tidyTexts();
    }
    if (this.#updates.isUntidy) {
      this.#tidyUpdates();
    }
  }

  #tidyTexts(): void {
    this.#texts.tidy((keep) => {
      for (const kept of this.#kept) {
        const moved = keep(kept.start, kept.end + 1) - kept.start;
        kept.start += moved;
        kept.fields += moved;
        kept.end += moved;
      }
    });
  }

  #tidyUpdates(): void {
    this.#updates.tidy((keep) => {
      for (const { updates = [] } of this.#kept) {
        for (let at = 0; at < updates.length; at += 2) {
          const [start = 0, end = 0] = [updates[at], updates[at + 1]];
          const moved = keep(start, end) - start;
          updates[at] = start + moved;
          updates[at + 1] = end + moved;
        }
      }
    });
  }
}

/** An id as lines have it, without its quotes. */
export function partOf(id: string): Part {
  const bytes = Buffer.from(JSON.stringify(id));
  return { bytes, start: 1, end: bytes.length - 1 };
}
