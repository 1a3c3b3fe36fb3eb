const FIRST_BYTES = 4096;

/** Collects pieces of bytes in one buffer; a list of one-byte pieces would take a hundred times as much memory. */
export class GrowingBuffer {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  /** Number of bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** The bytes so far; later pieces do not change the result. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#buffer.length));
      larger.set(this.bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = length;
  }
}

/** Reads a body, up to `maxBytes` bytes. */
export async function collectBytes(body: AsyncIterable<Uint8Array>, maxBytes = Infinity): Promise<Buffer> {
  const buffer = new GrowingBuffer();
  for await (const piece of body) {
    buffer.add(piece);
    if (buffer.length >= maxBytes) {
      break;
    }
  }
  return buffer.bytes;
}
