import type { LiveState } from '../sites/liveState.ts';
import { setting } from '../settings.ts';
import type { Moment } from './sessionRow.ts';

/**
 * The moment the views look at. The same object until something changed, so that what was worked out for a moment
 * can be kept with it.
 */
export class Moments {
  readonly #live: LiveState;
  #current: Moment | undefined;

  constructor(live: LiveState) {
    this.#live = live;
  }

  readonly now = (): Moment => {
    this.#current ??= {
      model: this.#live.model,
      now: this.#live.siteNow(),
      longWaitSeconds: setting('tree.longWaitMinutes') * 60,
    };
    return this.#current;
  };

  /** Call when rows, the time or a setting changed. */
  pass(): void {
    this.#current = undefined;
  }
}
