import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import { ActiveSiteChoice } from './activeSiteChoice.ts';
import { ActiveSiteState } from './activeSiteState.ts';
import { ChangeTrail } from './changeTrail.ts';
import { DemoSiteHost } from './demoSiteHost.ts';
import { SiteList } from './siteList.ts';

/** The parts of the window that the commands on sites need. */
export interface SiteParts {
  readonly sites: SiteList;
  readonly active: ActiveSiteState;
  readonly choice: ActiveSiteChoice;
  readonly demo: DemoSiteHost;
  /** The trail of the changes that this person's windows have sent. */
  readonly trail: ChangeTrail;
  readonly log: ExtensionLog;
}

/** Builds the parts for sites. Uses neither the network nor the secrets. */
export function createSiteParts(context: vscode.ExtensionContext, log: ExtensionLog): SiteParts {
  const sites = new SiteList(context.secrets, log);
  const active = new ActiveSiteState((site) => sites.credentials(site));
  const demo = new DemoSiteHost();
  const choice = new ActiveSiteChoice({ sites, active, demo }, context.workspaceState, log);
  const folder = join(context.globalStorageUri.fsPath, 'changes');
  const trail = new ChangeTrail(folder, vscode.env.sessionId.slice(0, 8), log);
  return { sites, active, choice, demo, trail, log };
}
