import { personalOffset } from '../../base/personalTime.ts';
import { SiteZone } from '../../site/siteZone.ts';
import type { ActiveSite } from './siteAccess.ts';

/** Returns the time zone of the active site, as far as it is known; this machine's without a site. */
export function zoneOf(active: ActiveSite): SiteZone {
  try {
    return active.access().client.zone;
  } catch {
    return new SiteZone(personalOffset);
  }
}
