import { parameterFor } from '../schema/parameters.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';
import { checkStart, type StartParams } from './checkStart.ts';
import { escapeUrl } from './escaping.ts';
import { START_PARAMETERS } from './startParameters.ts';

/** Returns the address of start_session on the site at `siteUrl` (its origin). */
export function startSessionAddress(siteUrl: string): string {
  return `${siteUrl.replace(/\/+$/, '')}/api/start_session`;
}

/**
 * Returns a URL that starts a session (guide: Session Generation API), with the parameters in the given order. Commas
 * of lists stay unencoded, as in the guide's examples.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function startSessionUrl(siteUrl: string, params: StartParams, facts: SiteFacts = {}): string {
  const pairs = checkStart(params, facts).map(([name, value]) => `${escapeUrl(name)}=${escapedValue(name, value)}`);
  return `${startSessionAddress(siteUrl)}?${pairs.join('&')}`;
}

function escapedValue(name: string, value: string): string {
  return parameterFor(START_PARAMETERS, name)?.kind === 'list'
    ? value.split(',').map(escapeUrl).join(',')
    : escapeUrl(value);
}
