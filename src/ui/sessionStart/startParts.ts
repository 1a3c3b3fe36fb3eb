import type * as vscode from 'vscode';
import type { SiteFacts } from '../../command-api/siteFacts.ts';
import { SiteError } from '../../site/errors.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';

/** What the builders work with. */
export interface StartParts {
  readonly active: ActiveSite;
  readonly extensionUri: vscode.Uri;
}

/** What is known of the active site; nothing while nobody is signed in. */
export function siteFactsOf(active: ActiveSite): SiteFacts {
  try {
    const { account } = active.access();
    return account ? { apiVersion: account.apiVersion } : {};
  } catch {
    return {};
  }
}

/** The address of the active site; nobody has to be signed in. @throws SiteError `credentials-missing` without a site. */
export function siteUrlOf({ active: { site } }: StartParts): string {
  if (!site) {
    throw new SiteError('credentials-missing', 'There is no site yet. Add one, or open the demo site.');
  }
  return site.url;
}
