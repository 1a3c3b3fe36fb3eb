import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';

/** Runs an action soon after it is asked for, however often that is, and never more often than the pause allows. */
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

  /** Asks for a run. */
  request(): void {
    if (this.#pending || this.#disposed) {
      return;
    }
    // A clock that was set back must not hold the next run up for hours.
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
