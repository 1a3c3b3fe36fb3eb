import type { Clock } from '../../src/base/clock.ts';
import type { Disposable } from '../../src/base/disposable.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that only moves when a test moves it. Chance is a fixed number. */
export class ManualClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #chance: number;
  /** Elapsed time; timers go by it, as they do by a machine's monotonic clock. */
  #elapsed = 0;
  #wall: number;

  /** @param start milliseconds since the epoch. */
  constructor(start = Date.UTC(2021, 10, 23, 9), chance = 0.5) {
    this.#wall = start;
    this.#chance = chance;
  }

  now(): number {
    return this.#wall + this.#elapsed;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  random(): number {
    return this.#chance;
  }

  after(milliseconds: number, callback: () => void): Disposable {
    const timer = { at: this.#elapsed + milliseconds, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Number of pending timers; 0 once everything is disposed. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass; timers run in the order they are due, at the time they are due. */
  advance(milliseconds: number): void {
    const end = this.#elapsed + milliseconds;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#elapsed = next.at;
      next.callback();
    }
    this.#elapsed = end;
  }

  /** Sets the wall clock back, as a person or a time server can; ahead by a negative number. */
  setBack(milliseconds: number): void {
    this.#wall -= milliseconds;
  }

  #next(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (next === undefined || timer.at < next.at)) {
        next = timer;
      }
    }
    return next;
  }
}
