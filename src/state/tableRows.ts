import { ForeignKeyIndex } from './foreignKeys.ts';
import { isRecord } from './protocol.ts';
import { fieldRules, normalValue, normaliseRow } from './rowValues.ts';
import type { FieldRules, RawRow } from './rowValues.ts';
import type { TableStep } from './tableStep.ts';
import type { Row } from './tables.ts';

/** What a site does that the guide does not foresee. It is survived, and worth one line in the log. */
export type Oddity = 'insert-known' | 'update-missing' | 'delete-missing' | 'not-a-row';

/** The rows of one table with their indexes. Rows are replaced, never changed. */
export class TableRows {
  readonly name: string;
  readonly rows = new Map<string, Row>();
  readonly #rules: FieldRules;
  readonly #indexes = new Map<string, ForeignKeyIndex>();
  readonly #onOddity: (oddity: Oddity, table: string) => void;

  constructor(name: string, onOddity: (oddity: Oddity, table: string) => void) {
    this.name = name;
    this.#rules = fieldRules(name);
    this.#onOddity = onOddity;
  }

  /** The index of a foreign key, made when first asked for and kept up to date from then on. */
  index(field: string): ForeignKeyIndex {
    let index = this.#indexes.get(field);
    if (index === undefined) {
      index = new ForeignKeyIndex(field, this.rows);
      this.#indexes.set(field, index);
    }
    return index;
  }

  /** Takes the rows over as they are; values are normalised in place. */
  insert(rows: Record<string, unknown>, step: TableStep): void {
    for (const id of Object.keys(rows)) {
      const row = rows[id];
      if (isRecord(row)) {
        const was = this.rows.get(id);
        if (was !== undefined) {
          this.#onOddity('insert-known', this.name);
        }
        normaliseRow(this.#rules, row);
        this.#put(id, was, row, step);
      } else {
        this.#onOddity('not-a-row', this.name);
      }
    }
  }

  update(rows: Record<string, unknown>, step: TableStep): void {
    for (const id of Object.keys(rows)) {
      const fields = rows[id];
      if (!isRecord(fields)) {
        this.#onOddity('not-a-row', this.name);
        continue;
      }
      const was = this.rows.get(id);
      if (was === undefined) {
        this.#onOddity('update-missing', this.name);
        normaliseRow(this.#rules, fields);
        this.#put(id, undefined, fields, step);
      } else {
        const is = this.#updated(was, fields);
        this.rows.set(id, is);
        this.#reindex(id, was, is, fields);
        step.note(id, was, is);
      }
    }
  }

  delete(ids: Iterable<string>, step: TableStep): void {
    for (const id of ids) {
      const was = this.rows.get(id);
      if (was === undefined) {
        this.#onOddity('delete-missing', this.name);
        continue;
      }
      this.rows.delete(id);
      for (const index of this.#indexes.values()) {
        index.change(id, was, undefined);
      }
      step.note(id, was, undefined);
    }
  }

  /** Makes the rows those of `other`, whose objects are taken over where the content differs. */
  replaceWith(other: ReadonlyMap<string, Row>, isSame: (was: Row, is: Row) => boolean, step: TableStep): void {
    this.delete(
      [...this.rows.keys()].filter((id) => !other.has(id)),
      step,
    );
    for (const [id, row] of other) {
      const was = this.rows.get(id);
      if (was === undefined || !isSame(was, row)) {
        this.#put(id, was, row, step);
      }
    }
  }

  clear(step: TableStep): void {
    for (const [id, row] of this.rows) {
      step.note(id, row, undefined);
    }
    this.rows.clear();
    for (const index of this.#indexes.values()) {
      index.clear();
    }
  }

  #put(id: string, was: Row | undefined, is: Row, step: TableStep): void {
    this.rows.set(id, is);
    for (const index of this.#indexes.values()) {
      index.change(id, was, is);
    }
    step.note(id, was, is);
  }

  /** Most updates touch no foreign key: only the indexes of the fields that were sent need a look. */
  #reindex(id: string, was: Row, is: Row, fields: RawRow): void {
    if (this.#indexes.size > 0) {
      for (const field in fields) {
        this.#indexes.get(field)?.change(id, was, is);
      }
    }
  }

  #updated(was: Row, fields: RawRow): Row {
    const is: RawRow = { ...was };
    let hasGaps = false;
    for (const field in fields) {
      const value = normalValue(this.#rules[field], fields[field]);
      if (field !== '__proto__') {
        is[field] = value;
        hasGaps ||= value === undefined;
      }
    }
    return hasGaps ? withoutGaps(is) : is;
  }
}

/** The row without its undefined fields. A new object, for deleting from one makes it slow for good. */
function withoutGaps(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
