import type { SiteFacts } from '../schema/siteFacts.ts';
import type { StartParams } from './checkStart.ts';
import { escapeHtml } from './escaping.ts';
import { startSessionUrl } from './startUrl.ts';

/** Options of `startSessionLink`. */
export interface StartLinkOptions {
  /** The text of the link; by default "Start a session". */
  readonly text?: string | undefined;
  /** True to open it in a new tab. */
  readonly newTab?: boolean | undefined;
  /** Known facts about the site. */
  readonly facts?: SiteFacts;
}

/**
 * Returns an HTML link that starts a session; with `c2cjs: 1` as click-to-chat (guide: Click-to-Chat Without Using
 * JavaScript). Ampersands are escaped for HTML; browsers decode them to the guide's URL.
 * @throws SiteError `invalid-parameter` like `startSessionUrl`.
 */
export function startSessionLink(siteUrl: string, params: StartParams, options: StartLinkOptions = {}): string {
  const { text = 'Start a session', newTab = false, facts } = options;
  const target = newTab ? ' target="_blank"' : '';
  return `<a href="${escapeHtml(startSessionUrl(siteUrl, params, facts))}"${target}>${escapeHtml(text)}</a>`;
}
