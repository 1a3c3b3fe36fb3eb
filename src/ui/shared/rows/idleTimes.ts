import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { ChangeSet } from '../../../state/changeSet.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { LiveState } from '../../sites/liveState.ts';

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

  /** Seconds since the epoch, by the site's clock, by what `personKey` gives. */
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
    // What changed while the connection was lost changed nobody knows when.
    if (isSamePerson && !old.routing_idle && row.routing_idle === true && this.#live.staleSince === undefined) {
      this.#since.set(personKey(row), this.#live.siteNow());
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** What a representative is remembered by: row ids are used again after the site has restarted. */
export function personKey({ user_id: userId, username }: TableRow<'representative'>): string {
  return userId ? `id:${userId}` : `username:${username ?? ''}`;
}
