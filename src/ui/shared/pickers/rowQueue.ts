import { queueIdOf, repQueueId } from '../../../state/queueIds.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TreeNode } from '../../platform/trees/nodeKeys.ts';

/**
 * The queue that a row of a view stands for, as `queue_id` wants it (guide: generate_session_key): a team by its
 * `support_team_id`, a representative or a personal queue by the `user_id`. Undefined for rows that name no queue.
 */
export function queueOfRow(model: ReadableModel, node: TreeNode | undefined): string | undefined {
  if (node?.kind === 'rep') {
    return repQueueId(model.rows('representative').get(node.id)?.user_id);
  }
  return node?.kind === 'queue' ? queueIdOf(model, node.id) : undefined;
}
