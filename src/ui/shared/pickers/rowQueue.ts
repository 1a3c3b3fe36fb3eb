import { queueIdOf, repQueueId } from '../../../state/queueIds.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TreeNode } from '../../platform/trees/nodeKeys.ts';

/**
 * Returns the `queue_id` (guide: generate_session_key) of a row: of a team by its `support_team_id`, of a
 * representative or a personal queue by the `user_id`. Undefined for other rows.
 */
export function queueOfRow(model: ReadableModel, node: TreeNode | undefined): string | undefined {
  if (node?.kind === 'rep') {
    return repQueueId(model.rows('representative').get(node.id)?.user_id);
  }
  return node?.kind === 'queue' ? queueIdOf(model, node.id) : undefined;
}
