import type { LiveState } from '../sites/liveState.ts';
import { setting } from '../settings.ts';
import type { Moment } from './sessionRow.ts';

/**
 * The moment the views look at. The same object until something changed, so that what was worked out for a moment
 * can be kept with it.
 */
export class Moments {
  readonly #live: LiveState;
  readonly #idleSince: Moment['idleSince'];
  #current: Moment | undefined;

  /** @param idleSince since when representatives are idle at present, as far as known. */
  constructor(live: LiveState, idleSince: Moment['idleSince'] = new Map()) {
    this.#live = live;
    this.#idleSince = idleSince;
  }

  readonly now = (): Moment => {
    this.#current ??= {
      model: this.#live.model,
      now: this.#live.siteNow(),
      longWaitSeconds: setting('tree.longWaitMinutes') * 60,
      idleSince: this.#live.pastTime === undefined ? this.#idleSince : undefined,
    };
    return this.#current;
  };

  /** Call when rows, the time or a setting changed. */
  pass(): void {
    this.#current = undefined;
  }
}
