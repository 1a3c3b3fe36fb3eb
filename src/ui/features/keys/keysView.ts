import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { smallest } from '../../../base/lists.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import { ContextKey } from '../../platform/contextKey.ts';
import { viewId } from '../../platform/contributions/views.ts';
import { createTreeView } from '../../platform/notifications.ts';
import { LiveTree } from '../../platform/trees/liveTree.ts';
import { KeysContent } from './keysContent.ts';
import type { ValidKeys } from './validKeys.ts';
import { MINUTE_MS } from '../../../base/units.ts';

/** VS Code drops tree events that come closer than 200 ms to each other until they stop coming. */
const LEAST_DISTANCE = 250;

/** Shows the keys of `validKeys` in the view Session Keys, which exists while there are any. */
export function showKeysView(validKeys: ValidKeys, clock: Clock, zone: () => SiteZone): vscode.Disposable {
  const tree = new LiveTree(new KeysContent(validKeys, clock, zone));
  const view = createTreeView(viewId('keys'), { treeDataProvider: tree });
  const hasKeys = new ContextKey('hasSessionKeys');
  let timer: Disposable | undefined;
  let refreshedAt = -Infinity;

  const refresh = (): void => {
    refreshedAt = clock.now();
    tree.refresh();
    const waits = validKeys.keys.flatMap(({ expiresAt }) =>
      expiresAt === undefined ? [] : [untilNextStep(expiresAt - refreshedAt)],
    );
    timer = waits.length > 0 ? clock.after(Math.max(LEAST_DISTANCE, smallest(waits, Infinity)), refresh) : undefined;
  };
  const refreshSoon = (): void => {
    hasKeys.set(validKeys.keys.length > 0);
    timer?.dispose();
    timer = view.visible ? clock.after(Math.max(0, refreshedAt + LEAST_DISTANCE - clock.now()), refresh) : undefined;
  };

  hasKeys.set(false);
  return vscode.Disposable.from(
    { dispose: () => timer?.dispose() },
    validKeys.onDidChange(refreshSoon),
    view.onDidChangeVisibility(refreshSoon),
    view,
    tree,
  );
}

const TEN_SECONDS = 10_000;

/**
 * Returns the milliseconds until the coarse words for a remaining time change: at every full minute, and every ten
 * seconds in the last one.
 * @param remaining milliseconds.
 */
function untilNextStep(remaining: number): number {
  const step = remaining < MINUTE_MS ? TEN_SECONDS : MINUTE_MS;
  // One more, because a full step still reads as itself and not as the one below.
  return (Math.max(0, Math.floor(remaining)) % step) + 1;
}
