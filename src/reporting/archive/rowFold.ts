import { isForeignKey } from '../../state/foreignKeys.ts';
import { isRecord } from '../../state/protocol.ts';
import type { ModelUpdate, Tables } from '../../state/protocol.ts';
import { fieldRules, normalValue } from '../../state/rowValues.ts';
import type { FieldRules, RawRow } from '../../state/rowValues.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Row, TableName, TableRow } from '../../state/tables.ts';
import type { Rows } from './archivedModel.ts';

interface FoldedTable {
  readonly rules: FieldRules;
  readonly rows: Map<string, Row>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The rows that many updates lead to, the same as those of a state model, where nobody asks what each of them changes:
 * that makes it several times faster. Rows never change.
 */
export class RowFold implements ReadableModel {
  readonly #tables = new Map<string, FoldedTable>();
  /** By table and field: row ids by the key they name. Made when asked for, and good until the next update. */
  readonly #references = new Map<string, Map<string, Set<string>>>();

  /** Begins with the rows of `model`. */
  constructor(model: ReadableModel) {
    for (const table of model.tableNames) {
      const { rows } = this.#table(table);
      model.rows(table).forEach((row, id) => rows.set(id, row));
    }
  }

  get tableNames(): readonly string[] {
    return [...this.#tables.keys()];
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, TableRow<T>>;
  rows(table: string): ReadonlyMap<string, Row>;
  rows(table: string): ReadonlyMap<string, Row> {
    return this.#table(table).rows;
  }

  referencing(table: TableName, field: string, id: string): ReadonlySet<string> {
    if (!isForeignKey(table, field)) {
      return NONE;
    }
    const name = `${table}.${field}`;
    let references = this.#references.get(name);
    if (references === undefined) {
      references = referencesOf(this.#table(table).rows, field);
      this.#references.set(name, references);
    }
    return references.get(id) ?? NONE;
  }

  /** Takes over the rows of `update`, which must be paired. Never throws. */
  apply({ insert, update, delete: gone }: ModelUpdate): void {
    this.#forgetReferences();
    if (insert !== undefined) {
      this.#eachRow(insert, insertRow);
    }
    if (update !== undefined) {
      this.#eachRow(update, updateRow);
    }
    for (const name in gone) {
      const { rows } = this.#table(name);
      for (const id of gone[name] ?? []) {
        rows.delete(id);
      }
    }
  }

  /** Deletes all rows. */
  truncate(): void {
    this.#forgetReferences();
    for (const { rows } of this.#tables.values()) {
      rows.clear();
    }
  }

  /** The rows as they stand. */
  copyRows(): Rows {
    return new Map([...this.#tables].map(([table, { rows }]) => [table, new Map(rows)]));
  }

  #forgetReferences(): void {
    // To clear an empty map costs, too.
    if (this.#references.size > 0) {
      this.#references.clear();
    }
  }

  #eachRow(tables: Tables, visit: (table: FoldedTable, id: string, row: RawRow) => void): void {
    for (const name in tables) {
      const table = this.#table(name);
      const pairs = tables[name];
      if (!Array.isArray(pairs)) {
        continue;
      }
      for (let at = 0; at < pairs.length; at += 2) {
        const id: unknown = pairs[at];
        const row: unknown = pairs[at + 1];
        if (typeof id === 'string' && isRecord(row)) {
          visit(table, id, row);
        }
      }
    }
  }

  #table(name: string): FoldedTable {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = { rules: fieldRules(name), rows: new Map() };
      this.#tables.set(name, table);
    }
    return table;
  }
}

function insertRow({ rules, rows }: FoldedTable, id: string, row: RawRow): void {
  rows.set(id, setFields(rules, row, row) ? withoutGaps(row) : row);
}

function updateRow(table: FoldedTable, id: string, fields: RawRow): void {
  const was = table.rows.get(id);
  if (was === undefined) {
    insertRow(table, id, fields);
    return;
  }
  const is: RawRow = { ...was };
  table.rows.set(id, setFields(table.rules, is, fields) ? withoutGaps(is) : is);
}

/** Sets the fields of `row` to the normal values of `fields`; whether some make no sense, and are undefined now. */
function setFields(rules: FieldRules, row: RawRow, fields: RawRow): boolean {
  let hasGaps = false;
  for (const field in fields) {
    if (field === '__proto__') {
      hasGaps = true;
      continue;
    }
    const is = fields[field];
    const normal = normalValue(rules[field], is);
    if (normal !== is || row !== fields) {
      row[field] = normal;
    }
    hasGaps ||= normal === undefined;
  }
  return hasGaps;
}

/** A new object, for deleting from one makes it slow for good. */
function withoutGaps(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== undefined && name !== '__proto__'));
}

function referencesOf(rows: ReadonlyMap<string, Row>, field: string): Map<string, Set<string>> {
  const references = new Map<string, Set<string>>();
  rows.forEach((row, id) => {
    const key = row[field];
    if (typeof key === 'string') {
      const ids = references.get(key);
      if (ids === undefined) {
        references.set(key, new Set([id]));
      } else {
        ids.add(id);
      }
    }
  });
  return references;
}
