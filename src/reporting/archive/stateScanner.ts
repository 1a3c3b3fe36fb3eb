import { SiteError } from '../../site/errors.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, END_LIST, COLON, COMMA] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a, 0x2c];
/** The largest row that makes sense. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** What a scanner finds: the text of one member of one table. `id` is its name, empty in a list. */
export type OnMember = (table: string, id: string, text: string) => void;

/**
 * Walks through one JSON object of tables, `{table: {id: row} | [row] | null}`, as its bytes come in, and hands out
 * each row's text: memory is that of the largest row. Nothing is checked that `JSON.parse` of a row checks.
 */
export class StateScanner {
  readonly #onMember: OnMember;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** The table at hand, and the name of the row in it. */
  #table = '';
  #id = '';
  /** The last string that ended outside of a row: a name, if a colon follows. */
  #lastString = '';
  #captured: Buffer[] = [];
  #capturedBytes = 0;
  #isDone = false;

  constructor(onMember: OnMember) {
    this.#onMember = onMember;
  }

  /** Takes the next bytes. @throws SiteError `bad-answer` where this is no JSON object, `too-large` for a row. */
  push(piece: Buffer): void {
    // Where the capture (of a string, or of a row) that is under way goes on in this piece.
    let start = this.#isCapturing() ? 0 : -1;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (this.#inString) {
        if (this.#endsString(byte) && this.#depth < 3) {
          this.#capture(piece.subarray(start, at + 1));
          this.#lastString = parseString(this.#take());
          start = -1;
        }
      } else if (byte === QUOTE) {
        this.#inString = true;
        start = this.#depth < 3 ? at : start;
      } else if (byte === OPEN || byte === LIST) {
        start = this.#open(byte, start, at);
      } else if (byte === CLOSE || byte === END_LIST) {
        start = this.#close(piece, start, at);
      } else if (this.#depth < 3) {
        this.#outside(byte);
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

  #isCapturing(): boolean {
    return this.#depth >= 3 || this.#inString;
  }

  /** Follows a byte inside a string; whether it is the quote that ends it. */
  #endsString(byte: number): boolean {
    if (this.#isEscaped) {
      this.#isEscaped = false;
      return false;
    }
    this.#isEscaped = byte === BACKSLASH;
    this.#inString = byte !== QUOTE;
    return byte === QUOTE;
  }

  #open(byte: number, start: number, at: number): number {
    if (this.#depth === 0 && (byte !== OPEN || this.#isDone)) {
      throw notAnObject();
    }
    this.#depth++;
    return this.#depth === 3 ? at : start;
  }

  #close(piece: Buffer, start: number, at: number): number {
    if (this.#depth === 0) {
      throw notAnObject();
    }
    this.#depth--;
    this.#isDone = this.#depth === 0;
    if (this.#depth !== 2) {
      return start;
    }
    this.#capture(piece.subarray(start, at + 1));
    this.#onMember(this.#table, this.#id, this.#take());
    this.#id = '';
    return -1;
  }

  #outside(byte: number): void {
    if (byte === COLON) {
      if (this.#depth === 1) {
        this.#table = this.#lastString;
        this.#id = '';
      } else {
        this.#id = this.#lastString;
      }
    } else if (this.#depth === 0 && byte > 0x20 && byte !== COMMA && !isBom(byte)) {
      throw notAnObject();
    }
  }

  #capture(part: Buffer): void {
    this.#capturedBytes += part.length;
    if (this.#capturedBytes > LARGEST_BYTES) {
      throw new SiteError('too-large', 'The state archive holds a row that is too large to read.');
    }
    this.#captured.push(part);
  }

  #take(): string {
    const [first] = this.#captured;
    const whole = this.#captured.length === 1 && first !== undefined ? first : Buffer.concat(this.#captured);
    this.#captured = [];
    this.#capturedBytes = 0;
    return whole.toString('utf8');
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
