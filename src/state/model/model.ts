import { MAX_ROWS, MAX_TABLES, tooMany } from './bounds.ts';
import { ChangeSet } from './changeSet.ts';
import { isForeignKey } from './foreignKeys.ts';
import { isRecord } from '../connection/protocol.ts';
import type { ModelUpdate, RowMessage } from '../connection/protocol.ts';
import type { ReadableModel } from '../source.ts';
import { TableRows } from './tableRows.ts';
import type { Oddity } from './tableRows.ts';
import { TABLES, type FieldKind, type Row, type TableName, type TableRow } from '../tables.ts';

/** What a StateModel may be told when it is made. */
export interface StateModelOptions {
  /** Hears of what the guide does not foresee, once per kind. The message is for a log. */
  readonly onOddity?: (message: string) => void;
}

const ODDITIES: Readonly<Record<Oddity, string>> = {
  'insert-known': 'inserted a row that was there already; the new one replaces it',
  'update-missing': 'updated a row that was never inserted; it counts as inserted',
  'delete-missing': 'deleted a row that was not there',
  'not-a-row': 'sent something that is not a row; it was left out',
};

/** The foreign keys of the tables whose rows only say something of others: table, field, table. */
const LINKS = Object.entries(TABLES)
  .filter(([name]) => name !== 'support_session' && name !== 'representative')
  .flatMap(([name, fields]) =>
    Object.entries<FieldKind>(fields).flatMap(([field, kind]) =>
      typeof kind === 'object' ? [[name, field, kind.references] as const] : [],
    ),
  );

/**
 * A copy of a site's system state model ("System State Model of the Real-Time API"). A row never changes: when it is
 * updated it is a new object, and every other row stays the same object.
 */
export class StateModel implements ReadableModel {
  readonly #tables = new Map<string, TableRows>();
  readonly #onOddity: (message: string) => void;
  readonly #seen = new Set<Oddity>();

  constructor(options: StateModelOptions = {}) {
    this.#onOddity = options.onOddity ?? (() => undefined);
  }

  /** The number of rows in all tables. */
  get size(): number {
    let size = 0;
    for (const table of this.#tables.values()) {
      size += table.rows.size;
    }
    return size;
  }

  get tableNames(): readonly string[] {
    return [...this.#tables.keys()];
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, TableRow<T>>;
  rows(table: string): ReadonlyMap<string, Row>;
  rows(table: string): ReadonlyMap<string, Row> {
    return this.#table(table).rows;
  }

  /** The set stands for this moment; read it before the next change. Empty for a field that is no foreign key. */
  referencing(table: TableName, field: string, id: string): ReadonlySet<string> {
    return isForeignKey(table, field) ? this.#table(table).index(field).get(id) : new Set();
  }

  /** As `apply` of inserts into one table, where nobody asks what changed. */
  add(name: string, rows: Iterable<readonly [id: string, row: unknown]>): void {
    const table = this.#toldTable(name);
    for (const [id, row] of rows) {
      table.insert(id, row);
    }
    this.#checkSize();
  }

  /**
   * Takes over the rows of `message`: the caller must not use those objects afterwards. Throws SiteError `too-large` when
   * that makes too many tables, rows or fields; then this model is of no more use.
   */
  apply(message: RowMessage): ChangeSet {
    return this.applyAll([message]);
  }

  /** As `apply`, for several messages as one step: what one does and another undoes is no change. */
  applyAll(messages: Iterable<RowMessage>): ChangeSet {
    const changes = new ChangeSet();
    for (const message of messages) {
      if (message.type === 'truncate_model') {
        this.#tables.forEach((table, name) => table.clear(changes.table(name)));
      } else {
        this.#update(message, changes);
      }
    }
    this.#checkSize();
    return changes;
  }

  /**
   * Makes this model equal to `other` in one step. Rows of equal content stay the same objects and are in no set of the
   * result. `other` must not be used afterwards.
   */
  replaceWith(other: StateModel): ChangeSet {
    const changes = new ChangeSet();
    for (const name of new Set([...this.#tables.keys(), ...other.#tables.keys()])) {
      this.#table(name).replaceWith(other.#table(name), changes.table(name));
    }
    return changes;
  }

  /** Whether every row of `other` is here too, by its id. */
  hasRowsOf(other: StateModel): boolean {
    return [...other.#tables].every(([name, table]) => {
      const { rows } = this.#table(name);
      return [...table.rows.keys()].every((id) => rows.has(id));
    });
  }

  /**
   * Whether there are rows that only link others, and these are not there. What sessions and representatives refer to
   * may be missing at any time.
   */
  hasLooseLinks(): boolean {
    return LINKS.some(([name, field, target]) => {
      const [rows, targets] = [this.#table(name).rows, this.#table(target).rows];
      for (const { [field]: id } of rows.values()) {
        if (typeof id === 'string' && !targets.has(id)) {
          return true;
        }
      }
      return false;
    });
  }

  #checkSize(): void {
    if (this.size > MAX_ROWS) {
      throw tooMany('rows', MAX_ROWS);
    }
  }

  #update(update: ModelUpdate, changes: ChangeSet): void {
    this.#takeRows('insert', update, changes);
    this.#takeRows('update', update, changes);
    for (const [table, ids] of Object.entries(update.delete ?? {})) {
      this.#toldTable(table).delete(ids, changes.table(table));
    }
  }

  #takeRows(what: 'insert' | 'update', update: ModelUpdate, changes: ChangeSet): void {
    for (const [name, rows] of Object.entries(update[what] ?? {})) {
      if (!isRecord(rows)) {
        this.#noteOddity('not-a-row', name);
        continue;
      }
      const table = this.#toldTable(name);
      const tableChanges = changes.table(name);
      for (const [id, row] of Object.entries(rows)) {
        table[what](id, row, tableChanges);
      }
    }
  }

  /** A table that the site tells of. A message may name more of them than there is memory for. */
  #toldTable(name: string): TableRows {
    const table = this.#table(name);
    if (this.#tables.size > MAX_TABLES) {
      throw tooMany('tables', MAX_TABLES);
    }
    return table;
  }

  #table(name: string): TableRows {
    let table = this.#tables.get(name);
    if (table === undefined) {
      table = new TableRows(name, (oddity, where) => this.#noteOddity(oddity, where));
      this.#tables.set(name, table);
    }
    return table;
  }

  #noteOddity(oddity: Oddity, table: string): void {
    if (!this.#seen.has(oddity)) {
      this.#seen.add(oddity);
      this.#onOddity(`The site ${ODDITIES[oddity]} (first in table ${table.slice(0, 80)}).`);
    }
  }
}
