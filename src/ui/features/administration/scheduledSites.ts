import { mayUse } from '../../../command-api/permissions.ts';
import type { SiteClient } from '../../../site/client.ts';
import type { Site } from '../../../site/site.ts';
import type { ExtensionLog } from '../../platform/extensionLog.ts';
import { DEMO_SITE_ID } from '../../sites/demoSiteHost.ts';
import { newSiteClient } from '../../sites/accounts/newSiteClient.ts';
import type { SiteList } from '../../sites/siteList.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

/** A site with scheduled backups, with a client that lives while the schedule checks it. */
export interface ScheduledSite {
  readonly site: Site;
  readonly isActive: boolean;
  readonly client: SiteClient;
  /** The reason why the account may make no backup; undefined if it may, or if that is not known. */
  readonly refusal: string | undefined;
}

/** Yields the sites that are signed in and whose backups can be made now, the active one first. */
export async function* scheduledSites(
  active: ActiveSite,
  sites: SiteList,
  log: ExtensionLog,
): AsyncGenerator<ScheduledSite, void, void> {
  const { site: current, status } = active;
  if (current !== undefined && (status === 'live' || status === 'polling')) {
    const { client, account } = active.access();
    const may = mayUse('perm_backup', 'Backup API', account);
    const refusal = may.available ? undefined : may.reason;
    yield { site: current, isActive: true, client, refusal };
  }
  // The demo site runs only while it is the active one.
  for (const site of sites.all().filter(({ id }) => id !== active.site?.id && id !== DEMO_SITE_ID)) {
    if ((await sites.credentials(site)) === undefined) {
      continue;
    }
    const client = newSiteClient(site, () => sites.credentials(site), log, sites);
    try {
      yield { site, isActive: false, client, refusal: undefined };
    } finally {
      client.dispose();
    }
  }
}
