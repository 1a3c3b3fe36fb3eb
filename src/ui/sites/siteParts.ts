import type * as vscode from 'vscode';
import type { ActiveSiteChoice } from './activeSiteChoice.ts';
import type { ActiveSiteState } from './activeSiteState.ts';
import type { DemoSiteHost } from './demoSiteHost.ts';
import type { SiteList } from './siteList.ts';

/** What the commands on sites work with. */
export interface SiteParts {
  readonly sites: SiteList;
  readonly active: ActiveSiteState;
  readonly choice: ActiveSiteChoice;
  readonly demo: DemoSiteHost;
  readonly log: vscode.LogOutputChannel;
}
