import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** What is going to happen in the demo site. Disposing calls everything off. */
export class Schedule implements Disposable {
  readonly #clock: Clock;
  readonly #speed: number;
  readonly #pending = new Set<Disposable>();
  #disposed = false;

  /** @param speed how much faster than real time things happen; at 0 nothing happens by itself. */
  constructor(clock: Clock, speed: number) {
    this.#clock = clock;
    this.#speed = speed;
  }

  /** Calls `callback` once, `seconds` of the demo site's time from now. */
  after(seconds: number, callback: () => void): void {
    if (this.#speed <= 0 || this.#disposed) {
      return;
    }
    const pending = this.#clock.after((seconds * 1000) / this.#speed, () => {
      this.#pending.delete(pending);
      callback();
    });
    this.#pending.add(pending);
  }

  dispose(): void {
    this.#disposed = true;
    for (const pending of this.#pending) {
      pending.dispose();
    }
    this.#pending.clear();
  }
}
