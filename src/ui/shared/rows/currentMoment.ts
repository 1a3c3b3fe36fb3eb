import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { setting } from '../../platform/settings.ts';
import type { Moment } from './sessionRow.ts';

type PresentOnly = Pick<Moment, 'idleSince' | 'statusWord'>;

/**
 * The moment that the views show: the same object until something changes, so that results computed for a moment can be
 * cached with it.
 */
export class CurrentMoment {
  readonly #live: LiveState;
  readonly #presentOnly: PresentOnly;
  readonly #zone: Moment['zone'];
  #current: Moment | undefined;

  /**
   * @param presentOnly facts about the present that are not in the rows.
   * @param zone the site's time zone; this machine's if left out.
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

  /** Starts a new moment with every change of the rows. */
  follow(): Disposable {
    const changes = new DisposableStore();
    changes.add(this.#live.onDidChange(() => this.reset()));
    changes.add(this.#live.onDidReplaceModel(() => this.reset()));
    return changes;
  }

  /** Starts a new moment; to be called when rows, the time or a setting changed. */
  reset(): void {
    this.#current = undefined;
  }
}
