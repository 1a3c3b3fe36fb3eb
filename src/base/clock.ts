import type { Disposable } from './disposable.ts';

/** Time and chance, so that tests can hold both in their hands. */
export interface Clock {
  /** Milliseconds since the epoch, UTC, by this machine's clock. */
  now(): number;
  /** Calls `callback` once after `milliseconds`; disposing the result calls it off. */
  after(milliseconds: number, callback: () => void): Disposable;
  /** A random number in [0, 1). */
  random(): number;
}

/**
 * Whether something of the time `since` is not older than `milliseconds` at `now`. What a clock dated in the future, which
 * was wrong then or is wrong now, counts as old, lest it be kept for days.
 */
export function isFresh(since: number, now: number, milliseconds: number): boolean {
  return now >= since && now - since < milliseconds;
}

/** The machine's own clock. Its timers never keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    timer.unref();
    return { dispose: () => clearTimeout(timer) };
  },
  random: () => Math.random(),
};
