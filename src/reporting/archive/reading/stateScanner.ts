import { SiteError } from '../../../site/errors.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, END_LIST, COLON, COMMA] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c];
/** The largest row that makes sense. */
const LARGEST_BYTES = 64 * 1024 * 1024;
/** As much of a table as is read at once, or one row where that is larger. */
const PART_BYTES = 64 * 1024;

/** What a scanner finds: a part of a table, as JSON of an object or a list of rows. */
export type OnRows = (table: string, json: string) => void;

/**
 * Walks through one JSON object of tables, `{table: {id: row} | [row] | null}`, as its bytes come in, and hands out the
 * tables in parts: memory is that of one part. Nothing is checked that `JSON.parse` of a part checks.
 */
export class StateScanner {
  readonly #onRows: OnRows;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** The last string that ended beside the tables: a table's name, if a colon follows. */
  #lastString = '';
  #table = '';
  /** The bracket that the table at hand began with. */
  #bracket = OPEN;
  /** What is captured of a name or of a table, in earlier pieces. */
  #captured: Buffer[] = [];
  #capturedBytes = 0;
  #isDone = false;

  constructor(onRows: OnRows) {
    this.#onRows = onRows;
  }

  /** Takes the next bytes. @throws SiteError `bad-answer` where this is no JSON object, `too-large` for a row. */
  push(piece: Buffer): void {
    // Where the capture that is under way goes on in this piece.
    let start = this.#depth >= 2 || this.#inString ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (this.#inString) {
        if (this.#endsString(byte) && this.#depth < 2) {
          this.#lastString = parseString(this.#take(piece, start, at + 1));
          start = -1;
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
        start = this.#depth < 2 ? at : start;
      } else if (this.#depth >= 2) {
        start = this.#followTable(piece, start, at);
      } else if (this.#opensTable(byte)) {
        start = at + 1;
      }
    }
    if (start !== -1) {
      this.#capture(piece.subarray(start));
    }
  }

  /** To be called after the last bytes. @throws SiteError `cut` where the end of the object is missing. */
  end(): void {
    if (!this.#isDone) {
      throw new SiteError('cut', 'The state archive ends in the middle. Download it again.');
    }
  }

  /** Follows a byte inside a string; true for the quote that ends it. */
  #endsString(byte: number): boolean {
    if (this.#isEscaped) {
      this.#isEscaped = false;
      return false;
    }
    this.#isEscaped = byte === BACKSLASH;
    this.#inString = byte !== QUOTE;
    return byte === QUOTE;
  }

  /** Follows a byte beside the tables; true for the bracket that opens one. */
  #opensTable(byte: number): boolean {
    if (byte === OPEN || byte === LIST) {
      if (this.#depth === 0 && (byte !== OPEN || this.#isDone)) {
        throw notAnObject();
      }
      this.#depth++;
      this.#bracket = byte;
    } else if (byte === CLOSE || byte === END_LIST) {
      if (this.#depth === 0) {
        throw notAnObject();
      }
      this.#depth--;
      this.#isDone = true;
    } else if (byte === COLON) {
      this.#table = this.#lastString;
    } else if (this.#depth === 0 && byte > 0x20 && byte !== COMMA && !isBom(byte)) {
      throw notAnObject();
    }
    return this.#depth === 2;
  }

  /** Follows the byte of a table at `at`. @returns where the capture goes on; -1 where the table ends. */
  #followTable(piece: Buffer, start: number, at: number): number {
    const byte = piece[at];
    if (byte === OPEN || byte === LIST) {
      this.#depth++;
    } else if (byte === CLOSE || byte === END_LIST) {
      this.#depth--;
      if (this.#depth === 1) {
        this.#giveRows(this.#take(piece, start, at + 1));
        return -1;
      }
    } else if (byte === COMMA && this.#depth === 2 && this.#capturedBytes + at - start > PART_BYTES) {
      this.#giveRows(this.#take(piece, start, at) + (this.#bracket === OPEN ? '}' : ']'));
      return at + 1;
    }
    return start;
  }

  /** @param rest of the JSON, after the bracket that opens it. */
  #giveRows(rest: string): void {
    this.#onRows(this.#table, (this.#bracket === OPEN ? '{' : '[') + rest);
  }

  #capture(part: Buffer): void {
    this.#capturedBytes += part.length;
    if (this.#capturedBytes > LARGEST_BYTES) {
      throw new SiteError('too-large', 'The state archive holds a row that is too large to read.');
    }
    this.#captured.push(part);
  }

  /** The text of what was captured so far and of `piece` from `start` to `end`. */
  #take(piece: Buffer, start: number, end: number): string {
    this.#capture(piece.subarray(start, end));
    const text = Buffer.concat(this.#captured).toString('utf8');
    this.#captured = [];
    this.#capturedBytes = 0;
    return text;
  }
}

function isBom(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

function parseString(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function notAnObject(): SiteError {
  return new SiteError('bad-answer', 'The state archive is not one JSON object.');
}
