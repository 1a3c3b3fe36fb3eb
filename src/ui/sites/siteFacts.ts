import type { SiteFacts } from '../../schema/siteFacts.ts';
import type { ActiveSite } from './siteAccess.ts';
import { safeFileName } from '../../site/files/fileNames.ts';
import type { LiveState } from './liveState.ts';
import { personalOffset } from '../../base/personalTime.ts';
import { SiteZone } from '../../site/siteZone.ts';

/** Returns the active site's API version as far as known; nothing while nobody is signed in. */
export function siteFactsOf(active: ActiveSite): Pick<SiteFacts, 'apiVersion'> {
  try {
    const { account } = active.access();
    return account ? { apiVersion: account.apiVersion } : {};
  } catch {
    return {};
  }
}

/** Returns the name of the folder for a site's virtual documents. */
export function siteFolder({ site }: LiveState): string {
  return safeFileName(site?.label ?? '', 'site');
}

/** Returns the time zone of the active site, as far as it is known; this machine's without a site. */
export function zoneOf(active: ActiveSite): SiteZone {
  try {
    return active.access().client.zone;
  } catch {
    return new SiteZone(personalOffset);
  }
}
