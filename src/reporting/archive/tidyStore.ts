import { ByteStore } from './byteStore.ts';

/** Below this much, it is no use to take away what is not needed any more. */
const FEWEST_BYTES = 1024 * 1024;

/** Bytes of which some are not needed any more: when these are more than half, the others are copied together. */
export class TidyStore {
  #store = new ByteStore();
  /** Memory for the next tidying up. */
  #spare = new ByteStore();
  #live = 0;

  /** The memory in which the bytes stand, until the next one is added. */
  get memory(): Buffer {
    return this.#store.memory;
  }

  /** How many bytes are needed. */
  get live(): number {
    return this.#live;
  }

  /** Whether it is time to tidy up. */
  get isUntidy(): boolean {
    return this.#store.length > Math.max(FEWEST_BYTES, 2 * this.#live);
  }

  /** Adds the bytes from `start` to `end` of `source` and a terminator, if there is to be one, and tells where they are. */
  add(source: Buffer, start: number, end: number, terminator?: number): number {
    const at = this.#store.add(source, start, end);
    if (terminator !== undefined) {
      this.#store.addByte(terminator);
    }
    this.#live += this.#store.length - at;
    return at;
  }

  /** So many bytes are not needed any more. */
  forget(bytes: number): void {
    this.#live -= bytes;
  }

  /** Takes everything away. */
  clear(): void {
    this.#store.clear();
    this.#live = 0;
  }

  /** The text between two places. */
  text(start: number, end: number): string {
    return this.#store.text(start, end);
  }

  /** Takes away all that `visit` does not keep; `keep` tells the new place of the bytes between two old ones. */
  tidy(visit: (keep: (start: number, end: number) => number) => void): void {
    const { memory } = this.#store;
    const store = this.#spare;
    store.clear();
    visit((start, end) => store.add(memory, start, end));
    this.#spare = this.#store;
    this.#store = store;
    this.#live = store.length;
  }
}
