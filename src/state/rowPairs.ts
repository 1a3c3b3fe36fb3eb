import { Buffer } from 'node:buffer';

const QUOTE = 0x22;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The depths of `{"insert":{"queue":{"1":{…}}}}`: of the message's fields, of its tables, of the rows of a table. */
const FIELDS = 1;
const TABLES = 2;
const ROWS = 3;

const FIELDS_WITH_ROWS = ['insert', 'update'].map((field) => Buffer.from(field));

/** An integer of so many digits may be one that a number would round. */
const LONG_INTEGER_DIGITS = 16;

/** A message whose tables below `insert` and `update` are lists: row id, row, row id, row … */
export interface PairedMessage {
  readonly text: string;
  /** Whether there may be integers that `JSON.parse` would round. */
  readonly hasLongIntegers: boolean;
}

/**
 * Rewrites a JSON message so that its row ids are no longer names of properties: for each new name `JSON.parse` makes a
 * hidden class, and with ids that are ever new that takes most of its time. The new text is valid JSON exactly when the
 * message is. Undefined for a message of another shape, which is to be read as it is. `message` stays as it is.
 */
export function withRowPairs(message: Uint8Array): PairedMessage | undefined {
  const copy = Buffer.from(message);
  const rewriting = new Rewriting(copy);
  const isRewritten = rewriting.run();
  return isRewritten ? { text: copy.toString('utf8'), hasLongIntegers: rewriting.hasLongIntegers } : undefined;
}

/** What may come next among the rows of a table. */
type Next = 'id' | 'colon' | 'row';

/** One walk over a message. What it overwrites always stands outside of strings, one character by another. */
class Rewriting {
  hasLongIntegers = false;
  readonly #bytes: Buffer;
  /** Whether the tables that the walk is in are tables of rows. */
  #hasRows = false;
  #next: Next = 'id';
  /** Where the last string among the message's fields stands: at an opening brace, the name of its field. */
  #nameStart = 0;
  #nameEnd = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** False when the message has another shape. Most of its bytes lie within rows, where only the depth is of interest. */
  run(): boolean {
    const bytes = this.#bytes;
    const { length } = bytes;
    let depth = 0;
    let longestDigits = 0;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        const start = at + 1;
        at = endOfString(bytes, start, length);
        if (depth <= ROWS) {
          this.#string(depth, start, at);
        }
      } else if (isDigit(byte)) {
        if (this.#awaitsId(depth)) {
          return false;
        }
        const start = at;
        at = lastOfDigits(bytes, start, length);
        longestDigits = Math.max(longestDigits, at - start + 1);
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth++;
        if (depth <= ROWS ? !this.#open(depth, byte, at) : this.#awaitsId(depth - 1)) {
          return false;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === ROWS && !this.#close(byte, at)) {
          return false;
        }
        depth--;
      } else if (depth === ROWS && !this.#separate(byte, at)) {
        return false;
      }
    }
    this.hasLongIntegers = longestDigits >= LONG_INTEGER_DIGITS;
    return true;
  }

  /** Whether nothing but an id may come: in a list anything might, which is no JSON in an object. */
  #awaitsId(depth: number): boolean {
    return depth === ROWS && this.#hasRows && this.#next === 'id';
  }

  #string(depth: number, start: number, end: number): void {
    if (depth === FIELDS) {
      this.#nameStart = start;
      this.#nameEnd = end;
    } else if (depth === ROWS && this.#next === 'id') {
      this.#next = 'colon';
    }
  }

  #open(depth: number, byte: number, at: number): boolean {
    if (depth === TABLES) {
      const name = this.#bytes.subarray(this.#nameStart, this.#nameEnd);
      this.#hasRows = byte === OPEN_OBJECT && FIELDS_WITH_ROWS.some((field) => field.equals(name));
      // A name can be spelt with escapes; nobody does.
      return !name.includes(BACKSLASH);
    }
    if (depth === ROWS && this.#hasRows) {
      this.#bytes[at] = OPEN_LIST;
      this.#next = 'id';
      return byte === OPEN_OBJECT;
    }
    return true;
  }

  #close(byte: number, at: number): boolean {
    if (this.#hasRows) {
      this.#bytes[at] = CLOSE_LIST;
      return byte === CLOSE_OBJECT && this.#next !== 'colon';
    }
    return true;
  }

  /** A colon or comma among the rows: the id comes before the one, the row before the other. */
  #separate(byte: number | undefined, at: number): boolean {
    if (!this.#hasRows || isSpace(byte)) {
      return true;
    }
    if (byte !== COLON && byte !== COMMA) {
      return this.#next !== 'id';
    }
    const expected = this.#next;
    this.#bytes[at] = COMMA;
    this.#next = byte === COLON ? 'row' : 'id';
    return expected === (byte === COLON ? 'colon' : 'row');
  }
}

/** Where the string whose text begins at `start` has its closing quote; at or beyond `length` where it has none. */
function endOfString(bytes: Buffer, start: number, length: number): number {
  let at = start;
  while (at < length) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      return at;
    }
    at += byte === BACKSLASH ? 2 : 1;
  }
  return at;
}

function lastOfDigits(bytes: Buffer, start: number, length: number): number {
  let at = start;
  while (at + 1 < length && isDigit(bytes[at + 1])) {
    at++;
  }
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
