import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { LiveState } from '../../sites/liveState.ts';

/**
 * The times since which representatives are idle. The site does not send them, so that only observed changes are known.
 */
export class IdleTimes implements Disposable {
  readonly #live: LiveState;
  readonly #since = new Map<string, number>();
  readonly #resources = new DisposableStore();

  constructor(live: LiveState) {
    this.#live = live;
    this.#resources.add(live.onDidChange((changes) => this.#follow(changes)));
    this.#resources.add(live.onDidReplaceModel(() => this.#since.clear()));
  }

  /** Seconds since the epoch by the site's clock, with `personKey` as keys. */
  get since(): ReadonlyMap<string, number> {
    return this.#since;
  }

  #follow({ before, deleted }: ChangeSet): void {
    deleted.get('representative')?.forEach((row) => this.#since.delete(personKey(row)));
    before.get('representative')?.forEach((old, id) => this.#followOne(old, id));
  }

  #followOne(old: TableRow<'representative'>, id: string): void {
    const row = this.#live.model.rows('representative').get(id);
    const isSamePerson = old.user_id === undefined && old.username === undefined;
    if (row === undefined || !isSamePerson) {
      this.#since.delete(personKey({ ...row, ...old }));
    }
    if (row === undefined || old.routing_idle === undefined) {
      return;
    }
    this.#since.delete(personKey(row));
    // A change during a lost connection happened at an unknown time.
    if (isSamePerson && !old.routing_idle && row.routing_idle === true && this.#live.staleSince === undefined) {
      this.#since.set(personKey(row), this.#live.siteNow());
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** Returns the key of a representative, because row ids are reused after the site has restarted. */
export function personKey({ user_id: userId, username }: TableRow<'representative'>): string {
  return userId ? `id:${userId}` : `username:${username ?? ''}`;
}
