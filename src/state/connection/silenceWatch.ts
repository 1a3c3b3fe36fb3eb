import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

const QUIET_MILLISECONDS = 20_000;
const ANSWER_MILLISECONDS = 20_000;
/** A timer this late means that the machine slept, and then a missing answer proves nothing. */
const SLEPT_MILLISECONDS = 30_000;

/**
 * Finds a connection that went silent within 40 s: a ping after 20 quiet seconds (the guide promises updates within
 * 20), death when neither an answer nor anything else comes within 20 more.
 */
export class SilenceWatch implements Disposable {
  readonly #clock: Clock;
  readonly #ping: () => void;
  readonly #onDead: () => void;
  #heardAt: number;
  #awaitingAnswer = false;
  #timer: Disposable;

  constructor(clock: Clock, ping: () => void, onDead: () => void) {
    this.#clock = clock;
    this.#ping = ping;
    this.#onDead = onDead;
    this.#heardAt = clock.elapsed();
    this.#timer = this.#arm(QUIET_MILLISECONDS);
  }

  /** Something came from the site, whatever it was. */
  heard(): void {
    this.#heardAt = this.#clock.elapsed();
    this.#awaitingAnswer = false;
  }

  /** Asks at once whether the site is still there: the machine woke up, or the network changed. */
  checkNow(): void {
    if (this.#awaitingAnswer) {
      this.#ping();
    } else {
      this.#timer.dispose();
      this.#ask();
    }
  }

  #arm(milliseconds: number): Disposable {
    const due = this.#clock.elapsed() + milliseconds;
    return this.#clock.after(milliseconds, () => this.#tick(this.#clock.elapsed() - due > SLEPT_MILLISECONDS));
  }

  #tick(slept: boolean): void {
    if (this.#awaitingAnswer && !slept) {
      this.#onDead();
      return;
    }
    const quiet = this.#clock.elapsed() - this.#heardAt;
    if (!this.#awaitingAnswer && quiet < QUIET_MILLISECONDS) {
      this.#timer = this.#arm(QUIET_MILLISECONDS - quiet);
    } else {
      this.#ask();
    }
  }

  #ask(): void {
    this.#awaitingAnswer = true;
    this.#ping();
    this.#timer = this.#arm(ANSWER_MILLISECONDS);
  }

  dispose(): void {
    this.#timer.dispose();
  }
}
