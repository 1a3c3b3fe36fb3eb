import type { Clock } from '../../base/clock.ts';

/**
 * The site's clock, from what the site said of it. It goes on by a clock that nobody sets, so that it stays right when
 * this machine's is corrected.
 */
export class SiteClock {
  readonly #clock: Clock;
  /** The site's time when ours had elapsed by nothing, in milliseconds. */
  #origin: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The site has just said what time it is there, in seconds since the epoch. */
  set(timestamp: number): void {
    this.#origin = timestamp * 1000 - this.#clock.elapsed();
  }

  /** The site's clock minus ours, in seconds; 0 until the site has told. */
  get skewSeconds(): number {
    const ahead = this.#origin === undefined ? 0 : this.#origin + this.#clock.elapsed() - this.#clock.now();
    return Math.round(ahead) / 1000;
  }
}
