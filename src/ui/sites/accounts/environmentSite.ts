import { SiteError } from '../../../site/errors.ts';
import type { Credentials, Site } from '../../../site/site.ts';
import { parseSiteUrl } from '../../../site/siteUrl.ts';

/** The id of the site that the environment describes. */
export const ENVIRONMENT_SITE_ID = 'environment';

/** A site with its credentials, in memory only. */
export interface KnownSite {
  readonly site: Site;
  readonly credentials: Credentials;
}

/**
 * Returns the site for dev containers and automation from `REP_WORKFLOWS_URL`, `REP_WORKFLOWS_COMPANY`,
 * `REP_WORKFLOWS_CLIENT_ID` and `REP_WORKFLOWS_CLIENT_SECRET`. Undefined if none of them is set; throws a SiteError
 * that names the missing or wrong ones if only some are.
 */
export function environmentSite(environment: NodeJS.ProcessEnv): KnownSite | undefined {
  const {
    REP_WORKFLOWS_URL: url,
    REP_WORKFLOWS_COMPANY: company = '',
    REP_WORKFLOWS_CLIENT_ID: clientId,
    REP_WORKFLOWS_CLIENT_SECRET: clientSecret,
  } = environment;
  if (!url && !clientId && !clientSecret) {
    return undefined;
  }
  const missing = Object.entries({ URL: url, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret })
    .filter(([, value]) => !value)
    .map(([name]) => `REP_WORKFLOWS_${name}`);
  if (!url || !clientId || !clientSecret) {
    throw new SiteError('credentials-missing', `The environment describes a site, but lacks ${missing.join(', ')}.`);
  }
  const address = parseSiteUrl(url);
  return {
    site: { id: ENVIRONMENT_SITE_ID, label: address.host, url: address.url, company },
    credentials: { clientId, clientSecret },
  };
}

/** Returns the values of the vendor's own tools in the environment, as suggestions for *Add Site*. */
export function vendorToolDefaults(environment: NodeJS.ProcessEnv): {
  readonly host: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
} {
  return {
    host: environment['BT_API_HOST'],
    clientId: environment['BT_CLIENT_ID'],
    clientSecret: environment['BT_CLIENT_SECRET'],
  };
}
