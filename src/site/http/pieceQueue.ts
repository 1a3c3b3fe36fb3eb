/** Callbacks that control the sender. */
export interface Flow {
  /** Pauses the sender, because enough is waiting. */
  pause(): void;
  resume(): void;
  /** Stops the sender, because the reader has left. */
  stop(): void;
}

/** Bytes that may wait before the sender is paused. */
const MAX_WAITING_BYTES = 256 * 1024;
/** Pieces that may wait: each takes memory and time, however small. */
const MAX_WAITING_PIECES = 1024;

/**
 * The body of an answer as a queue of bounded size. It can be read once; leaving the loop early stops the sender. Data
 * before a failure is read before the failure is thrown.
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
    return this.#waiting >= MAX_WAITING_BYTES || this.#pieces.length >= MAX_WAITING_PIECES;
  }

  #take(piece: Buffer): void {
    this.#waiting -= piece.length;
    if (this.#isPaused && !this.#isFull) {
      this.#isPaused = false;
      this.#flow.resume();
    }
  }
}
