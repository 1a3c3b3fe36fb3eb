import type { AccountReport } from '../../command-api/account.ts';
import { isGranted } from '../../command-api/permissions.ts';
import type { ActiveSite } from './siteAccess.ts';

/** What the account may do; undefined until the site is connected and has told. Asking makes no connection. */
export function knownAccount(active: ActiveSite): AccountReport | undefined {
  const isConnected = ['live', 'polling', 'reconnecting'].includes(active.status);
  return isConnected ? active.access().account : undefined;
}

/** Whether the account may read the reports of sessions; while nothing is known yet, it may. */
export function mayReadSessions(active: ActiveSite): boolean {
  return isGranted(knownAccount(active)?.permissions['perm_reporting_support']);
}
