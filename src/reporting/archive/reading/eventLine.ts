import { parseJson } from '../../../base/json.ts';
import { isRecord } from '../../../state/connection/protocol.ts';
import type { ModelUpdate, Tables } from '../../../state/connection/protocol.ts';
import { normaliseArchiveRows } from './archiveTables.ts';
import { readSessionEvent } from './sessionEventData.ts';
import type { SessionEvent } from './sessionEvents.ts';
import { idOf, secondsOf } from './values.ts';

/** A change of rows in an event archive. `timestamp` is seconds since the epoch, undefined where the line has none. */
export interface ModelEvent {
  readonly type: 'model';
  readonly timestamp: number | undefined;
  readonly change: ModelUpdate;
}

/** The restart of the site's processes: all rows are gone. */
export interface TruncateEvent {
  readonly type: 'truncate_model';
  readonly timestamp: number | undefined;
}

/** One line of an event archive (guide: "JSON Response for Archive Query"). */
export type ArchiveEvent = ModelEvent | TruncateEvent | SessionEvent;

type Fields = Readonly<Record<string, unknown>>;
type Verb = 'insert' | 'update' | 'delete';

const VERBS: Readonly<Record<string, Verb>> = {
  model_insert: 'insert',
  model_update: 'update',
  update_model: 'update',
  model_delete: 'delete',
};
const TIME_AND_TYPE =
  /(?:"timestamp": ?"?(\d{1,12})"?, ?"type": ?"session_event"|"type": ?"session_event", ?"timestamp": ?"?(\d{1,12})"?)/;
/** A session event whose type and time stand together at one of its ends, where no text can feign them. */
const AT_START = new RegExp(`^\\{ ?${TIME_AND_TYPE.source} ?[,}]`);
const AT_END = new RegExp(`, ?${TIME_AND_TYPE.source} ?\\}\\s*$`);
/** More than what the patterns match. */
const END_BYTES = 100;

/** What stands beside the tables where a line has these without a name around them. */
const HEAD = new Set(['type', 'timestamp', 'time', 'ts', 'name', 'lsid', 'event', 'id', 'sequence']);

/**
 * The time of a line that is a session event, without reading the rest of it; undefined for every other line, and for a
 * session event whose fields come in another order than usual.
 */
export function sessionEventTime(line: Buffer): number | undefined {
  const time =
    AT_START.exec(line.toString('latin1', 0, END_BYTES)) ??
    AT_END.exec(line.toString('latin1', Math.max(0, line.length - END_BYTES)));
  const digits = time?.[1] ?? time?.[2];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Reads one line. The guide leaves open how the rows of a `model_…` line are laid out; all the layouts that make sense
 * are read. Undefined for what is not JSON, no object, or of a type that the guide does not know. Never throws.
 */
export function readEventLine(bytes: Buffer): ArchiveEvent | undefined {
  let line: unknown;
  try {
    line = parseJson(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  return isRecord(line) ? readEvent(line) : undefined;
}

function readEvent(line: Fields): ArchiveEvent | undefined {
  const type = line['type'];
  if (type === 'session_event') {
    return readSessionEvent(line);
  }
  if (type === 'truncate_model') {
    return { type, timestamp: timeOf(line) };
  }
  const verb = typeof type === 'string' && Object.hasOwn(VERBS, type) ? VERBS[type] : undefined;
  return verb === undefined ? undefined : { type: 'model', timestamp: timeOf(line), change: readUpdate(verb, line) };
}

function timeOf(line: Fields): number | undefined {
  return secondsOf(line['timestamp'] ?? line['time'] ?? line['ts']);
}

function readUpdate(verb: Verb, line: Fields): ModelUpdate {
  const inserts = line['insert'];
  const updates = line['update'];
  const deletes = line['delete'];
  // As on the socket; a table may be called so too, but then its rows are keyed by id and `table` is missing.
  if (isRecord(inserts) || isRecord(updates) || isRecord(deletes)) {
    return updateOf(inserts, updates, deletes);
  }
  const tables = tablesOf(verb, line);
  return updateOf(
    verb === 'insert' ? tables : undefined,
    verb === 'update' ? tables : undefined,
    verb === 'delete' ? tables : undefined,
  );
}

function updateOf(inserts: unknown, updates: unknown, deletes: unknown): ModelUpdate {
  const update: { -readonly [Part in keyof ModelUpdate]: ModelUpdate[Part] } = { type: 'model_update' };
  if (isRecord(inserts)) {
    update.insert = rowsOfTables(inserts);
  }
  if (isRecord(updates)) {
    update.update = rowsOfTables(updates);
  }
  if (isRecord(deletes)) {
    update.delete = idsOfTables(deletes);
  }
  return update;
}

/** The tables of a line that is not laid out as on the socket. */
function tablesOf(verb: Verb, line: Fields): Fields {
  const table = line['table'];
  if (typeof table === 'string') {
    return { [table]: flatRows(verb, line) };
  }
  const named = line['data'] ?? line['tables'] ?? line['rows'];
  if (isRecord(named)) {
    const inner = named[verb];
    return typeof named['table'] === 'string' ? tablesOf(verb, named) : isRecord(inner) ? inner : named;
  }
  return Object.fromEntries(Object.entries(line).filter(([name]) => !HEAD.has(name)));
}

/** `{table, id, data}`, `{table, ids}`, `{table, rows: {id: row}}`, or the fields beside `table` and `id`. */
function flatRows(verb: Verb, line: Fields): unknown {
  const id = idOf(line['id'] ?? line['row_id']);
  const content = line['data'] ?? line['row'] ?? line['rows'] ?? line['fields'];
  if (verb === 'delete') {
    return id === undefined ? (line['ids'] ?? content) : [id];
  }
  if (id === undefined) {
    return content;
  }
  if (isRecord(content)) {
    return { [id]: content };
  }
  const { table: _table, id: _id, row_id: _rowId, type: _type, timestamp: _timestamp, ...fields } = line;
  return { [id]: fields };
}

/** Rows come keyed by id, or as a list with the id inside. Empty tables come as null. */
function rowsOfTables(tables: Fields): Tables {
  const known: Record<string, unknown> = {};
  for (const name in tables) {
    const value = tables[name];
    const rows = Array.isArray(value) ? keyedRows(value) : value;
    if (isRecord(rows) && name !== '__proto__') {
      normaliseArchiveRows(name, rows);
      known[name] = rows;
    }
  }
  return known;
}

/** A list of rows by their `id`; rows without one are left out. */
export function keyedRows(rows: readonly unknown[]): Record<string, unknown> {
  const keyed: (readonly [id: string, fields: object])[] = [];
  for (const row of rows) {
    if (isRecord(row)) {
      const { id: given, ...fields } = row;
      const id = idOf(given);
      if (id !== undefined) {
        keyed.push([id, fields]);
      }
    }
  }
  return Object.fromEntries(keyed);
}

function idsOfTables(tables: Fields): Record<string, readonly string[]> {
  const ids: Record<string, readonly string[]> = {};
  for (const name in tables) {
    if (name !== '__proto__') {
      ids[name] = idsOf(tables[name]);
    }
  }
  return ids;
}

/** A list of ids or of rows, an object keyed by id, or a single id. */
function idsOf(ids: unknown): readonly string[] {
  if (isRecord(ids)) {
    return Object.keys(ids);
  }
  const list: readonly unknown[] = Array.isArray(ids) ? ids : [ids];
  const known: string[] = [];
  for (const each of list) {
    const id = idOf(isRecord(each) ? each['id'] : each);
    if (id !== undefined) {
      known.push(id);
    }
  }
  return known;
}
