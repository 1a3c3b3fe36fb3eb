import type { SiteFacts } from '../schema/siteFacts.ts';
import type { StartParams } from './checkStart.ts';
import { escapeHtml } from './escaping.ts';
import { startSessionUrl } from './startUrl.ts';

/** How a link is to be. */
export interface StartLinkOptions {
  /** What people click; "Start a session" when left out. */
  readonly text?: string | undefined;
  /** Whether it opens in a new tab. */
  readonly newTab?: boolean | undefined;
  /** What is known of the site. */
  readonly facts?: SiteFacts;
}

/**
 * An HTML link that starts a session; with `c2cjs: 1` as click-to-chat (guide: Click-to-Chat Without Using JavaScript).
 * The ampersands of its address are escaped, as HTML asks; browsers see the guide's own URL.
 * @throws SiteError `invalid-parameter` as `startSessionUrl`.
 */
export function startSessionLink(siteUrl: string, params: StartParams, options: StartLinkOptions = {}): string {
  const { text = 'Start a session', newTab = false, facts } = options;
  const target = newTab ? ' target="_blank"' : '';
  return `<a href="${escapeHtml(startSessionUrl(siteUrl, params, facts))}"${target}>${escapeHtml(text)}</a>`;
}
