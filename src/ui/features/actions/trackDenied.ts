import type { Disposable } from '../../../base/disposable.ts';
import type { AccountReport } from '../../../command-api/account.ts';
import type { ActionName } from '../../../command-api/actions.ts';
import { ContextKey } from '../../platform/contextKey.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

/**
 * Sets the context keys `repWorkflows.denied.<action>` for the actions that the account may not run or the site is too
 * old for, and `repWorkflows.someDenied` if there are any. The commands' enablement reads them.
 */
export function trackDenied(active: ActiveSite): Disposable {
  const some = new ContextKey('someDenied');
  const keys = new Map<ActionName, ContextKey<`denied.${ActionName}`>>();
  let shown: AccountReport | undefined;
  const update = async (): Promise<void> => {
    const account = knownAccount(active);
    if (account === shown) {
      return;
    }
    shown = account;
    const { deniedActions } = await import('../../../command-api/availability.ts');
    if (shown !== account) {
      return;
    }
    const denied = new Set(deniedActions(account).map(({ action }) => action));
    for (const action of denied) {
      keys.set(action, keys.get(action) ?? new ContextKey(`denied.${action}`));
    }
    for (const [action, key] of keys) {
      key.set(denied.has(action));
    }
    some.set(denied.size > 0);
  };
  return active.onDidChangeStatus(() => void update());
}

/** Returns the account's permissions without a request; undefined until the site is connected and has sent them. */
function knownAccount(active: ActiveSite): AccountReport | undefined {
  const isConnected = ['live', 'polling', 'reconnecting'].includes(active.status);
  return isConnected ? active.access().account : undefined;
}
