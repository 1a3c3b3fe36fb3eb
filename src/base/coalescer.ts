import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';

/** Merges requests for an action into few runs, with a pause of at least `pauseMilliseconds` between two runs. */
export class Coalescer implements Disposable {
  readonly #action: () => void;
  readonly #clock: Clock;
  readonly #pauseMilliseconds: number;
  readonly #gatherMilliseconds: number;
  #lastRun = -Infinity;
  #pending: Disposable | undefined;
  #disposed = false;

  /**
   * @param pauseMilliseconds the least time between two runs.
   * @param gatherMilliseconds how long a first request waits for others to share its run.
   */
  constructor(action: () => void, clock: Clock, pauseMilliseconds: number, gatherMilliseconds = 20) {
    this.#action = action;
    this.#clock = clock;
    this.#pauseMilliseconds = pauseMilliseconds;
    this.#gatherMilliseconds = gatherMilliseconds;
  }

  /** Requests a run; requests before it starts share it. */
  request(): void {
    if (this.#pending || this.#disposed) {
      return;
    }
    // Zero at least: a clock that was set back must not delay the next run for hours.
    const sinceLast = Math.max(0, this.#clock.now() - this.#lastRun);
    const wait = Math.max(this.#gatherMilliseconds, this.#pauseMilliseconds - sinceLast);
    this.#pending = this.#clock.after(wait, () => {
      this.#pending = undefined;
      this.#lastRun = this.#clock.now();
      this.#action();
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#pending?.dispose();
    this.#pending = undefined;
  }
}
