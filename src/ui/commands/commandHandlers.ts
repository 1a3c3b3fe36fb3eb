import type * as vscode from 'vscode';
import { administrationHandlers } from '../administration/administrationHandlers.ts';
import type { AppliancesView } from '../appliances/appliancesView.ts';
import { scriptHandlers } from '../brcs/scriptHandlers.ts';
import type { ExtensionLog } from '../extensionLog.ts';
import type { SessionKeys } from '../keys/sessionKeys.ts';
import type { Pages } from '../pages/pages.ts';
import { pastHandlers } from '../past/pastHandlers.ts';
import type { LateArchives } from '../past/lateArchives.ts';
import type { ShownState } from '../past/shownState.ts';
import type { GivenStatuses } from '../presence/givenStatuses.ts';
import type { PresenceItem } from '../presence/presence.ts';
import type { WaitingAlerts } from '../presence/waitingAlerts.ts';
import { reportHandlers } from '../reports/reportHandlers.ts';
import { startHandlers } from '../sessionStart/startHandlers.ts';
import type { SiteParts } from '../sites/siteParts.ts';
import type { LiveViews } from '../views/liveViews.ts';
import { showMoreRows } from '../views/showMoreRows.ts';
import { copyExternalKey, copyLsid } from './copySessionFields.ts';
import { lateHandlers } from './lateHandlers.ts';
import type { CommandHandler, CommandHandlers } from './register.ts';

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
  readonly pages: Pages;
  readonly archives: LateArchives;
  readonly log: ExtensionLog;
  readonly context: vscode.ExtensionContext;
}

/** What each command of the table does. */
export function commandHandlers(parts: WindowParts): CommandHandlers {
  const { sites, appliances, log } = parts;
  return {
    ...siteHandlers(sites),
    ...keyHandlers(parts.keys),
    ...presenceHandlers(parts),
    ...viewHandlers(parts),
    ...lateHandlers(sites.active, log, parts.context.extensionUri),
    ...scriptHandlers(parts),
    ...reportHandlers(parts),
    ...pastHandlers(parts),
    ...startHandlers(parts),
    ...administrationHandlers(parts),
    refreshAppliances: async () => (await appliances).refresh(),
    showLog: () => log.show(),
  };
}

const loadSiteCommands = () => import('../sites/siteCommands.ts');

function siteHandlers(parts: SiteParts) {
  const late =
    (name: keyof Awaited<ReturnType<typeof loadSiteCommands>>): CommandHandler =>
    async (argument) =>
      (await loadSiteCommands())[name](parts, argument);
  return {
    addSite: late('addSite'),
    editSite: late('editSite'),
    removeSite: late('removeSite'),
    switchSite: late('switchSite'),
    signIn: late('signIn'),
    signOut: late('signOut'),
    openDemoSite: late('openDemoSite'),
    stopDemoSite: late('stopDemoSite'),
    connect: late('connect'),
    reconnect: late('reconnect'),
    disconnect: late('disconnect'),
    testConnection: late('testConnection'),
    refresh: late('refresh'),
  } satisfies Partial<CommandHandlers>;
}

function keyHandlers(keys: SessionKeys) {
  return {
    generateSessionKey: (argument) => keys.generate(argument),
    showSessionKey: (element) => keys.show(element),
    copySessionKey: (element) => keys.copyKey(element),
    copySessionKeyUrl: (element) => keys.copyUrl(element),
    copySessionKeyMail: (element) => keys.copyMail(element),
    draftSessionKeyMail: (element) => keys.draftMail(element),
    forgetSessionKey: (element) => keys.forget(element),
  } satisfies Partial<CommandHandlers>;
}

function presenceHandlers({ sites, presence, given, alerts, views }: WindowParts) {
  return {
    chooseRepresentative: async (argument) => {
      const { chooseRepresentative } = await import('../presence/chooseRepresentative.ts');
      return chooseRepresentative(sites, argument);
    },
    setRepStatus: async (argument) => {
      const { setRepStatus } = await import('../presence/setRepStatus.ts');
      return setRepStatus(sites, given, argument);
    },
    copyRepresentativeUrl: async (argument) => {
      const { copyRepresentativeUrl } = await import('../presence/copyRepresentativeUrl.ts');
      return copyRepresentativeUrl(sites.active, argument);
    },
    showPresenceMenu: async () => {
      const { showPresenceMenu } = await import('../presence/presenceMenu.ts');
      return showPresenceMenu(sites.active, presence.waits(), views);
    },
    muteAlerts: (argument) => alerts.mute(argument),
    unmuteAlerts: () => alerts.unmute(),
  } satisfies Partial<CommandHandlers>;
}

const loadFilters = () => import('../views/filterCommands.ts');

function viewHandlers({ views, appliances, shown, sites: { active } }: WindowParts) {
  return {
    filterSessions: async (argument) => (await loadFilters()).filterSessions(views, active, argument),
    clearFilter: async () => (await loadFilters()).clearFilter(views),
    groupSessions: async (argument) => (await loadFilters()).groupSessions(views, argument),
    filterRepresentatives: async (argument) => (await loadFilters()).filterRepresentatives(views, active, argument),
    showMoreRows: (element) => showMoreRows({ 'appliance:': appliances, '': views }, element),
    copyLsid: (element, selection) => copyLsid(shown, element, selection),
    copyExternalKey: (element, selection) => copyExternalKey(shown, element, selection),
  } satisfies Partial<CommandHandlers>;
}
