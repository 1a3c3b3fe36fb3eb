import type { Clock } from '../../base/clock.ts';
import { SiteError } from '../errors.ts';

/** Runs a limited number of tasks at once; the others wait in order. */
export class Limiter {
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Runs `task` when its turn comes.
   * @throws SiteError `cancelled` if `signal` aborts before that; else what `task` throws.
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#running < this.#most) {
      this.#running += 1;
    } else {
      await this.#turn(signal);
    }
    try {
      return await task();
    } finally {
      // Pass the place on directly, so that no new task can take it first.
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#running -= 1;
      }
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(cancelled());
      };
      const start = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      if (signal.aborted) {
        reject(cancelled());
        return;
      }
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(start);
    });
  }
}

/**
 * Resolves after `milliseconds`.
 * @throws SiteError `cancelled` as soon as `signal` aborts.
 */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled());
      return;
    }
    const onAbort = () => {
      timer.dispose();
      reject(cancelled());
    };
    const timer = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Creates the error for an aborted signal of the caller. */
export function cancelled(): SiteError {
  return new SiteError('cancelled', 'Cancelled.');
}
