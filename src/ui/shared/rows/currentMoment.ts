import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { setting } from '../../platform/settings.ts';
import type { Moment } from './sessionRow.ts';

type PresentOnly = Pick<Moment, 'idleSince' | 'statusWord'>;

/**
 * The moment the views look at. The same object until something changed, so that what was worked out for a moment
 * can be kept with it.
 */
export class CurrentMoment {
  readonly #live: LiveState;
  readonly #presentOnly: PresentOnly;
  readonly #zone: Moment['zone'];
  #current: Moment | undefined;

  /**
   * @param presentOnly what is known of the present, beside the rows.
   * @param zone that of the site; the person's when left out.
   */
  constructor(live: LiveState, presentOnly: PresentOnly = {}, zone?: Moment['zone']) {
    this.#live = live;
    this.#presentOnly = presentOnly;
    this.#zone = zone;
  }

  readonly now = (): Moment => {
    this.#current ??= {
      model: this.#live.model,
      now: this.#live.siteNow(),
      longWaitSeconds: setting('tree.longWaitMinutes') * 60,
      zone: this.#zone,
      ...(this.#live.pastTime === undefined && this.#presentOnly),
    };
    return this.#current;
  };

  /** Lets the moment pass with every change of the rows. */
  follow(): Disposable {
    const changes = new DisposableStore();
    changes.add(this.#live.onDidChange(() => this.pass()));
    changes.add(this.#live.onDidReplaceModel(() => this.pass()));
    return changes;
  }

  /** Call when rows, the time or a setting changed. */
  pass(): void {
    this.#current = undefined;
  }
}
