import type { ReadableModel } from '../../state/source.ts';
import { resolveNode } from '../views/nodeKeys.ts';

/**
 * The queue that a row of a view stands for, as `queue_id` wants it (guide: generate_session_key): a team by its
 * `support_team_id`, a representative or a personal queue by the `user_id`. Undefined for rows that name no queue.
 */
export function queueOfRow(model: ReadableModel, element: unknown): string | undefined {
  const node = resolveNode(element);
  if (node?.kind === 'rep') {
    return representativeQueue(model.rows('representative').get(node.id)?.user_id);
  }
  const queue = node?.kind === 'queue' ? model.rows('queue').get(node.id) : undefined;
  if (node === undefined || queue === undefined) {
    return undefined;
  }
  if (queue.type === 'prewait') {
    return 'general';
  }
  if (queue.support_team_id) {
    return `team:${queue.support_team_id}`;
  }
  const [owner] = model.referencing('representative', 'queue_id', node.id);
  return owner === undefined ? undefined : representativeQueue(model.rows('representative').get(owner)?.user_id);
}

function representativeQueue(userId: string | undefined): string | undefined {
  return userId ? `rep:${userId}` : undefined;
}
