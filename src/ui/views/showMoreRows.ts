import type { LiveViews } from './liveViews.ts';
import { resolveNode } from './nodeKeys.ts';

/** Shows more of the long list whose last row is `element`; without effect for any other row. */
export function showMoreRows(views: LiveViews, element: unknown): void {
  if (typeof element === 'string' && resolveNode(element)?.kind === 'more') {
    views.showMoreRows(element);
  }
}
