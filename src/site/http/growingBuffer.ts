const FIRST_BYTES = 4096;

/** Bytes that come in pieces of any size, in one buffer: a list of pieces of one byte would take a hundred times as much. */
export class GrowingBuffer {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** What has come so far; it is not changed by what comes later. */
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

/** All of a body, or its beginning once that has `enough` bytes. */
export async function gathered(body: AsyncIterable<Uint8Array>, enough = Infinity): Promise<Buffer> {
  const buffer = new GrowingBuffer();
  for await (const piece of body) {
    buffer.add(piece);
    if (buffer.length >= enough) {
      break;
    }
  }
  return buffer.bytes;
}
