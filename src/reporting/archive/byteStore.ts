/** Bytes one after the other, in one piece of memory that grows. Places are numbers of bytes from the beginning. */
export class ByteStore {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity = 0) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** The memory in which the bytes stand, until the next one is added. */
  get memory(): Buffer {
    return this.#bytes;
  }

  /** All that was added, in the same memory. */
  get content(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Adds the bytes from `start` to `end` of `source`, and tells where they are. */
  add(source: Buffer, start = 0, end = source.length): number {
    const at = this.#reserve(end - start);
    source.copy(this.#bytes, at, start, end);
    this.#length += end - start;
    return at;
  }

  /** Adds one byte. */
  addByte(byte: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = byte;
    this.#length++;
  }

  /** Takes everything away, and keeps the memory. */
  clear(): void {
    this.#length = 0;
  }

  /** The text between two places, in UTF-8. */
  text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, end);
  }

  #reserve(bytes: number): number {
    if (this.#length + bytes > this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + bytes));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    return this.#length;
  }
}
