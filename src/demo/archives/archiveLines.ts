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
/** A field with an id, which the guide writes as a bare integer: larger ones than a number can hold. */
const ID_FIELD =
  /"(presentation_session_id|primary_team_queue_id|queue_id|representative_id|selected_support_session_id|support_session_id|user_id)":"(\d+)"/g;

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
    const tables = [...this.#tables].map(([table, rows]) => [table, rows.size === 0 ? null : Object.fromEntries(rows)]);
    return withBareIds(Object.fromEntries(tables));
  }

  #insert(tables: Rows): void {
    const whole = mapRows(tables, (table, id, row) => ({
      ...BLANK_ROWS.get(table),
      ...row,
      ...this.#extras.fieldsOf(table, id, row),
    }));
    this.#eachRow(whole, (table, id, row) => this.#tables.get(table)?.set(id, row));
    this.#record('insert', whole);
    this.#eachRow(whole, (table, id) => this.#extras.inserted(table, id, this.#time));
  }

  #update(tables: Rows): void {
    this.#eachRow(tables, (table, id, fields) => {
      const rows = this.#tables.get(table);
      rows?.set(id, { ...rows.get(id), ...fields });
    });
    this.#record('update', tables);
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
    if (filled.length > 0) {
      const data = filled.map(([table, ids]) => `"${table}":[${ids.join(',')}]`).join(',');
      this.#onLine(`{"type":"model_delete","timestamp":${this.#time},"data":{${data}}}`);
    }
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

  #record(verb: 'insert' | 'update', tables: Rows): void {
    if (Object.keys(tables).length > 0) {
      this.#onLine(withBareIds({ type: `model_${verb}`, timestamp: this.#time, data: tables }));
    }
  }
}

function withBareIds(value: unknown): string {
  return JSON.stringify(value).replace(ID_FIELD, '"$1":$2');
}

function mapRows(tables: Rows, turn: (table: string, id: string, row: WireRow) => WireRow): Rows {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, turn(table, id, row)])),
    ]),
  );
}
