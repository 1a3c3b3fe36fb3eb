import type { SiteFacts } from '../../schema/siteFacts.ts';
import type { ActiveSite } from './siteAccess.ts';

/** Returns the active site's API version as far as known; nothing while nobody is signed in. */
export function siteFactsOf(active: ActiveSite): Pick<SiteFacts, 'apiVersion'> {
  try {
    const { account } = active.access();
    return account ? { apiVersion: account.apiVersion } : {};
  } catch {
    return {};
  }
}
