import type * as vscode from 'vscode';
import type { Administration } from '../administration/administration.ts';
import type { AppliancesView } from '../appliances/appliancesView.ts';
import type { ScriptParts } from '../brcs/scriptParts.ts';
import type { ExtensionLog } from '../extensionLog.ts';
import type { SessionKeys } from '../keys/sessionKeys.ts';
import type { Pages } from '../pages/pages.ts';
import type { ArchiveClients } from '../past/archiveClients.ts';
import type { PastCommands } from '../past/pastCommands.ts';
import type { ShownState } from '../past/shownState.ts';
import type { PastSessionsView } from '../pastSessions/pastSessionsView.ts';
import type { GivenStatuses } from '../presence/givenStatuses.ts';
import type { PresenceItem } from '../presence/presence.ts';
import type { WaitingAlerts } from '../presence/waitingAlerts.ts';
import type { SiteParts } from '../sites/siteParts.ts';
import type { LiveViews } from '../views/liveViews.ts';

/** The parts of the window that commands work with. */
export interface WindowParts {
  readonly sites: SiteParts;
  /** What the views show: the present or the past. */
  readonly shown: ShownState;
  readonly views: LiveViews;
  readonly presence: PresenceItem;
  readonly given: GivenStatuses;
  readonly alerts: WaitingAlerts;
  readonly keys: SessionKeys;
  readonly appliances: Promise<AppliancesView>;
  readonly administration: Promise<Administration>;
  readonly pastSessions: Promise<PastSessionsView>;
  readonly pages: Pages;
  /** These are loaded when they are first used. */
  readonly archives: () => Promise<ArchiveClients>;
  readonly past: () => Promise<PastCommands>;
  readonly scripts: () => Promise<ScriptParts>;
  readonly log: ExtensionLog;
  readonly context: vscode.ExtensionContext;
}
