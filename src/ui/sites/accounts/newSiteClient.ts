import { systemClock } from '../../../base/clock.ts';
import { SiteClient } from '../../../site/client.ts';
import type { KnownTokens } from '../../../site/knownTokens.ts';
import type { Credentials, Site } from '../../../site/site.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ExtensionLog } from '../../platform/extensionLog.ts';
import { proxySettings } from '../../platform/proxySettings.ts';
import { setting } from '../../platform/settings.ts';

/**
 * Returns an HTTP client for `site` with VS Code's proxy settings and the configured time limit. The caller disposes
 * it.
 * @param known the state it shares with other clients: the account's tokens, the site's time zone.
 */
export function newSiteClient(
  site: Site,
  credentials: () => Promise<Credentials | undefined>,
  log: ExtensionLog,
  known: { readonly tokens?: KnownTokens | undefined; readonly zone?: SiteZone | undefined } = {},
): SiteClient {
  return new SiteClient({
    site,
    credentials,
    proxy: proxySettings,
    timeoutSeconds: () => setting('request.timeoutSeconds'),
    clock: systemClock,
    log,
    secrets: log.secrets,
    tokens: known.tokens,
    ...(known.zone && { zone: known.zone }),
  });
}
