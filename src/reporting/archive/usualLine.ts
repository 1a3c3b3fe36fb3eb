import { LineScan } from './lineScan.ts';

/** What happens to a row, as a line has it: not read yet. Places in the line are numbers of bytes. */
export interface RowChange {
  readonly table: string;
  readonly line: Buffer;
  /** Where the id stands, without its quotes. */
  readonly id: number;
  readonly idEnd: number;
  /** Where its fields stand, JSON unless the site wrote nonsense; nowhere, with both of them 0, for a delete. */
  readonly fields: number;
  readonly end: number;
}

/**
 * A line in the usual layout: `{"type":"model_insert","timestamp":…,"insert":{"queue":{"1":{…}}}}`, with spaces after
 * colons and commas or without, the time before the type or after it.
 */
export interface UsualLine {
  readonly type: 'usual_line';
  readonly verb: 'insert' | 'update' | 'delete';
  readonly timestamp: number;
  readonly rows: readonly RowChange[];
}

const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const VERBS = (['insert', 'update', 'delete'] as const).map((verb) => ({
  verb,
  type: Buffer.from(`"model_${verb}"`),
  field: Buffer.from(`"${verb}"`),
}));
const TYPE = Buffer.from('"type"');
const TIMESTAMP = Buffer.from('"timestamp"');
const END_OF_ROWS = Buffer.from('}}}');
const END_OF_IDS = Buffer.from('}}');
const SESSION_EVENT = Buffer.from('"session_event"');

/**
 * Cuts a line in the usual layout between its rows, without reading these; undefined for every other line. A row with a
 * brace in it, be it in a text or of an object, makes a line unusual: without one, the next brace that closes ends it. A
 * row that comes twice changes twice, where JSON has only the last of two members with one name.
 */
export function cutUsualLine(line: Buffer): UsualLine | undefined {
  const scan = new LineScan(line);
  const head = scan.takeByte(OPEN) ? headOf(scan) : undefined;
  if (head === undefined || !scan.take(head.field) || !scan.colon() || !scan.takeByte(OPEN)) {
    return undefined;
  }
  const { verb, timestamp } = head;
  const rows = verb === 'delete' ? cutDeletes(scan, line) : cutRows(scan, line);
  return rows && { type: 'usual_line', verb, timestamp, rows };
}

/** The id of the row that changes. */
export function idIn({ line, id, idEnd }: RowChange): string {
  return line.toString('latin1', id, idEnd);
}

/** The text of the fields that change. */
export function fieldsIn({ line, fields, end }: RowChange): string {
  return line.toString('utf8', fields, end);
}

/** The time of a session event in the usual layout, in seconds since the epoch; undefined for every other line. */
export function usualSessionTime(bytes: Buffer): number | undefined {
  const scan = new LineScan(bytes);
  const early = scan.takeByte(OPEN) ? timeIn(scan) : undefined;
  const isSession = scan.take(TYPE) && scan.colon() && scan.take(SESSION_EVENT) && scan.comma();
  return isSession ? (early ?? timeIn(scan)) : undefined;
}

function headOf(scan: LineScan): { verb: UsualLine['verb']; field: Buffer; timestamp: number } | undefined {
  const early = timeIn(scan);
  if (scan.take(TYPE) && scan.colon()) {
    for (const { verb, type, field } of VERBS) {
      if (scan.take(type)) {
        const timestamp = scan.comma() ? (early ?? timeIn(scan)) : undefined;
        return timestamp === undefined ? undefined : { verb, field, timestamp };
      }
    }
  }
  return undefined;
}

function timeIn(scan: LineScan): number | undefined {
  const time = scan.take(TIMESTAMP) && scan.colon() ? scan.time() : undefined;
  return time !== undefined && scan.comma() ? time : undefined;
}

function cutRows(scan: LineScan, line: Buffer): readonly RowChange[] | undefined {
  const rows: RowChange[] = [];
  let table = tableIn(scan, OPEN);
  for (;;) {
    const id = scan.at + 1;
    const isId = table !== undefined && scan.takeId();
    const idEnd = scan.at - 1;
    const fields = isId && scan.colon() && line[scan.at] === OPEN ? scan.at : undefined;
    if (table === undefined || fields === undefined) {
      return undefined;
    }
    const brace = line.indexOf(OPEN, fields + 1);
    // Between two rows stand `},"ID":`, or `}},"TABLE":{` with the brace that was found.
    const close = brace === -1 ? line.length - END_OF_ROWS.length : line.lastIndexOf(CLOSE, brace);
    const isLastOfTable = brace === -1 || line[close - 1] === CLOSE;
    const end = isLastOfTable ? close : close + 1;
    if (!canEnd(line, fields, end)) {
      return undefined;
    }
    rows.push({ table, line, id, idEnd, fields, end });
    if (brace === -1) {
      scan.at = close;
      return scan.take(END_OF_ROWS) ? rows : undefined;
    }
    scan.at = close + 1;
    if (!scan.comma()) {
      return undefined;
    }
    table = isLastOfTable ? tableIn(scan, OPEN) : table;
  }
}

/** Whether fields can end there: with one brace, as there are no others in them. */
function canEnd(line: Buffer, fields: number, end: number): boolean {
  return end >= fields + 2 && line[end - 1] === CLOSE && line[end - 2] !== CLOSE;
}

function cutDeletes(scan: LineScan, line: Buffer): readonly RowChange[] | undefined {
  const rows: RowChange[] = [];
  do {
    const table = tableIn(scan, OPEN_LIST);
    if (table === undefined) {
      return undefined;
    }
    do {
      const id = scan.at + 1;
      if (!scan.takeId()) {
        return undefined;
      }
      rows.push({ table, line, id, idEnd: scan.at - 1, fields: 0, end: 0 });
    } while (scan.comma());
    if (!scan.takeByte(CLOSE_LIST)) {
      return undefined;
    }
  } while (scan.comma());
  return scan.take(END_OF_IDS) && scan.isAtEnd ? rows : undefined;
}

/** The name of a table up to the `open` bracket of its rows. */
function tableIn(scan: LineScan, open: number): string | undefined {
  const name = scan.tableName();
  return name !== undefined && scan.colon() && scan.takeByte(open) ? name : undefined;
}
