import { archivedEvent } from './archiveEvents.ts';
import { ArchiveExtras } from './archiveExtras.ts';
import type { ModelUpdate, WireRow } from '../sim/rowChanges.ts';
import { TABLES } from '../sim/tables.ts';
import type { HistoryEvent } from '../sim/history.ts';

/** A change of rows; without `update` a restart, after which there are none. Times are seconds since the epoch. */
export interface Step {
  readonly time: number;
  readonly update: ModelUpdate | undefined;
}

/** What happened, of rows or in a session. */
export type Happened = Step | { readonly time: number; readonly event: HistoryEvent };

type Verb = 'insert' | 'update' | 'delete';
type Rows = Readonly<Record<string, Readonly<Record<string, WireRow>>>>;

/** What the archives have beside the real-time API (guide: JSON Tables and Fields for model_insert and model_update). */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  customer_client: ['connected', 'private_ip', 'public_ip'],
  representative: [
    'connected',
    'console_in_focus',
    'hostname',
    'operating_system',
    'private_ip',
    'public_ip',
    'selected_support_session_id',
  ],
  representative_support_session: ['selected_support_session_service_tool'],
  representative_support_session_tool: ['created_timestamp', 'representative_id', 'support_session_id', 'tool'],
};
const LIVE_TABLES: Readonly<Record<string, object>> = TABLES;
/** By the guide an inserted row has all its fields, even if blank. */
const BLANK_ROWS: ReadonlyMap<string, WireRow> = new Map(
  Object.keys({ ...TABLES, ...OWN_FIELDS }).map((table) => {
    const fields = [...Object.keys(LIVE_TABLES[table] ?? {}), ...(OWN_FIELDS[table] ?? [])];
    return [table, Object.fromEntries(fields.map((field) => [field, '']))];
  }),
);
/** Fields that hold ids. */
const IDS: ReadonlySet<string> = new Set([
  'presentation_session_id',
  'primary_team_queue_id',
  'queue_id',
  'representative_id',
  'selected_support_session_id',
  'support_session_id',
  'user_id',
]);

/**
 * Writes the archives: keeps the rows as they stand, with the fields that only archives have, and puts down each change
 * as a line (guide: "JSON Response for Archive Query").
 */
export class ArchiveLines {
  readonly #tables = new Map<string, Map<string, WireRow>>([...BLANK_ROWS.keys()].map((table) => [table, new Map()]));
  readonly #onLine: (line: string) => void;
  readonly #extras: ArchiveExtras;
  #time = 0;

  /** @param onLine told each line, in order of time. */
  constructor(seed: number, onLine: (line: string) => void) {
    this.#onLine = onLine;
    this.#extras = new ArchiveExtras(seed, {
      rows: (table) => this.#tables.get(table) ?? new Map<string, WireRow>(),
      insert: (table, id, row) => this.#insert({ [table]: { [id]: row } }),
      update: (table, id, fields) => this.#update({ [table]: { [id]: fields } }),
      delete: (table, id) => this.#delete({ [table]: [id] }),
    });
  }

  get tables(): ReadonlyMap<string, ReadonlyMap<string, WireRow>> {
    return this.#tables;
  }

  /** Takes what happened next; it must not be earlier than what came before. */
  take(happened: Happened): void {
    this.advance(happened.time);
    if ('event' in happened) {
      const event = archivedEvent(happened.event);
      if (event !== undefined) {
        this.#onLine(JSON.stringify({ ...event, timestamp: this.#time }));
      }
    } else if (happened.update === undefined) {
      this.#truncate();
    } else {
      this.#insert(happened.update.insert ?? {});
      this.#update(happened.update.update ?? {});
      this.#delete(happened.update.delete ?? {});
    }
  }

  /** From now on representatives stand to session assignment as the changes say, and pause by themselves no more. */
  goLive(): void {
    this.#extras.goLive();
  }

  /** Lets everything happen that is due before `time`. */
  advance(time: number): void {
    for (let due = this.#extras.due; due !== undefined && due < time; due = this.#extras.due) {
      this.#time = Math.max(this.#time, due);
      this.#extras.next();
    }
    this.#time = Math.max(this.#time, time);
  }

  /** All rows, as a state archive has them: one object, null for a table without rows. */
  snapshot(): string {
    const tables = [...this.#tables].map(
      ([table, rows]) => `${JSON.stringify(table)}:${rows.size === 0 ? 'null' : rowsText(Object.fromEntries(rows))}`,
    );
    return `{${tables.join(',')}}`;
  }

  #insert(tables: Rows): void {
    const whole = mapRows(tables, (table, id, row) => ({
      ...BLANK_ROWS.get(table),
      ...row,
      ...this.#extras.fieldsOf(table, id, row),
    }));
    this.#eachRow(whole, (table, id, row) => this.#tables.get(table)?.set(id, row));
    this.#record('insert', tablesText(whole), Object.keys(whole).length);
    this.#eachRow(whole, (table, id) => this.#extras.inserted(table, id, this.#time));
  }

  #update(tables: Rows): void {
    this.#eachRow(tables, (table, id, fields) => {
      const rows = this.#tables.get(table);
      rows?.set(id, { ...rows.get(id), ...fields });
    });
    this.#record('update', tablesText(tables), Object.keys(tables).length);
  }

  #delete(tables: Readonly<Record<string, readonly string[]>>): void {
    const filled = Object.entries(tables).filter(([, ids]) => ids.length > 0);
    const gone = filled.flatMap(([table, ids]) =>
      ids.map((id) => ({ table, id, row: this.#tables.get(table)?.get(id) })),
    );
    // Whoever refers to a row goes first.
    for (const { table, id } of gone) {
      this.#extras.deleting(table, id);
    }
    for (const { table, id } of gone) {
      this.#tables.get(table)?.delete(id);
    }
    this.#record(
      'delete',
      `{${filled.map(([table, ids]) => `"${table}":[${ids.join(',')}]`).join(',')}}`,
      filled.length,
    );
    for (const { table, id, row } of gone) {
      this.#extras.deleted(table, id, row ?? {});
    }
  }

  #truncate(): void {
    for (const rows of this.#tables.values()) {
      rows.clear();
    }
    this.#extras.clear();
    this.#onLine(JSON.stringify({ type: 'truncate_model', timestamp: this.#time }));
  }

  #eachRow(tables: Rows, visit: (table: string, id: string, row: WireRow) => void): void {
    for (const [table, rows] of Object.entries(tables)) {
      for (const [id, row] of Object.entries(rows)) {
        visit(table, id, row);
      }
    }
  }

  #record(verb: Verb, data: string, tables: number): void {
    if (tables > 0) {
      this.#onLine(`{"type":"model_${verb}","timestamp":${this.#time},"data":${data}}`);
    }
  }
}

function mapRows(tables: Rows, turn: (table: string, id: string, row: WireRow) => WireRow): Rows {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, turn(table, id, row)])),
    ]),
  );
}

function tablesText(tables: Rows): string {
  const texts = Object.entries(tables).map(([table, rows]) => `${JSON.stringify(table)}:${rowsText(rows)}`);
  return `{${texts.join(',')}}`;
}

function rowsText(rows: Readonly<Record<string, WireRow>>): string {
  const texts = Object.entries(rows).map(([id, row]) => `${JSON.stringify(id)}:${rowText(row)}`);
  return `{${texts.join(',')}}`;
}

/** Ids in fields are bare integers, as the guide writes them: larger ones than a number can hold. */
function rowText(row: WireRow): string {
  const fields = Object.entries(row).map(([field, value]) => {
    const isBare = value !== '' && IDS.has(field);
    return `${JSON.stringify(field)}:${isBare ? String(value) : JSON.stringify(value)}`;
  });
  return `{${fields.join(',')}}`;
}
