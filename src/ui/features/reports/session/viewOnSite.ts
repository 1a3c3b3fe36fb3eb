import * as vscode from 'vscode';
import { openInBrowser } from '../../../platform/openInBrowser.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';

/**
 * Opens an address in a report (guide: session_chat_view_url, view_url) in the browser.
 * @throws Error if the address is not on the site, because a report could have any.
 */
export async function viewOnSite(active: ActiveSite, url: string): Promise<void> {
  const site = new URL(active.access().site.url);
  const target = URL.canParse(url, site.href) ? new URL(url, site.href) : undefined;
  if (target?.host !== site.host || target.protocol !== site.protocol) {
    throw new Error(vscode.l10n.t('The address in the report is not on the site, so it is not opened.'));
  }
  await openInBrowser(target.href);
}
