import type { AccountReport } from '../../../command-api/account.ts';
import type { ActiveSite } from '../siteAccess.ts';

/** Returns the account's permissions without a request; undefined until the site is connected and has sent them. */
export function knownAccount(active: ActiveSite): AccountReport | undefined {
  const isConnected = ['live', 'polling', 'reconnecting'].includes(active.status);
  return isConnected ? active.access().account : undefined;
}
