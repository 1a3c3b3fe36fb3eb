import { isForeignKey } from '../../state/foreignKeys.ts';
import { isRecord } from '../../state/protocol.ts';
import type { ModelUpdate, Tables } from '../../state/protocol.ts';
import type { RawRow } from '../../state/rowValues.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Row, TableName, TableRow } from '../../state/tables.ts';
import { ByteStore } from './byteStore.ts';
import { FoldedTable, partOf } from './foldedTable.ts';
import type { UsualLine } from './usualLine.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * The rows that many lines of an archive lead to, the same as those of a state model, where few rows are ever looked at:
 * their texts are kept and read on demand, which makes it several times faster. Unlike those of a live model, the maps
 * that it hands out stand for the moment.
 */
export class RowFold implements ReadableModel {
  readonly #tables = new Map<string, FoldedTable>();
  /** By table and field: row ids by the key they name. Made when asked for, and good until the next change. */
  readonly #references = new Map<string, Map<string, Set<string>>>();

  /** Begins with the rows of `model`, or none. */
  constructor(model?: ReadableModel) {
    for (const name of model?.tableNames ?? []) {
      const table = this.#table(name);
      model?.rows(name).forEach((row, id) => table.insertFields(id, { ...row }));
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
      references = referencesOf(this.rows(table), field);
      this.#references.set(name, references);
    }
    return references.get(id) ?? NONE;
  }

  /** Takes over what a line changes; an update must be paired. Never throws. */
  apply(change: UsualLine | ModelUpdate): void {
    this.#forgetReferences();
    if ('rows' in change) {
      this.#applyLine(change);
    } else {
      this.#applyUpdate(change);
    }
  }

  /** Deletes all rows. */
  truncate(): void {
    this.#forgetReferences();
    this.#tables.forEach((table) => table.clear());
  }

  /** Lines of an event archive that lead from nothing to these rows. */
  lines(): Buffer {
    const tables = [...this.#tables.values()];
    const lines = new ByteStore(tables.reduce((total, { bytes }) => total + bytes, 0));
    tables.forEach((table) => table.write(lines));
    return lines.bytes;
  }

  #applyLine({ verb, rows }: UsualLine): void {
    for (const { table, id, end } of rows) {
      this.#table(table)[verb](id, end);
    }
  }

  #applyUpdate({ insert, update, delete: gone }: ModelUpdate): void {
    if (insert !== undefined) {
      this.#eachRow(insert, (table, id, row) => table.insertFields(id, row));
    }
    if (update !== undefined) {
      this.#eachRow(update, (table, id, row) => table.updateFields(id, row));
    }
    for (const name in gone) {
      gone[name]?.forEach((id) => this.#table(name).delete(partOf(id)));
    }
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
      table = new FoldedTable(name);
      this.#tables.set(name, table);
    }
    return table;
  }
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
