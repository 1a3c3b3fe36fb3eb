/** How a queue steers what fills it. */
export interface Flow {
  /** Holds the sender up: enough is waiting to be read. */
  pause(): void;
  resume(): void;
  /** Nobody will read on. */
  stop(): void;
}

/** So many bytes may wait to be read before the sender is held up. */
const ENOUGH = 256 * 1024;
/** The same for pieces: each of them takes room and time, however small it is. */
const ENOUGH_PIECES = 1024;

/**
 * The body of an answer, handed on piece by piece with bounded memory. It can be read once; leaving the loop early
 * breaks the exchange off. What came before a failure is read before the failure is thrown.
 */
export class PieceQueue implements AsyncIterable<Buffer> {
  readonly #flow: Flow;
  readonly #pieces: Buffer[] = [];
  #waiting = 0;
  #isPaused = false;
  #ended = false;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#waiting += piece.length;
    if (this.#isFull && !this.#isPaused) {
      this.#isPaused = true;
      this.#flow.pause();
    }
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, void> {
    try {
      for (;;) {
        const piece = this.#pieces.shift();
        if (piece !== undefined) {
          this.#take(piece);
          yield piece;
        } else if (this.#failure !== undefined) {
          throw this.#failure;
        } else if (this.#ended) {
          return;
        } else {
          await new Promise<void>((resolve) => (this.#wake = resolve));
        }
      }
    } finally {
      this.#pieces.length = 0;
      this.#flow.stop();
    }
  }

  get #isFull(): boolean {
    return this.#waiting >= ENOUGH || this.#pieces.length >= ENOUGH_PIECES;
  }

  #take(piece: Buffer): void {
    this.#waiting -= piece.length;
    if (this.#isPaused && !this.#isFull) {
      this.#isPaused = false;
      this.#flow.resume();
    }
  }
}
