import { problemText } from '../platform/problems.ts';
import { setting } from '../platform/settings.ts';
import { showProblem } from '../platform/showProblem.ts';
import { environmentSite } from './accounts/environmentSite.ts';
import { SiteConnection } from './siteConnection.ts';
import type { SiteParts } from './siteParts.ts';
import type { SiteZones } from './siteZones.ts';

/** Adds the site of the environment, and opens the last active site in the background. */
export function restoreSites({ sites, active, choice, trail, log }: SiteParts, zones: SiteZones): void {
  const cacheSeconds = (): number => setting('cache.ttlSeconds');
  active.connectBy((site) => {
    const credentials = () => sites.credentials(site);
    const settings = { credentials, cacheSeconds, tokens: sites.tokens, trail, zone: zones.zoneAt(site.url) };
    return new SiteConnection(site, settings, log);
  });
  try {
    const known = environmentSite(process.env);
    if (known) {
      sites.addInMemory(known);
    }
  } catch (error) {
    log.warn(problemText(error));
    showProblem(error);
  }
  choice.restore().catch((error: unknown) => log.warn(problemText(error)));
}
