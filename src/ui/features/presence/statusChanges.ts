import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { presenceOf, type Presence } from '../../../state/facts.ts';
import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { TableRow } from '../../../state/tables.ts';
import { oneLine } from '../../platform/plainText.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { personKey } from '../../shared/rows/idleTimes.ts';

/** The presences in the state model by the site's `display_as`; a status without one may be either. */
const PRESENCES: Readonly<Record<string, readonly Presence[]>> = { away: ['idle'], busy: ['busy'] };
const EITHER: readonly Presence[] = ['idle', 'busy'];

interface StatusChange {
  readonly name: string;
  readonly presences: readonly Presence[];
  /** True if the rows have already shown it. */
  isShown: boolean;
}

/**
 * The statuses that were set from this window (guide: set_rep_status). The rows say only idle or busy; while they do,
 * this knows the site's own word, such as Away or Lunch.
 */
export class StatusChanges implements Disposable {
  readonly #live: LiveState;
  readonly #changes = new Map<string, StatusChange>();
  readonly #resources = new DisposableStore();

  constructor(live: LiveState) {
    this.#live = live;
    this.#resources.add(live.onDidChange((changes) => this.#follow(changes)));
    this.#resources.add(live.onDidReplaceModel(() => this.#changes.clear()));
  }

  /**
   * Records that the representative with this `user_id` got a status.
   * @param displayAs `away` or `busy`; '' for one that is neither, undefined if the site does not send it.
   */
  note(userId: string, name: string, displayAs: string | undefined): void {
    const presences = displayAs === undefined ? EITHER : PRESENCES[displayAs.toLowerCase()];
    const key = personKey({ user_id: userId });
    if (presences === undefined) {
      this.#changes.delete(key);
      return;
    }
    this.#changes.set(key, { name: oneLine(name), presences, isShown: false });
    for (const row of this.#live.model.rows('representative').values()) {
      this.#update(row);
    }
  }

  /** Returns the site's word for the presence of the row, if it is known. */
  readonly wordFor = (row: TableRow<'representative'>): string | undefined => {
    const given = this.#changes.get(personKey(row));
    return given && shows(given, row) ? given.name : undefined;
  };

  #follow({ updated, deleted }: ChangeSet): void {
    if (this.#changes.size === 0) {
      return;
    }
    deleted.get('representative')?.forEach((row) => this.#changes.delete(personKey(row)));
    updated.get('representative')?.forEach((id) => this.#update(this.#live.model.rows('representative').get(id) ?? {}));
  }

  #update(row: TableRow<'representative'>): void {
    const key = personKey(row);
    const given = this.#changes.get(key);
    if (given && shows(given, row)) {
      given.isShown = true;
    } else if (given?.isShown === true) {
      this.#changes.delete(key);
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

function shows({ presences }: StatusChange, row: TableRow<'representative'>): boolean {
  const presence = presenceOf(row);
  return presence !== undefined && presences.includes(presence);
}
