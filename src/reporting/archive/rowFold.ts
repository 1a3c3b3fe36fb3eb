import { isForeignKey } from '../../state/foreignKeys.ts';
import type { ModelUpdate } from '../../state/protocol.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Row, TableName, TableRow } from '../../state/tables.ts';
import { eachRow } from './archiveTables.ts';
import { ByteStore } from './byteStore.ts';
import { FoldedTable } from './foldedTable.ts';
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

  /** Takes over what a line changes; an update must be paired. */
  apply(change: UsualLine | ModelUpdate): void {
    this.#forgetReferences();
    if (change.type === 'usual_line') {
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
    return lines.content;
  }

  #applyLine({ verb, rows }: UsualLine): void {
    for (const row of rows) {
      const table = this.#table(row.table);
      if (verb === 'insert') {
        table.insert(row);
      } else if (verb === 'update') {
        table.update(row);
      } else {
        table.delete(row);
      }
    }
  }

  #applyUpdate({ insert = {}, update = {}, delete: gone = {} }: ModelUpdate): void {
    for (const name in insert) {
      eachRow(insert[name], (id, row) => this.#table(name).insertFields(id, row));
    }
    for (const name in update) {
      eachRow(update[name], (id, row) => this.#table(name).updateFields(id, row));
    }
    for (const name in gone) {
      gone[name]?.forEach((id) => this.#table(name).deleteId(id));
    }
  }

  #forgetReferences(): void {
    // To clear an empty map costs, too.
    if (this.#references.size > 0) {
      this.#references.clear();
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
