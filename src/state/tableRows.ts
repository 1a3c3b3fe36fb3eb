import { MAX_FIELDS, tooMany } from './bounds.ts';
import { ForeignKeyIndex } from './foreignKeys.ts';
import { isRecord } from './protocol.ts';
import { changedBefore, isEqual, UNCHANGED } from './rowDifference.ts';
import { RowIdSpread } from './rowIdSpread.ts';
import { RowEntry, SharedRows } from './rowEntry.ts';
import { fieldRules, normalValue, normaliseRow } from './rowValues.ts';
import type { FieldRules, RawRow } from './rowValues.ts';
import type { TableStep } from './tableStep.ts';
import type { Row } from './tables.ts';

/** What a site does that the guide does not foresee. It is survived, and worth one line in the log. */
export type Oddity = 'insert-known' | 'update-missing' | 'delete-missing' | 'not-a-row';

/** The rows of one table with their indexes. A row changes in place as long as nobody has been given it. */
export class TableRows {
  readonly name: string;
  readonly rows: SharedRows;
  readonly #entries = new Map<string, RowEntry>();
  readonly #rules: FieldRules;
  readonly #indexes: ForeignKeyIndex[] = [];
  readonly #spread = new RowIdSpread();
  readonly #onOddity: (oddity: Oddity, table: string) => void;

  constructor(name: string, onOddity: (oddity: Oddity, table: string) => void) {
    this.name = name;
    this.rows = new SharedRows(this.#entries);
    this.#rules = fieldRules(name);
    this.#onOddity = onOddity;
  }

  /** The index of a foreign key. */
  index(field: string): ForeignKeyIndex {
    for (const known of this.#indexes) {
      if (known.field === field) {
        return known;
      }
    }
    const index = new ForeignKeyIndex(field, this.#entries);
    this.#indexes.push(index);
    return index;
  }

  /** Whether `test` holds for a row, which it must not keep. */
  some(test: (row: Readonly<RawRow>) => boolean): boolean {
    for (const { row } of this.#entries.values()) {
      if (test(row)) {
        return true;
      }
    }
    return false;
  }

  visit(visitor: (id: string, row: Row) => void): void {
    for (const [id, { row }] of this.#entries) {
      visitor(id, row);
    }
  }

  /** Takes a row over as it is; its values are normalised in place. */
  insert(id: string, row: unknown, step: TableStep): void {
    if (!isRecord(row)) {
      this.#onOddity('not-a-row', this.name);
      return;
    }
    normaliseRow(this.#rules, row);
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      this.#add(id, new RowEntry(row), step);
    } else {
      this.#onOddity('insert-known', this.name);
      this.#replace(id, entry, new RowEntry(row), step);
    }
  }

  /** Sets some fields of a row. `fields` is taken over, too. */
  update(id: string, fields: unknown, step: TableStep): void {
    if (!isRecord(fields)) {
      this.#onOddity('not-a-row', this.name);
      return;
    }
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      this.#onOddity('update-missing', this.name);
      normaliseRow(this.#rules, fields);
      this.#add(id, new RowEntry(fields), step);
    } else {
      if (this.#exchange(id, entry, fields)) {
        step.updated(id, entry, fields);
      }
    }
  }

  delete(ids: Iterable<string>, step: TableStep): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined) {
        this.#onOddity('delete-missing', this.name);
        continue;
      }
      this.#entries.delete(id);
      for (const index of this.#indexes) {
        index.change(id, entry.row[index.field], undefined);
      }
      step.deleted(id, entry);
    }
  }

  /** Makes the rows those of `other`, whose rows are taken over where the content differs. */
  replaceWith(other: TableRows, step: TableStep): void {
    this.delete(
      [...this.#entries.keys()].filter((id) => !other.#entries.has(id)),
      step,
    );
    for (const [id, theirs] of other.#entries) {
      const ours = this.#entries.get(id);
      if (ours === undefined) {
        this.#add(id, theirs, step);
      } else if (changedBefore(ours.row, theirs.row) !== undefined) {
        this.#replace(id, ours, theirs, step);
      }
    }
  }

  clear(step: TableStep): void {
    for (const [id, entry] of this.#entries) {
      step.deleted(id, entry);
    }
    this.#entries.clear();
    for (const index of this.#indexes) {
      index.clear();
    }
  }

  #add(id: string, entry: RowEntry, step: TableStep): void {
    this.#entries.set(id, entry);
    this.#spread.added(this.name, this.#entries);
    for (const index of this.#indexes) {
      index.change(id, undefined, entry.row[index.field]);
    }
    step.inserted(id, entry);
  }

  #replace(id: string, entry: RowEntry, by: RowEntry, step: TableStep): void {
    const was = entry.row;
    entry.row = by.row;
    entry.isShared = by.isShared;
    for (const index of this.#indexes) {
      index.change(id, was[index.field], entry.row[index.field]);
    }
    step.replaced(id, entry, was);
  }

  /** Puts the values of `fields` into the row, and the row's old values into `fields`; whether any differ. */
  #exchange(id: string, entry: RowEntry, fields: RawRow): boolean {
    let isChanged = false;
    let hasGaps = false;
    let hasMore = false;
    for (const field in fields) {
      const was = fieldOf(entry.row, field);
      const is = normalValue(this.#rules[field], fields[field]);
      if (field === '__proto__' || isEqual(was, is)) {
        fields[field] = UNCHANGED;
        continue;
      }
      if (entry.isShared) {
        entry.row = { ...entry.row };
        entry.isShared = false;
      }
      entry.row[field] = is;
      fields[field] = was;
      isChanged = true;
      hasGaps ||= is === undefined;
      hasMore ||= was === undefined;
      if (typeof was === 'string' || typeof is === 'string') {
        this.#reindex(id, field, was, is);
      }
    }
    if (hasMore && Object.keys(entry.row).length > MAX_FIELDS) {
      throw tooMany('fields in a row', MAX_FIELDS);
    }
    if (hasGaps) {
      entry.row = withoutGaps(entry.row);
    }
    return isChanged;
  }

  #reindex(id: string, field: string, was: unknown, is: unknown): void {
    for (const index of this.#indexes) {
      if (index.field === field) {
        index.change(id, was, is);
      }
    }
  }
}

/** The value of a field. What every object has by birth is none: no field of a row is a function. */
function fieldOf(row: RawRow, field: string): unknown {
  const value = row[field];
  return typeof value === 'function' ? undefined : value;
}

/** The row without its undefined fields. A new object, for deleting from one makes it slow for good. */
function withoutGaps(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
