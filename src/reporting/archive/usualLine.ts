import { TABLES } from '../../state/tables.ts';
import { ARCHIVE_FIELDS } from './archiveTables.ts';
import type { Part } from './keptRows.ts';

/** What happens to a row, as a line has it: not read yet. */
export interface RowChange {
  readonly table: string;
  /** Where the line has the id, without its quotes. */
  readonly id: Part;
  /** Where `"id":{…}` ends, whose fields are a JSON object, unless the site wrote none; the end of the id for a delete. */
  readonly end: number;
}

/** A line in the usual layout: `{"type":"model_insert","timestamp":…,"insert":{"queue":{"1":{…}}}}`. */
export interface UsualLine {
  readonly verb: 'insert' | 'update' | 'delete';
  readonly timestamp: number;
  readonly rows: readonly RowChange[];
}

const [QUOTE, COMMA, ZERO, NINE, UNDERSCORE, OPEN, CLOSE] = [0x22, 0x2c, 0x30, 0x39, 0x5f, 0x7b, 0x7d];
const VERBS = ['insert', 'update', 'delete'] as const;
const HEADS = VERBS.map((verb) => ({
  verb,
  start: Buffer.from(`{"type":"model_${verb}","timestamp":`),
  end: Buffer.from(`,"${verb}":{"`),
}));
const SESSION_EVENT = Buffer.from('{"type":"session_event","timestamp":');
/** The tables of the guide by the length of their names: no line needs a new string for these. */
const KNOWN_TABLES = Map.groupBy(
  [...Object.keys(TABLES), ...Object.keys(ARCHIVE_FIELDS)].map((name) => ({ name, bytes: Buffer.from(name) })),
  ({ bytes }) => bytes.length,
);
/** Where the verb begins in the start of a line. */
const VERB_AT = 15;
const MOST_DIGITS = 20;
const MOST_DIGITS_OF_TIME = 12;
const LONGEST_NAME = 60;
const FIRST_ROW = Buffer.from('":{"');
const ROW = Buffer.from('":');
const NEXT = Buffer.from(',"');
const END = Buffer.from('}}}');
const FIRST_ID = Buffer.from('":["');
const NEXT_ID = Buffer.from('","');
const NEXT_IDS = Buffer.from('"],"');
const END_OF_IDS = Buffer.from('"]}}');

/**
 * Cuts a line in the usual layout between its rows, without reading these; undefined for every other line. A row with a
 * brace in it, be it in a text or of an object, makes a line unusual: without one, the next brace that closes ends it.
 */
export function cutUsualLine(bytes: Buffer): UsualLine | undefined {
  const head = HEADS.find(({ start }) => start[VERB_AT] === bytes[VERB_AT]);
  const scan = new Scan(bytes);
  if (head === undefined || !scan.take(head.start)) {
    return undefined;
  }
  const timestamp = scan.number();
  if (timestamp === undefined || !scan.take(head.end)) {
    return undefined;
  }
  const rows = head.verb === 'delete' ? cutDeletes(scan) : cutRows(scan, bytes);
  return rows && { verb: head.verb, timestamp, rows };
}

/** The id of the row that a line changes. */
export function idIn({ id: { bytes, start, end } }: RowChange): string {
  return bytes.toString('latin1', start, end);
}

/** The text of the fields that a line has of a row. */
export function fieldsIn({ id, end }: RowChange): string {
  return id.bytes.toString('utf8', id.end + ROW.length, end);
}

/** The time of a session event in the usual layout, in seconds since the epoch; undefined for every other line. */
export function usualSessionTime(bytes: Buffer): number | undefined {
  const scan = new Scan(bytes);
  const time = scan.take(SESSION_EVENT) ? scan.number() : undefined;
  return bytes[scan.at] === COMMA ? time : undefined;
}

function cutRows(scan: Scan, bytes: Buffer): readonly RowChange[] | undefined {
  const rows: RowChange[] = [];
  let table = scan.name();
  let id = scan.take(FIRST_ROW) ? scan.digits() : undefined;
  while (table !== undefined && id !== undefined && scan.take(ROW) && bytes[scan.at] === OPEN) {
    const start = scan.at;
    const brace = bytes.indexOf(OPEN, start + 1);
    if (brace === -1) {
      scan.at = bytes.length - END.length;
      rows.push({ table, id, end: scan.at });
      return endsRow(bytes, start, scan.at) && scan.take(END) ? rows : undefined;
    }
    // Between the two stand `},"ID":`, or `}},"TABLE":{` with the brace that was found.
    scan.at = bytes.lastIndexOf(CLOSE, brace) + 1;
    const isTable = bytes[scan.at - 2] === CLOSE;
    const end = isTable ? scan.at - 1 : scan.at;
    if (!endsRow(bytes, start, end) || !scan.take(NEXT)) {
      return undefined;
    }
    rows.push({ table, id, end });
    if (isTable) {
      table = scan.name();
      id = scan.take(FIRST_ROW) && scan.at === brace + 2 ? scan.digits() : undefined;
    } else {
      id = scan.digits();
      if (scan.at + ROW.length !== brace) {
        return undefined;
      }
    }
  }
  return undefined;
}

/** Whether the fields that begin at `start` can end there: with one brace, as there are no others in them. */
function endsRow(bytes: Buffer, start: number, end: number): boolean {
  return end > start + 1 && bytes[end - 1] === CLOSE && bytes[end - 2] !== CLOSE;
}

function cutDeletes(scan: Scan): readonly RowChange[] | undefined {
  const rows: RowChange[] = [];
  for (;;) {
    const table = scan.name();
    if (table === undefined || !scan.take(FIRST_ID)) {
      return undefined;
    }
    do {
      const id = scan.digits();
      if (id === undefined) {
        return undefined;
      }
      rows.push({ table, id, end: scan.at });
    } while (scan.take(NEXT_ID));
    if (!scan.take(NEXT_IDS)) {
      return scan.take(END_OF_IDS) && scan.isAtEnd ? rows : undefined;
    }
  }
}

/** Goes through a line. What is asked for and not there leaves it where it stands. */
class Scan {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at === this.#bytes.length;
  }

  take(expected: Buffer): boolean {
    if (!this.#isHere(expected)) {
      return false;
    }
    this.at += expected.length;
    return true;
  }

  /** Whole seconds. */
  number(): number | undefined {
    const start = this.at;
    let number = 0;
    for (let byte = this.#bytes[this.at]; isDigit(byte); byte = this.#bytes[this.at]) {
      number = number * 10 + byte - ZERO;
      this.at++;
    }
    const digits = this.at - start;
    return digits > 0 && digits <= MOST_DIGITS_OF_TIME ? number : undefined;
  }

  digits(): Part | undefined {
    const start = this.at;
    let end = start;
    while (isDigit(this.#bytes[end])) {
      end++;
    }
    if (end === start || end - start > MOST_DIGITS) {
      return undefined;
    }
    this.at = end;
    return { bytes: this.#bytes, start, end };
  }

  /** Small letters and underscores up to a quote: of a table the guide could have. */
  name(): string | undefined {
    let end = this.at;
    while (isOfName(this.#bytes[end])) {
      end++;
    }
    const { at } = this;
    if (this.#bytes[end] !== QUOTE || this.#bytes[at] === UNDERSCORE || end === at || end - at > LONGEST_NAME) {
      return undefined;
    }
    const known = KNOWN_TABLES.get(end - at)?.find(({ bytes }) => this.#isHere(bytes));
    this.at = end;
    return known?.name ?? this.#bytes.toString('latin1', at, end);
  }

  #isHere(expected: Buffer): boolean {
    for (let index = 0; index < expected.length; index++) {
      if (this.#bytes[this.at + index] !== expected[index]) {
        return false;
      }
    }
    return true;
  }
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function isOfName(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || byte === UNDERSCORE);
}
