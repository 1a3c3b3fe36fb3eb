import type { ChangeSet } from '../../../state/model/changeSet.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import { userOf } from './activity.ts';

/** Remembers which teams people were in while they were logged in: their names, by user id. */
export class TeamLog {
  readonly #teams = new Map<string, Set<string>>();

  /** The names of a user's teams, in their order. */
  of(user: string): readonly string[] {
    return [...(this.#teams.get(user) ?? [])].sort();
  }

  addAll(model: ReadableModel): void {
    for (const row of model.rows('representative_queue').values()) {
      this.#add(row, model);
    }
  }

  add({ inserted }: ChangeSet, model: ReadableModel): void {
    for (const id of inserted.get('representative_queue') ?? []) {
      this.#add(model.rows('representative_queue').get(id) ?? {}, model);
    }
  }

  #add({ representative_id = '', queue_id = '' }: TableRow<'representative_queue'>, model: ReadableModel): void {
    const representative = model.rows('representative').get(representative_id);
    const queue = model.rows('queue').get(queue_id);
    if (representative !== undefined && queue?.type === 'team' && queue.name) {
      const user = userOf(representative_id, representative);
      const teams = this.#teams.get(user) ?? new Set();
      this.#teams.set(user, teams.add(queue.name));
    }
  }
}
