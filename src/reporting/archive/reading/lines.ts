import { append } from '../../../base/lists.ts';
const [NEWLINE, RETURN] = [0x0a, 0x0d];
/** The longest line that makes sense: a system information of a large machine is a few megabytes. */
const LONGEST_BYTES = 64 * 1024 * 1024;

/** Cuts bytes into lines, which end with LF or CRLF, in memory of the longest line. Most lines are never made into text. */
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

  /** The lines that `piece` completes, without their ends; blank ones may be among them. They share its memory. */
  push(piece: Buffer): readonly Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    // A newline byte is never part of another UTF-8 character.
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
      const part = piece.subarray(start, end);
      start = end + 1;
      if (this.#pendingBytes === 0 && !this.#skipping && part.length <= this.#longest) {
        lines.push(withoutReturn(part));
      } else {
        this.#keep(part);
        append(lines, this.#take());
      }
    }
    this.#keep(piece.subarray(start));
    return lines;
  }

  /** What came after the last newline: no line, or one. */
  end(): readonly Buffer[] {
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

  #take(): readonly Buffer[] {
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
    return [withoutReturn(whole)];
  }
}

function withoutReturn(line: Buffer): Buffer {
  return line[line.length - 1] === RETURN ? line.subarray(0, -1) : line;
}
