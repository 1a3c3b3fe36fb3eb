import { uptime } from 'node:os';
import type { Disposable } from './disposable.ts';

/** Time and chance, so that tests can hold both in their hands. */
export interface Clock {
  /** Milliseconds since the epoch, UTC, by this machine's clock. */
  now(): number;
  /** Milliseconds since some moment, by a clock that nobody sets, and that goes on while the machine sleeps. */
  elapsed(): number;
  /** Calls `callback` once after `milliseconds`; disposing the result calls it off. */
  after(milliseconds: number, callback: () => void): Disposable;
  /** A random number in [0, 1). */
  random(): number;
}

/** A timer of Node that is set for longer is due at once, and so makes a loop of what waits and tries again. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Whether something of the time `since` is not older than `milliseconds` at `now`. What a clock dated in the future, which
 * was wrong then or is wrong now, counts as old, lest it be kept for days.
 */
export function isFresh(since: number, now: number, milliseconds: number): boolean {
  return now >= since && now - since < milliseconds;
}

/** Linux alone stops the monotonic clock that Node reads while the machine sleeps; what it calls uptime goes on. */
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
    // What is no number is never due: a timer would take it for no time at all.
    wait(Number.isNaN(milliseconds) ? Infinity : milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
  random: () => Math.random(),
};

/** Resolves in a later turn of the event loop: what began this turn, the start of a window perhaps, ends first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
