import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import type { ChangeSet } from '../../state/source.ts';
import type { LiveState } from '../sites/liveState.ts';

/** Since when representatives are idle. The site does not tell, so only those are known whose change was seen. */
export class IdleTimes implements Disposable {
  readonly #live: LiveState;
  readonly #since = new Map<string, number>();
  readonly #resources = new DisposableStore();

  constructor(live: LiveState) {
    this.#live = live;
    this.#resources.add(live.onDidChange((changes) => this.#follow(changes)));
    this.#resources.add(live.onDidReplaceModel(() => this.#since.clear()));
  }

  /** Seconds since the epoch, by the site's clock, by row id of `representative`. */
  get since(): ReadonlyMap<string, number> {
    return this.#since;
  }

  #follow({ before, deleted }: ChangeSet): void {
    deleted.get('representative')?.forEach((_row, id) => this.#since.delete(id));
    before.get('representative')?.forEach(({ routing_idle: wasIdle }, id) => {
      if (wasIdle === undefined) {
        return;
      }
      this.#since.delete(id);
      const isIdle = this.#live.model.rows('representative').get(id)?.routing_idle === true;
      // What changed while the connection was lost changed nobody knows when.
      if (wasIdle === false && isIdle && this.#live.staleSince === undefined) {
        this.#since.set(id, this.#live.siteNow());
      }
    });
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
