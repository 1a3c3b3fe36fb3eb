import type { ReadableModel } from './source.ts';

/**
 * What the command API calls the queue with this row id (guide: generate_session_key, `queue_id`): `general`, `team:3`,
 * or `rep:5` for a personal queue. Unlike the row id it outlives a restart of the site. Undefined where the site does
 * not tell enough.
 */
export function queueIdOf(model: ReadableModel, row: string): string | undefined {
  const queue = model.rows('queue').get(row);
  if (queue === undefined) {
    return undefined;
  }
  if (queue.type === 'prewait') {
    return 'general';
  }
  if (queue.support_team_id) {
    return `team:${queue.support_team_id}`;
  }
  const [owner] = model.referencing('representative', 'queue_id', row);
  return owner === undefined ? undefined : repQueueId(model.rows('representative').get(owner)?.user_id);
}

/** The queue of the representative with this `user_id`, as the command API calls it; undefined without one. */
export function repQueueId(userId: string | undefined): string | undefined {
  return userId ? `rep:${userId}` : undefined;
}

/**
 * The row id of the queue that the command API calls `queueId`: `general`, `team:3`, `rep:5`, `rep_username:bob`.
 * Undefined where it has none at present, and for `issue:…`, which names no queue but the way to one.
 */
export function queueWithId(model: ReadableModel, queueId: string): string | undefined {
  if (queueId === 'general') {
    return keyWhere(model.rows('queue'), ({ type }) => type === 'prewait');
  }
  const [, form, name = ''] = /^(team|rep|rep_username):(.+)$/.exec(queueId) ?? [];
  if (form === 'team') {
    return keyWhere(model.rows('queue'), (row) => row.support_team_id === name);
  }
  const rep = form === undefined ? undefined : representativeWithId(model, queueId);
  return rep === undefined ? undefined : model.rows('representative').get(rep)?.queue_id;
}

/** The row id of the representative that the command API calls `rep:5` or `rep_username:bob`. */
export function representativeWithId(model: ReadableModel, queueId: string): string | undefined {
  const [, form, name = ''] = /^(rep|rep_username):(.+)$/.exec(queueId) ?? [];
  if (form === undefined) {
    return undefined;
  }
  const wanted = name.toLowerCase();
  return keyWhere(model.rows('representative'), ({ user_id: userId, username }) =>
    form === 'rep' ? userId === name : username?.toLowerCase() === wanted,
  );
}

function keyWhere<R>(rows: ReadonlyMap<string, R>, test: (row: R) => boolean): string | undefined {
  for (const [id, row] of rows) {
    if (test(row)) {
      return id;
    }
  }
  return undefined;
}
