import type { AccountReport } from '../../../command-api/account.ts';
import type { ActiveSite } from '../siteAccess.ts';

/** What the account may do; undefined until the site is connected and has told. Asking makes no connection. */
export function knownAccount(active: ActiveSite): AccountReport | undefined {
  const isConnected = ['live', 'polling', 'reconnecting'].includes(active.status);
  return isConnected ? active.access().account : undefined;
}
