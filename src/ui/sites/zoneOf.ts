import { personalOffset } from '../../base/personalTime.ts';
import { SiteZone } from '../../site/siteZone.ts';
import type { ActiveSite } from './siteAccess.ts';

/** The time zone of the active site, as far as it has told it; the person's where there is no site. */
export function zoneOf(active: ActiveSite): SiteZone {
  try {
    return active.access().client.zone;
  } catch {
    return new SiteZone(personalOffset);
  }
}
