const QUOTE = 0x22;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Finds where JSON objects end that stand one after the other in a stream of bytes, cut anywhere. */
export class ObjectEnds {
  #offset = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isBroken = false;

  /** Whether there is something between the objects, so that their ends mean nothing any more. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Searches the next bytes of the stream; adds to `ends` the offsets in the stream just behind each object's end. */
  search(bytes: Uint8Array, ends: number[]): void {
    const { length } = bytes;
    for (let at = 0; at < length && !this.#isBroken; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#isInString) {
        this.#inString(byte);
      } else if (byte === QUOTE && this.#depth > 0) {
        this.#isInString = true;
      } else if (byte === OPEN_OBJECT || (byte === OPEN_LIST && this.#depth > 0)) {
        this.#depth++;
      } else if (this.#depth === 0) {
        this.#isBroken = !isBetween(byte);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#depth--;
        if (this.#depth === 0) {
          ends.push(this.#offset + at + 1);
        }
      }
    }
    this.#offset += length;
  }

  /** The same search in the stream without its first `bytes`. */
  after(bytes: number): this {
    this.#offset -= bytes;
    return this;
  }

  #inString(byte: number): void {
    if (this.#isEscaped) {
      this.#isEscaped = false;
    } else if (byte === BACKSLASH) {
      this.#isEscaped = true;
    } else if (byte === QUOTE) {
      this.#isInString = false;
    }
  }
}

/** White space, or a byte of the byte-order mark. */
function isBetween(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xef || byte === 0xbb || byte === 0xbf;
}
