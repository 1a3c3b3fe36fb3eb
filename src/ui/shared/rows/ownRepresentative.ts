import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';

/** Returns the row of the person's own representative; undefined if not logged in to the representative console. */
export function ownRepresentative(
  model: ReadableModel,
  username: string | undefined,
): { readonly id: string; readonly row: TableRow<'representative'> } | undefined {
  if (username === undefined) {
    return undefined;
  }
  for (const [id, row] of model.rows('representative')) {
    if (row.username?.toLowerCase() === username.toLowerCase()) {
      return { id, row };
    }
  }
  return undefined;
}

/** Returns the row ids of one's own queues: those of one's teams and one's personal queue. */
export function ownQueues(model: ReadableModel, username: string | undefined): ReadonlySet<string> {
  const own = ownRepresentative(model, username);
  const queues = new Set<string>();
  if (own) {
    for (const id of model.referencing('representative_queue', 'representative_id', own.id)) {
      queues.add(model.rows('representative_queue').get(id)?.queue_id ?? '');
    }
    queues.add(own.row.queue_id ?? '');
    queues.delete('');
  }
  return queues;
}
