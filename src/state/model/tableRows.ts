import { MAX_FIELDS, tooMany } from './bounds.ts';
import type { TableChanges } from './changeSet.ts';
import { ForeignKeyIndex } from './foreignKeys.ts';
import { isRecord } from '../connection/protocol.ts';
import { isEqual, oldValues } from './rowDifference.ts';
import { RowIdSpread } from './rowIdSpread.ts';
import { fieldRules, normalValue, normaliseRow } from './rowValues.ts';
import type { FieldRules, RawRow } from './rowValues.ts';
import type { Row } from '../tables.ts';

/** What a site does that the guide does not foresee. It is survived, and worth one line in the log. */
export type Oddity = 'insert-known' | 'update-missing' | 'delete-missing' | 'not-a-row';

/** The rows of one table with their indexes. A row never changes: an update puts another in its place. */
export class TableRows {
  readonly name: string;
  readonly #rows = new Map<string, Row>();
  readonly #rules: FieldRules;
  readonly #indexes: ForeignKeyIndex[] = [];
  readonly #spread = new RowIdSpread();
  readonly #onOddity: (oddity: Oddity, table: string) => void;

  constructor(name: string, onOddity: (oddity: Oddity, table: string) => void) {
    this.name = name;
    this.#rules = fieldRules(name);
    this.#onOddity = onOddity;
  }

  /** By row id; the same object for the life of the table. */
  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  /** The index of a foreign key. */
  index(field: string): ForeignKeyIndex {
    for (const known of this.#indexes) {
      if (known.field === field) {
        return known;
      }
    }
    const index = new ForeignKeyIndex(field, this.#rows);
    this.#indexes.push(index);
    return index;
  }

  /** Takes a row over as it is; its values are normalised in place. */
  insert(id: string, row: unknown, changes?: TableChanges): void {
    if (!isRecord(row)) {
      this.#onOddity('not-a-row', this.name);
      return;
    }
    const was = this.#rows.get(id);
    if (was !== undefined) {
      this.#onOddity('insert-known', this.name);
    }
    normaliseRow(this.#rules, row);
    this.#set(id, was, row, changes);
  }

  /** Sets some fields of a row. */
  update(id: string, fields: unknown, changes: TableChanges): void {
    if (!isRecord(fields)) {
      this.#onOddity('not-a-row', this.name);
      return;
    }
    const was = this.#rows.get(id);
    if (was === undefined) {
      this.#onOddity('update-missing', this.name);
      normaliseRow(this.#rules, fields);
      this.#set(id, undefined, fields, changes);
      return;
    }
    const is = this.#updated(was, fields);
    if (is !== undefined) {
      this.#set(id, was, is, changes);
    }
  }

  delete(ids: Iterable<string>, changes: TableChanges): void {
    for (const id of ids) {
      const was = this.#rows.get(id);
      if (was === undefined) {
        this.#onOddity('delete-missing', this.name);
        continue;
      }
      this.#rows.delete(id);
      for (const index of this.#indexes) {
        index.change(id, was[index.field], undefined);
      }
      changes.note(id, was, undefined);
    }
  }

  /** Makes the rows those of `other`, whose rows are taken over where the content differs. */
  replaceWith(other: TableRows, changes: TableChanges): void {
    this.delete(
      [...this.#rows.keys()].filter((id) => !other.#rows.has(id)),
      changes,
    );
    for (const [id, is] of other.#rows) {
      const was = this.#rows.get(id);
      if (was === undefined || oldValues(was, is) !== undefined) {
        this.#set(id, was, is, changes);
      }
    }
  }

  clear(changes: TableChanges): void {
    for (const [id, was] of this.#rows) {
      changes.note(id, was, undefined);
    }
    this.#rows.clear();
    for (const index of this.#indexes) {
      index.clear();
    }
  }

  #set(id: string, was: Row | undefined, is: Row, changes: TableChanges | undefined): void {
    this.#rows.set(id, is);
    if (was === undefined) {
      this.#spread.added(this.name, this.#rows);
    }
    for (const index of this.#indexes) {
      index.change(id, was?.[index.field], is[index.field]);
    }
    changes?.note(id, was, is);
  }

  /** The row with other values in some fields; undefined where they are what they were. */
  #updated(was: Row, fields: RawRow): Row | undefined {
    let is: RawRow | undefined;
    let hasGaps = false;
    let hasMore = false;
    for (const field in fields) {
      const before = fieldOf(was, field);
      const value = normalValue(this.#rules[field], fields[field]);
      if (field === '__proto__' || isEqual(before, value)) {
        continue;
      }
      is ??= { ...was };
      is[field] = value;
      hasGaps ||= value === undefined;
      hasMore ||= before === undefined;
    }
    if (is !== undefined && hasMore && Object.keys(is).length > MAX_FIELDS) {
      throw tooMany('fields in a row', MAX_FIELDS);
    }
    return is !== undefined && hasGaps ? withoutGaps(is) : is;
  }
}

/** The value of a field. What every object has by birth is none: no field of a row is a function. */
function fieldOf(row: Row, field: string): unknown {
  const value = row[field];
  return typeof value === 'function' ? undefined : value;
}

/** The row without its undefined fields. A new object, for deleting from one makes it slow for good. */
function withoutGaps(row: RawRow): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
