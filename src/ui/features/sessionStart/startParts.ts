import type * as vscode from 'vscode';
import { SiteError } from '../../../site/errors.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

/** The parts of the window that the builders need. */
export interface StartParts {
  readonly active: ActiveSite;
  readonly extensionUri: vscode.Uri;
}

/**
 * Returns the address of the active site, signed in or not.
 * @throws SiteError `credentials-missing` without a site.
 */
export function siteUrlOf({ active: { site } }: Pick<StartParts, 'active'>): string {
  if (!site) {
    throw new SiteError('credentials-missing', 'There is no site yet. Add one, or open the demo site.');
  }
  return site.url;
}
