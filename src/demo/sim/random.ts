/** A seeded source of chance: the same seed gives the same sequence on every machine. Not for secrets. */
export class Random {
  #state: number;

  /** @param seed any number; only its lower 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next number in [0, 1), by the mulberry32 generator. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One item of `list`. Throws a RangeError for an empty one. */
  pick<T>(list: readonly T[]): T {
    const index = this.integer(0, list.length - 1);
    if (index < 0 || list.length === 0) {
      throw new RangeError('There is nothing to pick from.');
    }
    return list[index] as T;
  }

  /** The time to the next of events that come independently of each other, `mean` apart on average. */
  interval(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  /** `length` characters of `alphabet`. */
  text(length: number, alphabet = '0123456789abcdef'): string {
    return Array.from({ length }, () => alphabet.charAt(this.integer(0, alphabet.length - 1))).join('');
  }
}
