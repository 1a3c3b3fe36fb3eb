import { fieldRules } from '../../state/rowValues.ts';
import type { FieldRules, RawRow } from '../../state/rowValues.ts';
import type { Row } from '../../state/tables.ts';
import type { ByteStore } from './byteStore.ts';
import { hashOf, KeptRows } from './keptRows.ts';
import type { KeptRow } from './keptRows.ts';
import { fieldsText, foldedRow, insertedRow, readRow, readRows } from './rowText.ts';
import { TidyStore } from './tidyStore.ts';
import { fieldsIn } from './usualLine.ts';
import type { RowChange } from './usualLine.ts';

const COMMA = 0x2c;
/** Updates of a row are kept unread as long as they are not longer than the row, or than this. */
const FEW_BYTES = 2048;
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
  /** `"id":{…}` of each update. */
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

  /** Inserts a row as a usual line has it. Fields that cannot be read change nothing. */
  insert(row: RowChange): void {
    this.#rows = undefined;
    const { line, id, idEnd, fields, end } = row;
    const kept = this.#find(line, id, idEnd);
    if (kept === undefined) {
      this.#keep(line, id, idEnd, fields, end, false);
    } else {
      const read = readRow(this.#name, fieldsIn(row));
      if (read !== undefined) {
        this.#rewrite(kept, fieldsText(insertedRow(read, this.#rules)));
      }
    }
  }

  /** Updates a row likewise. */
  update(row: RowChange): void {
    const { line, id, idEnd, end } = row;
    const kept = this.#find(line, id, idEnd);
    if (kept === undefined) {
      this.insert(row);
    } else {
      this.#addUpdate(kept, line, id - 1, end);
    }
  }

  /** Deletes a row, if it is there. */
  delete({ line, id, idEnd }: RowChange): void {
    this.#delete(line, id, idEnd);
  }

  /** Inserts a row of these fields. */
  insertFields(id: string, fields: RawRow): void {
    this.#rows = undefined;
    const name = Buffer.from(JSON.stringify(id));
    const text = fieldsText(insertedRow(fields, this.#rules));
    const kept = this.#find(name, 1, name.length - 1);
    if (kept === undefined) {
      const line = Buffer.concat([name, Buffer.from(`:${text}`)]);
      this.#keep(line, 1, name.length - 1, name.length + 1, line.length, true);
    } else {
      this.#rewrite(kept, text);
    }
  }

  /** Updates a row likewise. */
  updateFields(id: string, fields: RawRow): void {
    const name = Buffer.from(JSON.stringify(id));
    const kept = this.#find(name, 1, name.length - 1);
    if (kept === undefined) {
      this.insertFields(id, fields);
    } else {
      const update = Buffer.concat([name, Buffer.from(`:${fieldsText(fields)}`)]);
      this.#addUpdate(kept, update, 0, update.length);
    }
  }

  /** Deletes a row, if it is there. */
  deleteId(id: string): void {
    const name = Buffer.from(JSON.stringify(id));
    this.#delete(name, 1, name.length - 1);
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
    const head = this.#lineHead('insert');
    for (const [start, end] of this.#lineEnds()) {
      lines.add(head);
      lines.add(this.#texts.memory, start, end);
      lines.add(LINE_END);
    }
    this.#writeUpdates(lines);
  }

  /** One line each, for a row may have several. */
  #writeUpdates(lines: ByteStore): void {
    const head = this.#lineHead('update');
    const { memory } = this.#updates;
    for (const { updates = [] } of this.#kept) {
      for (let at = 0; at < updates.length; at += 2) {
        lines.add(head);
        lines.add(memory, updates[at], updates[at + 1]);
        lines.add(LINE_END);
      }
    }
  }

  #lineHead(verb: 'insert' | 'update'): Buffer {
    return Buffer.from(`{"type":"model_${verb}","timestamp":0,"${verb}":{${JSON.stringify(this.#name)}:{`);
  }

  /**
   * Where rows that make up one line begin and end, once they stand in their order. A line that cannot be cut must be
   * JSON as a whole, so that texts that may be none have lines of their own.
   */
  *#lineEnds(): Generator<readonly [start: number, end: number]> {
    let start = 0;
    let last = 0;
    let isLineOwn = true;
    for (const { end, isOwn } of this.#kept) {
      if ((end - start > LINE_BYTES || isOwn !== isLineOwn) && last > start) {
        yield [start, last];
        start = last + 1;
      }
      isLineOwn = isOwn;
      last = end;
    }
    if (last > start) {
      yield [start, last];
    }
  }

  #find(bytes: Buffer, id: number, idEnd: number): KeptRow | undefined {
    return this.#kept.get(this.#texts.memory, bytes, id, idEnd);
  }

  #delete(bytes: Buffer, id: number, idEnd: number): void {
    this.#rows = undefined;
    const kept = this.#kept.delete(this.#texts.memory, bytes, id, idEnd);
    if (kept !== undefined) {
      this.#forgetTexts(kept);
      this.#tidy();
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

  #idOf({ id, idEnd }: KeptRow): string {
    const text = this.#texts.text(id + 1, idEnd - 1);
    return text.includes('\\') ? String(JSON.parse(`"${text}"`)) : text;
  }

  #read({ id, idEnd, fields, end, updates = [] }: KeptRow): Row | undefined {
    const texts = [this.#texts.text(fields, end)];
    for (let at = 0; at < updates.length; at += 2) {
      // Behind the same id and the colon; there may be spaces.
      texts.push(this.#updates.text((updates[at] ?? 0) + idEnd - id + 1, updates[at + 1] ?? 0));
    }
    return foldedRow(readRows(this.#name, texts), this.#rules);
  }

  /** Keeps an update that stands in `bytes` from `start` to `end`, as `"id":{…}`. */
  #addUpdate(kept: KeptRow, bytes: Buffer, start: number, end: number): void {
    this.#rows = undefined;
    const at = this.#updates.add(bytes, start, end);
    kept.updates ??= [];
    kept.updates.push(at, at + end - start);
    kept.updateBytes += end - start;
    kept.row = undefined;
    if (kept.updateBytes > Math.max(FEW_BYTES, kept.end - kept.fields)) {
      this.#shorten(kept);
    }
  }

  /** Makes one text of a row and its updates. */
  #shorten(kept: KeptRow): void {
    const row = this.#read(kept);
    if (row === undefined) {
      this.#forgetUpdates(kept);
      this.#tidy();
    } else {
      this.#rewrite(kept, fieldsText(row));
    }
  }

  /** Keeps a row, whose places in `line` are told as in a RowChange. */
  #keep(line: Buffer, id: number, idEnd: number, fields: number, end: number, isOwn: boolean): void {
    const moved = this.#texts.add(line, id - 1, end, COMMA) - id + 1;
    this.#kept.add({
      hash: hashOf(line, id, idEnd),
      id: id - 1 + moved,
      idEnd: idEnd + 1 + moved,
      fields: fields + moved,
      end: end + moved,
      isOwn,
      updates: undefined,
      updateBytes: 0,
      row: undefined,
    });
  }

  /** Gives a row another text. */
  #rewrite(kept: KeptRow, fields: string): void {
    const id = Buffer.from(this.#texts.memory.subarray(kept.id, kept.idEnd));
    this.#forgetTexts(kept);
    const text = Buffer.concat([id, Buffer.from(`:${fields}`)]);
    kept.id = this.#texts.add(text, 0, text.length, COMMA);
    kept.idEnd = kept.id + id.length;
    kept.fields = kept.idEnd + 1;
    kept.end = kept.id + text.length;
    kept.isOwn = true;
    kept.row = undefined;
    this.#tidy();
  }

  #forgetTexts(kept: KeptRow): void {
    this.#texts.forget(kept.end + 1 - kept.id);
    this.#forgetUpdates(kept);
  }

  #forgetUpdates(kept: KeptRow): void {
    this.#updates.forget(kept.updateBytes);
    kept.updates = undefined;
    kept.updateBytes = 0;
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
        const moved = keep(kept.id, kept.end + 1) - kept.id;
        kept.id += moved;
        kept.idEnd += moved;
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
