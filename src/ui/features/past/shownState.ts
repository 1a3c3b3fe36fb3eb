import { DisposableStore } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Replay } from '../../../reporting/archive/replay/replay.ts';
import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { ReadableModel, StateStatus } from '../../../state/source.ts';
import { ContextKey } from '../../platform/contextKey.ts';
import type { LiveState } from '../../sites/liveState.ts';

/** The rows at another time, and that time. */
export type Past = Pick<Replay, 'model' | 'time' | 'skewSeconds' | 'status' | 'onDidChange' | 'onDidMove'>;

/**
 * The state that the views show: the active site at present, or at the time of a replay. During a replay the context
 * key `repWorkflows.replay` is set, and changes of the present do not reach the views.
 */
export class ShownState implements LiveState {
  readonly #live: LiveState;
  readonly #isPast = new ContextKey('replay');
  readonly #statusChanged = new Emitter<void>();
  readonly #modelReplaced = new Emitter<void>();
  readonly #changed = new Emitter<ChangeSet>();
  readonly #truncated = new Emitter<void>();
  readonly #subscriptions = new DisposableStore();
  readonly #ofReplay = new DisposableStore();
  #replay: Past | undefined;
  /** The site of the replay. */
  #site: string | undefined;

  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly onDidReplaceModel = this.#modelReplaced.event;
  readonly onDidChange = this.#changed.event;
  readonly onDidTruncate = this.#truncated.event;

  constructor(live: LiveState) {
    this.#live = live;
    const unlessPast = (fire: () => void) => (): void => {
      if (this.#replay === undefined) {
        fire();
      }
    };
    this.#subscriptions.add(
      live.onDidChangeStatus(() => {
        if (this.#replay === undefined) {
          this.#statusChanged.fire();
        } else if (live.site?.id !== this.#site) {
          this.showLive();
        }
      }),
    );
    this.#subscriptions.add(live.onDidReplaceModel(unlessPast(() => this.#modelReplaced.fire())));
    this.#subscriptions.add(live.onDidTruncate(unlessPast(() => this.#truncated.fire())));
    this.#subscriptions.add(
      live.onDidChange((changes) => {
        if (this.#replay === undefined) {
          this.#changed.fire(changes);
        }
      }),
    );
  }

  /** Shows a replay. Its owner disposes it, after `showLive`. */
  showPast(replay: Past): void {
    this.#follow(replay);
    this.#ofReplay.add(replay.onDidChange((changes) => this.#changed.fire(changes)));
    this.#ofReplay.add(replay.onDidMove(() => this.#statusChanged.fire()));
  }

  /** Shows the present again. */
  showLive(): void {
    if (this.#replay !== undefined) {
      this.#follow(undefined);
    }
  }

  get pastTime(): number | undefined {
    return this.#replay?.time;
  }

  get site(): LiveState['site'] {
    return this.#live.site;
  }

  get signedIn(): boolean {
    return this.#live.signedIn;
  }

  get model(): ReadableModel {
    return this.#replay?.model ?? this.#live.model;
  }

  get status(): StateStatus {
    return this.#replay?.status ?? this.#live.status;
  }

  get skewSeconds(): number {
    return this.#replay?.skewSeconds ?? this.#live.skewSeconds;
  }

  get problem(): Error | undefined {
    return this.#replay === undefined ? this.#live.problem : undefined;
  }

  get realTimeProblem(): Error | undefined {
    return this.#live.realTimeProblem;
  }

  get staleSince(): number | undefined {
    return this.#replay === undefined ? this.#live.staleSince : undefined;
  }

  get nextTryAt(): number | undefined {
    return this.#replay === undefined ? this.#live.nextTryAt : undefined;
  }

  siteNow(): number {
    return this.#replay?.time ?? this.#live.siteNow();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#ofReplay.dispose();
    this.#statusChanged.dispose();
    this.#modelReplaced.dispose();
    this.#changed.dispose();
    this.#truncated.dispose();
  }

  #follow(replay: Past | undefined): void {
    this.#ofReplay.clear();
    this.#replay = replay;
    this.#site = this.#live.site?.id;
    this.#isPast.set(replay !== undefined);
    this.#modelReplaced.fire();
    this.#statusChanged.fire();
  }
}
