import type * as vscode from 'vscode';
import { problemText } from '../problems.ts';
import type { ExtensionLog } from '../extensionLog.ts';
import { setting } from '../settings.ts';
import { showProblem } from '../showProblem.ts';
import { ActiveSiteChoice } from './activeSiteChoice.ts';
import { ActiveSiteState } from './activeSiteState.ts';
import { DemoSiteHost } from './demoSiteHost.ts';
import { environmentSite } from './environmentSite.ts';
import { SiteList } from './siteList.ts';

/** What the commands on sites work with. */
export interface SiteParts {
  readonly sites: SiteList;
  readonly active: ActiveSiteState;
  readonly choice: ActiveSiteChoice;
  readonly demo: DemoSiteHost;
  readonly log: ExtensionLog;
}

/** Builds what the window knows of sites. Touches neither the network nor the secrets. */
export function createSiteParts(context: vscode.ExtensionContext, log: ExtensionLog): SiteParts {
  const sites = new SiteList(context.secrets, log);
  const active = new ActiveSiteState(
    (site) => ({
      credentials: () => sites.credentials(site),
      cacheSeconds: () => setting('cache.ttlSeconds'),
      tokens: sites.tokens,
    }),
    log,
  );
  const demo = new DemoSiteHost();
  const choice = new ActiveSiteChoice({ sites, active, demo }, context.workspaceState, log);
  return { sites, active, choice, demo, log };
}

/** Takes in the site that the environment describes, and opens the site of the last time in the background. */
export function restoreSites({ sites, choice, log }: SiteParts): void {
  try {
    const known = environmentSite(process.env);
    if (known) {
      sites.keep(known);
    }
  } catch (error) {
    log.warn(problemText(error));
    showProblem(error);
  }
  choice.restore().catch((error: unknown) => log.warn(problemText(error)));
}
