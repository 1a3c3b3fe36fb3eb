import type { Clock } from '../base/clock.ts';

const FIRST_CAP_MILLISECONDS = 1_000;
const LAST_CAP_MILLISECONDS = 60_000;

/** How long to wait before the next try: full jitter below a cap that doubles from 1 s to 60 s. */
export class Backoff {
  readonly #clock: Clock;
  #cap = FIRST_CAP_MILLISECONDS;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds to wait now; the next wait may be twice as long. */
  next(): number {
    const delay = this.#clock.random() * this.#cap;
    this.#cap = Math.min(this.#cap * 2, LAST_CAP_MILLISECONDS);
    return delay;
  }

  /** Starts over after a success. */
  reset(): void {
    this.#cap = FIRST_CAP_MILLISECONDS;
  }
}
