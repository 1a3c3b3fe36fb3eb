import { parseJson } from '../../base/json.ts';
import { isRecord } from '../../state/protocol.ts';

/** A row as a line has it. */
export interface LineRow {
  readonly table: string;
  readonly id: string;
  readonly row: Record<string, unknown>;
}

/** A line in the usual layout: `{"type":"model_insert","timestamp":…,"insert":{"queue":{"1":{…}}}}`. */
export interface UsualLine {
  readonly verb: 'insert' | 'update';
  readonly timestamp: number;
  /** Of several tables, or of one. */
  readonly rows: readonly LineRow[];
}

const START =
  /^\{"type":"model_(?:insert","timestamp":(\d{1,12}),"insert|update","timestamp":(\d{1,12}),"update)":\{"([a-z][a-z_]{0,60})":\{"(\d{1,20})":\{/;
/** Between the only row of a table and that of the next one. */
const BETWEEN = /\}\},"([a-z][a-z_]{0,60})":\{"(\d{1,20})":\{/g;
const END = '}}}';

/**
 * Reads a line in the usual layout with one row a table; undefined for every other line. It is cut between the rows, for
 * `JSON.parse` makes a hidden class for each name that is new, and row ids are ever new. The cuts are right when every
 * part is a whole JSON object: what looks like the end of a row within a text would leave a part that is none.
 */
export function readUsualLine(line: string): UsualLine | undefined {
  const start = START.exec(line);
  if (start === null || !line.endsWith(END)) {
    return undefined;
  }
  const [head, inserted, updated, firstTable = '', firstId = ''] = start;
  const rows: LineRow[] = [];
  let table = firstTable;
  let id = firstId;
  let from = head.length - 1;
  BETWEEN.lastIndex = from;
  for (let next = BETWEEN.exec(line); next !== null; next = BETWEEN.exec(line)) {
    if (!addRow(rows, table, id, line.slice(from, next.index + 1))) {
      return undefined;
    }
    [, table = '', id = ''] = next;
    from = BETWEEN.lastIndex - 1;
  }
  return addRow(rows, table, id, line.slice(from, -END.length))
    ? { verb: inserted === undefined ? 'update' : 'insert', timestamp: Number(inserted ?? updated), rows }
    : undefined;
}

/** Adds the row that `text` is, unless it is none. */
function addRow(rows: LineRow[], table: string, id: string, text: string): boolean {
  let pair: unknown;
  try {
    // With its id, which as a part of the line would keep the whole line in memory.
    pair = parseJson(`["${id}",${text}]`);
  } catch {
    return false;
  }
  if (!Array.isArray(pair) || pair.length !== 2) {
    return false;
  }
  const ownId: unknown = pair[0];
  const row: unknown = pair[1];
  if (typeof ownId !== 'string' || !isRecord(row)) {
    return false;
  }
  rows.push({ table, id: ownId, row });
  return true;
}
