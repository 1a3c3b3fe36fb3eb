import type * as vscode from 'vscode';
import type { RepWorkflowsApi } from './api.ts';
import { systemClock } from './base/clock.ts';
import { every } from './base/interval.ts';
import { registerBrcsLanguage } from './ui/brcs/brcsLanguage.ts';
import { copyExternalKey, copyLsid } from './ui/commands/copySessionFields.ts';
import { registerCommands, type CommandHandlers } from './ui/commands/register.ts';
import { exportedState } from './ui/exportedState.ts';
import { createExtensionLog } from './ui/extensionLog.ts';
import { registerSessionKeys } from './ui/keys/sessionKeys.ts';
import { registerUriHandler } from './ui/keys/uriHandler.ts';
import { chooseRepresentative } from './ui/presence/chooseRepresentative.ts';
import { PresenceItem } from './ui/presence/presence.ts';
import { showPresenceMenu } from './ui/presence/presenceMenu.ts';
import { setRepStatus } from './ui/presence/setRepStatus.ts';
import { WaitingAlerts } from './ui/presence/waitingAlerts.ts';
import { createSiteParts, restoreSites, type SiteParts } from './ui/sites/siteParts.ts';
import { addSite } from './ui/sites/addSite.ts';
import { registerAuthentication } from './ui/sites/authenticationProvider.ts';
import * as siteCommands from './ui/sites/siteCommands.ts';
import { reconnectWhenBack } from './ui/sites/reconnectWhenBack.ts';
import { trackViewState } from './ui/sites/viewState.ts';
import { clearFilter, filterRepresentatives, filterSessions, groupSessions } from './ui/views/filterCommands.ts';
import { LiveViews } from './ui/views/liveViews.ts';
import { Moments } from './ui/views/moments.ts';
import { showMoreRows } from './ui/views/showMoreRows.ts';

/** How often texts that depend on the time are looked at. */
const HEARTBEAT = 10_000;
const SECOND = 1000;

/** Builds the parts of the extension and hands them to each other. Connects in the background where there is a site. */
export function activate(context: vscode.ExtensionContext): RepWorkflowsApi {
  const log = createExtensionLog();
  const parts = createSiteParts(context, log);
  const { active } = parts;
  const moments = new Moments(active);
  const views = new LiveViews(active, moments);
  const presence = new PresenceItem(active, moments.now);
  const alerts = new WaitingAlerts(active, moments.now, (id) => views.revealWaiting(id));
  const keys = registerSessionKeys(active, context, log);

  const beat = (): void => {
    views.tick();
    presence.requestUpdate();
    alerts.check();
  };
  context.subscriptions.push(
    log,
    ...[parts.sites, parts.choice, parts.demo, active],
    ...[views, presence, alerts, keys],
    trackViewState(active),
    reconnectWhenBack(active),
    registerAuthentication(parts),
    registerUriHandler(keys),
    registerBrcsLanguage(),
    every(HEARTBEAT, systemClock, beat),
    every(SECOND, systemClock, () => views.countDown()),
    registerCommands({
      ...siteHandlers(parts),
      chooseRepresentative: (argument) => chooseRepresentative(parts, argument),
      generateSessionKey: (argument) => keys.generate(argument),
      showSessionKey: (element) => keys.show(element),
      copySessionKey: (element) => keys.copyKey(element),
      copySessionKeyUrl: (element) => keys.copyUrl(element),
      copySessionKeyMail: (element) => keys.copyMail(element),
      draftSessionKeyMail: (element) => keys.draftMail(element),
      forgetSessionKey: (element) => keys.forget(element),
      setRepStatus: (argument) => setRepStatus(active, argument),
      showPresenceMenu: () => showPresenceMenu(active, presence.waits(), views),
      muteAlerts: (argument) => alerts.mute(argument),
      unmuteAlerts: () => alerts.unmute(),
      createScript: async (argument) => {
        const { createScript } = await import('./ui/brcs/createScript.ts');
        return createScript(argument, active.site?.company ?? '');
      },
      filterSessions: (argument) => filterSessions(views, active, argument),
      clearFilter: () => clearFilter(views),
      groupSessions: (argument) => groupSessions(views, argument),
      filterRepresentatives: (argument) => filterRepresentatives(views, active, argument),
      showMoreRows: (element) => showMoreRows(views, element),
      copyLsid: (element) => copyLsid(active, element),
      copyExternalKey: (element) => copyExternalKey(active, element),
      showLog: () => log.show(),
    }),
  );
  const state = exportedState(active);
  context.subscriptions.push(state);
  restoreSites(parts);
  return { apiVersion: 1, state };
}

/** The commands on sites and connections. */
function siteHandlers(parts: SiteParts) {
  return {
    addSite: (argument?: unknown) => addSite(parts, argument),
    editSite: (argument?: unknown) => siteCommands.editSite(parts, argument),
    removeSite: (argument?: unknown) => siteCommands.removeSite(parts, argument),
    switchSite: (argument?: unknown) => siteCommands.switchSite(parts, argument),
    signIn: (argument?: unknown) => siteCommands.signIn(parts, argument),
    signOut: (argument?: unknown) => siteCommands.signOut(parts, argument),
    openDemoSite: () => siteCommands.openDemoSite(parts),
    stopDemoSite: () => siteCommands.stopDemoSite(parts),
    connect: (argument?: unknown) => siteCommands.connect(parts, argument),
    disconnect: (argument?: unknown) => siteCommands.disconnect(parts, argument),
    testConnection: (argument?: unknown) => siteCommands.testConnection(parts, argument),
    refresh: () => siteCommands.refresh(parts),
  } satisfies Partial<CommandHandlers>;
}
