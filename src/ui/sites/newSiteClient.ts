import { systemClock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { SiteClient } from '../../site/client.ts';
import type { Credentials, Site } from '../../site/site.ts';
import { proxySettings } from '../proxySettings.ts';
import { setting } from '../settings.ts';

/** An HTTP client for `site` with VS Code's proxy settings and the person's time limit. The caller disposes it. */
export function newSiteClient(site: Site, credentials: () => Promise<Credentials | undefined>, log: Log): SiteClient {
  return new SiteClient({
    site,
    credentials,
    proxy: proxySettings,
    timeoutSeconds: () => setting('request.timeoutSeconds'),
    clock: systemClock,
    log,
  });
}
