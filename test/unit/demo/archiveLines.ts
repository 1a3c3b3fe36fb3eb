import { gunzipSync } from 'node:zlib';
import type { IndexedArchive } from '../../../src/demo/archives/archives.ts';
import { TABLES } from '../../../src/state/tables.ts';
import type { Change, World } from '../archive/world.ts';

/** Reads archives with nothing of the product but the list of flags, to compare it with. */
type Rows = Record<string, Record<string, Record<string, unknown>>>;

const FLAGS = new Set([
  ...['connected', 'console_in_focus'],
  ...Object.values(TABLES).flatMap((fields) =>
    Object.entries<unknown>(fields).flatMap(([field, kind]) => (kind === 'flag' ? [field] : [])),
  ),
]);

/** JSON whose long integers are kept as texts; no text of the demo site holds any. */
function parse(text: string): Record<string, unknown> {
  return JSON.parse(text.replace(/([:[,])(\d{16,})(?=[,\]}])/g, '$1"$2"')) as Record<string, unknown>;
}

/** The rows of a snapshot. */
export function worldOf(archive: IndexedArchive): World {
  const tables = parse(gunzipSync(archive.bytes).toString()) as Record<string, Rows[string] | null>;
  return new Map(
    Object.entries(tables).map(([table, rows]) => [
      table,
      new Map(Object.entries(rows ?? {}).map(([id, row]) => [id, plain(row)])),
    ]),
  );
}

/** The changes of rows that event archives tell, from the rows before them on. */
export function changesOf(before: World, from: number, archives: readonly IndexedArchive[]): readonly Change[] {
  const changes: Change[] = [];
  for (const [table, rows] of before) {
    for (const [id, fields] of rows) {
      changes.push({ time: from, verb: 'insert', table, id, fields, layout: 0 });
    }
  }
  for (const line of archives.flatMap(({ bytes }) => gunzipSync(bytes).toString().split('\n'))) {
    changes.push(...(line === '' ? [] : changesIn(parse(line))));
  }
  return changes;
}

function changesIn(line: Record<string, unknown>): Change[] {
  const { type, timestamp, data } = line as { type: string; timestamp: number; data: unknown };
  const head = { time: timestamp, layout: 0 };
  switch (type) {
    case 'truncate_model':
      return [{ ...head, verb: 'truncate', table: '', id: '', fields: {} }];
    case 'model_delete':
      return Object.entries(data as Record<string, unknown[]>).flatMap(([table, ids]) =>
        ids.map((id): Change => ({ ...head, verb: 'delete', table, id: String(id), fields: {} })),
      );
    case 'model_insert':
    case 'model_update':
      return Object.entries(data as Rows).flatMap(([table, rows]) =>
        Object.entries(rows).map(([id, row]): Change => {
          return { ...head, verb: type === 'model_insert' ? 'insert' : 'update', table, id, fields: plain(row) };
        }),
      );
    default:
      return [];
  }
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      const isId = field.endsWith('_id') && value !== '';
      return [field, FLAGS.has(field) ? value === 1 : isId ? String(value) : value];
    }),
  );
}
