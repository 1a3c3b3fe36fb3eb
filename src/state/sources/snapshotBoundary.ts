import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';

/** A pause that is enough when what has come looks whole, in milliseconds. */
const SHORT = 150;
/** A pause that is enough when every table has come, and yet rows would go. */
const LONGER = 5_000;
/** On a slow link the next part may take this many times as long as the one that took longest so far. */
const PATIENCE_FACTOR = 2.5;

/** How long to wait for what may still come, in milliseconds. */
export interface SnapshotPatience {
  /** For the first row, or a row that those refer to which have come. */
  readonly empty: number;
  /** For tables that may have rows. */
  readonly partial: number;
  /** For the end, from the last table on that came for the first time, on a site that is never quiet. */
  readonly longest: number;
}

/** A first snapshot replaces nothing, so that no harm is done when more comes afterwards. */
export const FIRST_SNAPSHOT: SnapshotPatience = { empty: 5_000, partial: 1_000, longest: 5_000 };
/** The rows from before a loss are worth a wait, up to the latency that the guide promises: 20 seconds. */
export const LATER_SNAPSHOT: SnapshotPatience = { empty: 20_000, partial: 20_000, longest: 30_000 };
/** The rows from before a truncation are void: they stand in only until there are others. */
export const SNAPSHOT_AFTER_TRUNCATION: SnapshotPatience = { empty: 2_000, partial: 2_000, longest: 5_000 };

/** What has come of a snapshot so far. */
export type SnapshotState =
  /** Nothing, or rows that refer to others which have not come. */
  | 'empty'
  /** Not every table that is expected. */
  | 'partial'
  /** Every table that is expected, or several at once; but rows that were there before are missing. */
  | 'fewer'
  /** All that can be expected. */
  | 'whole';

/**
 * Tells where a snapshot ends, which the protocol leaves open: after a pause that is the longer the less has come of
 * what is expected.
 */
export class SnapshotBoundary implements Disposable {
  readonly #clock: Clock;
  readonly #patience: SnapshotPatience;
  readonly #state: () => SnapshotState;
  readonly #onEnd: () => void;
  #cameAt: number;
  #hasCome = false;
  #longestGap = 0;
  #timer: Disposable;
  #limit: Disposable | undefined;

  /** @param state what has come so far; asked for after a pause only, for it may cost a look at every row. */
  constructor(clock: Clock, patience: SnapshotPatience, state: () => SnapshotState, onEnd: () => void) {
    this.#clock = clock;
    this.#patience = patience;
    this.#state = state;
    this.#onEnd = onEnd;
    this.#cameAt = clock.elapsed();
    this.#timer = this.#look(patience.empty);
  }

  /** A part of the snapshot came; `isNew` when it is of a table of which nothing had come. */
  came(isNew: boolean): void {
    const now = this.#clock.elapsed();
    if (this.#hasCome) {
      this.#longestGap = Math.max(this.#longestGap, now - this.#cameAt);
    }
    this.#hasCome = true;
    this.#cameAt = now;
    if (isNew) {
      this.#limit?.dispose();
      this.#limit = this.#clock.after(this.#patience.longest, () => this.#end());
    }
    this.#timer.dispose();
    this.#timer = this.#look(SHORT);
  }

  /** A part of a message came: whatever it is, it is worth waiting for its end. */
  isComing(): void {
    this.#cameAt = this.#clock.elapsed();
    this.#timer.dispose();
    this.#timer = this.#look(SHORT);
  }

  #look(milliseconds: number): Disposable {
    return this.#clock.after(milliseconds, () => {
      const left = Math.ceil(this.#cameAt + this.#pause() - this.#clock.elapsed());
      if (left <= 0) {
        this.#end();
      } else {
        this.#timer = this.#look(left);
      }
    });
  }

  #pause(): number {
    const { empty, partial } = this.#patience;
    const pauses = { empty, partial, fewer: Math.min(LONGER, partial) };
    const state = this.#state();
    return state === 'whole' ? SHORT : Math.max(pauses[state], PATIENCE_FACTOR * this.#longestGap);
  }

  #end(): void {
    this.dispose();
    this.#onEnd();
  }

  dispose(): void {
    this.#timer.dispose();
    this.#limit?.dispose();
  }
}
