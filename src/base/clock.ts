import { uptime } from 'node:os';
import type { Disposable } from './disposable.ts';

/** The time, timers and random numbers; tests pass an implementation of their own. */
export interface Clock {
  /** Milliseconds since the epoch, UTC, by this machine's clock. */
  now(): number;
  /**
   * Milliseconds since an arbitrary start, by a clock that nobody can set and that goes on while the machine sleeps.
   */
  elapsed(): number;
  /** Calls `callback` once after `milliseconds`; disposing the result cancels it. */
  after(milliseconds: number, callback: () => void): Disposable;
  /** A random number in [0, 1). */
  random(): number;
}

/** The longest delay that a Node timer takes; a longer one fires at once, and a retry with it becomes a busy loop. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * True if `since` is less than `milliseconds` before `now`. A time in the future, from a clock that was wrong then or
 * is wrong now, counts as old; otherwise it could stay fresh for days.
 */
export function isFresh(since: number, now: number, milliseconds: number): boolean {
  return now >= since && now - since < milliseconds;
}

/**
 * Milliseconds of the monotonic clock. Only on Linux does `performance.now()` stop while the machine sleeps; uptime
 * goes on.
 */
const elapsed = process.platform === 'linux' ? () => uptime() * 1000 : () => performance.now();

/** The machine's own clock. Its timers never keep a process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed,
  after: (milliseconds, callback) => {
    let timer: NodeJS.Timeout | undefined;
    const wait = (left: number): void => {
      timer = setTimeout(
        () => (left > LONGEST_TIMER ? wait(left - LONGEST_TIMER) : callback()),
        Math.min(left, LONGEST_TIMER),
      );
      timer.unref();
    };
    // A timer with NaN would fire at once.
    wait(Number.isNaN(milliseconds) ? Infinity : milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
  random: () => Math.random(),
};

/** Resolves in a later turn of the event loop, after everything that runs in this one. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
