const NEWLINE = 0x0a;
/** The longest line that makes sense: a system information of a large machine is a few megabytes. */
const LONGEST_BYTES = 64 * 1024 * 1024;

/** Cuts bytes into lines of text, in memory of the longest line. */
export class LineCutter {
  readonly #longest: number;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** Whether the line that is coming in is too long to be kept. */
  #skipping = false;
  #skipped = 0;

  constructor(longestBytes = LONGEST_BYTES) {
    this.#longest = longestBytes;
  }

  /** How many lines were left out because they were too long. */
  get skipped(): number {
    return this.#skipped;
  }

  /** The lines that `piece` completes, without their ends; blank ones may be among them. */
  push(piece: Buffer): readonly string[] {
    const last = piece.lastIndexOf(NEWLINE);
    if (last === -1) {
      this.#keep(piece);
      return [];
    }
    const first = piece.indexOf(NEWLINE);
    this.#keep(piece.subarray(0, first));
    const lines = this.#take();
    if (last > first) {
      // A newline byte is never part of another UTF-8 character: whole lines decode together, which is faster.
      lines.push(...piece.toString('utf8', first + 1, last).split('\n'));
    }
    this.#keep(piece.subarray(last + 1));
    return lines;
  }

  /** What came after the last newline: no line, or one. */
  end(): readonly string[] {
    return this.#pendingBytes > 0 || this.#skipping ? this.#take() : [];
  }

  #keep(part: Buffer): void {
    if (this.#skipping || part.length === 0) {
      return;
    }
    this.#pendingBytes += part.length;
    if (this.#pendingBytes > this.#longest) {
      this.#skipping = true;
      this.#pending = [];
      return;
    }
    this.#pending.push(part);
  }

  #take(): string[] {
    const [first] = this.#pending;
    const whole = this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending);
    const wasSkipping = this.#skipping;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#skipping = false;
    if (wasSkipping) {
      this.#skipped++;
      return [];
    }
    return [whole.toString('utf8')];
  }
}
