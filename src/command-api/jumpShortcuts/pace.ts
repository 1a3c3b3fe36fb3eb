import type { Clock } from '../../base/clock.ts';
import { pause } from '../../site/http/limits.ts';

/** Limits how many things start in any second. */
export class Pace {
  readonly #perSecond: number;
  readonly #clock: Clock;
  /** Start times of the last ones, oldest first, in milliseconds since the epoch. */
  readonly #starts: number[] = [];

  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /**
   * Resolves when the next one may start.
   * @throws SiteError `cancelled` as soon as `signal` aborts.
   */
  async turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const oldest = this.#starts[0];
      const wait =
        oldest === undefined || this.#starts.length < this.#perSecond ? 0 : oldest + 1000 - this.#clock.now();
      if (wait <= 0) {
        break;
      }
      // At most a second: a clock that was set back must not delay this for hours.
      await pause(this.#clock, Math.min(wait, 1000), signal);
      if (wait > 1000) {
        this.#starts.length = 0;
      }
    }
    this.#starts.push(this.#clock.now());
    this.#starts.splice(0, this.#starts.length - this.#perSecond);
  }
}
