import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';

const QUIET_MILLISECONDS = 150;
const LONGEST_MILLISECONDS = 2_000;

/**
 * Tells where a snapshot ends, which the protocol leaves open: after 150 ms of quiet, on a site that is never quiet
 * 2 s after the first rows, and where no row comes at all after `emptyMilliseconds`.
 */
export class SnapshotBoundary implements Disposable {
  readonly #clock: Clock;
  readonly #emptyMilliseconds: number;
  readonly #onEnd: () => void;
  #hasRows = false;
  #quiet: Disposable;
  #limit: Disposable | undefined;

  constructor(clock: Clock, emptyMilliseconds: number, onEnd: () => void) {
    this.#clock = clock;
    this.#emptyMilliseconds = emptyMilliseconds;
    this.#onEnd = onEnd;
    this.#quiet = this.#awaitQuiet();
  }

  /** Something came, perhaps only a part of a message: the quiet starts anew. */
  heard(): void {
    this.#quiet.dispose();
    this.#quiet = this.#awaitQuiet();
  }

  /** A message with rows came. */
  sawRows(): void {
    this.#limit ??= this.#clock.after(LONGEST_MILLISECONDS, () => this.#end());
    this.#hasRows = true;
    this.heard();
  }

  #awaitQuiet(): Disposable {
    return this.#clock.after(this.#hasRows ? QUIET_MILLISECONDS : this.#emptyMilliseconds, () => this.#end());
  }

  #end(): void {
    this.dispose();
    this.#onEnd();
  }

  dispose(): void {
    this.#quiet.dispose();
    this.#limit?.dispose();
  }
}
