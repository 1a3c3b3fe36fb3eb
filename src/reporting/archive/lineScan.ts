import { TABLES } from '../../state/tables.ts';
import { ARCHIVE_FIELDS } from './archiveTables.ts';

const [SPACE, QUOTE, COMMA, COLON] = [0x20, 0x22, 0x2c, 0x3a];
const [ZERO, NINE, UNDERSCORE, SMALL_A, SMALL_Z] = [0x30, 0x39, 0x5f, 0x61, 0x7a];
const MOST_DIGITS = 20;
const MOST_DIGITS_OF_TIME = 12;
const LONGEST_NAME = 60;

/** The tables of the guide by the length of their names: no line needs a new string for these. */
const KNOWN_TABLES: { readonly name: string; readonly bytes: Buffer }[][] = [];
for (const name of new Set([...Object.keys(TABLES), ...Object.keys(ARCHIVE_FIELDS)])) {
  (KNOWN_TABLES[name.length] ??= []).push({ name, bytes: Buffer.from(name) });
}

/** Goes through a line of JSON. What is asked for and not there leaves it where it stands. */
export class LineScan {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at === this.#bytes.length;
  }

  /** Whether just these bytes come next. */
  take(expected: Buffer): boolean {
    const isHere = this.#isAt(this.at, expected);
    if (isHere) {
      this.at += expected.length;
    }
    return isHere;
  }

  takeByte(byte: number): boolean {
    if (this.#bytes[this.at] !== byte) {
      return false;
    }
    this.at++;
    return true;
  }

  /** A comma, and spaces after it. */
  comma(): boolean {
    return this.takeByte(COMMA) && this.#spaces();
  }

  /** A colon, and spaces after it. */
  colon(): boolean {
    return this.takeByte(COLON) && this.#spaces();
  }

  /** Whole seconds. */
  time(): number | undefined {
    let number = 0;
    let end = this.at;
    for (let byte = this.#bytes[end]; isDigit(byte); byte = this.#bytes[end]) {
      number = number * 10 + byte - ZERO;
      end++;
    }
    if (end === this.at || end - this.at > MOST_DIGITS_OF_TIME) {
      return undefined;
    }
    this.at = end;
    return number;
  }

  /** A row's id: digits between quotes. */
  takeId(): boolean {
    const start = this.at + 1;
    let end = start;
    while (isDigit(this.#bytes[end])) {
      end++;
    }
    return end - start <= MOST_DIGITS && this.#takeQuoted(start, end);
  }

  /** A name that a table of the guide could have: small letters and underscores between quotes. */
  tableName(): string | undefined {
    const start = this.at + 1;
    let end = start;
    while (isOfName(this.#bytes[end])) {
      end++;
    }
    const isName = end - start <= LONGEST_NAME && this.#bytes[start] !== UNDERSCORE && this.#takeQuoted(start, end);
    return isName ? this.#nameBetween(start, end) : undefined;
  }

  #takeQuoted(start: number, end: number): boolean {
    const isQuoted = this.#bytes[start - 1] === QUOTE && end > start && this.#bytes[end] === QUOTE;
    if (isQuoted) {
      this.at = end + 1;
    }
    return isQuoted;
  }

  #nameBetween(start: number, end: number): string {
    for (const { name, bytes } of KNOWN_TABLES[end - start] ?? []) {
      if (this.#isAt(start, bytes)) {
        return name;
      }
    }
    return this.#bytes.toString('latin1', start, end);
  }

  #isAt(at: number, expected: Buffer): boolean {
    for (let index = 0; index < expected.length; index++) {
      if (this.#bytes[at + index] !== expected[index]) {
        return false;
      }
    }
    return true;
  }

  #spaces(): true {
    while (this.#bytes[this.at] === SPACE) {
      this.at++;
    }
    return true;
  }
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function isOfName(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= SMALL_A && byte <= SMALL_Z) || byte === UNDERSCORE);
}
