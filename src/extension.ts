import type * as vscode from 'vscode';
import type { RepWorkflowsApi } from './api.ts';
import { systemClock } from './base/clock.ts';
import { every } from './base/interval.ts';
import { laterTurn } from './base/laterTurn.ts';
import { trackDenied } from './ui/actions/trackDenied.ts';
import { registerBrcsLanguage } from './ui/brcs/brcsLanguage.ts';
import { commandHandlers } from './ui/commands/commandHandlers.ts';
import { transferDropped } from './ui/commands/lateHandlers.ts';
import { registerCommands } from './ui/commands/register.ts';
import { exportedState } from './ui/exportedState.ts';
import { createExtensionLog } from './ui/extensionLog.ts';
import { registerSessionKeys } from './ui/keys/sessionKeys.ts';
import { registerUriHandler } from './ui/keys/uriHandler.ts';
import { pageMakers } from './ui/pages/pageMakers.ts';
import { Pages } from './ui/pages/pages.ts';
import { lateArchives } from './ui/past/lateArchives.ts';
import { ShownState } from './ui/past/shownState.ts';
import { PresenceItem } from './ui/presence/presence.ts';
import { WaitingAlerts } from './ui/presence/waitingAlerts.ts';
import { registerAuthentication } from './ui/sites/authenticationProvider.ts';
import { reconnectWhenBack } from './ui/sites/reconnectWhenBack.ts';
import { createSiteParts, restoreSites } from './ui/sites/siteParts.ts';
import { trackViewState } from './ui/sites/viewState.ts';
import { dragSessions } from './ui/views/dragSessions.ts';
import { LiveViews } from './ui/views/liveViews.ts';
import { Moments } from './ui/views/moments.ts';

/** How often texts that depend on the time are looked at. */
const HEARTBEAT = 10_000;
const SECOND = 1000;

/** Builds the parts of the extension and hands them to each other. Connects in the background where there is a site. */
export function activate(context: vscode.ExtensionContext): RepWorkflowsApi {
  const log = createExtensionLog();
  const sites = createSiteParts(context, log);
  const { active } = sites;
  const shown = new ShownState(active);
  const views = new LiveViews(shown, new Moments(shown), {
    canSelectMany: true,
    dragAndDropController: dragSessions(shown, (keys, queueId) => transferDropped(active, keys, queueId)),
  });
  const moments = new Moments(active);
  const passing = [active.onDidChange(() => moments.pass()), active.onDidReplaceModel(() => moments.pass())];
  const presence = new PresenceItem(active, moments.now);
  const alerts = new WaitingAlerts(active, moments.now, async (id) => {
    shown.showLive();
    await views.revealWaiting(id);
  });
  const keys = registerSessionKeys(active, context, log);
  const appliances = laterTurn().then(async () => {
    const { showAppliancesView } = await import('./ui/appliances/appliancesView.ts');
    return showAppliancesView(active);
  });
  const archives = lateArchives(context, log);
  const pages = new Pages(context.extensionUri, pageMakers(active, archives));
  const state = exportedState(active);

  const beat = (): void => {
    views.tick();
    moments.pass();
    presence.requestUpdate();
    alerts.check();
  };
  context.subscriptions.push(
    log,
    ...[sites.sites, sites.choice, sites.demo, active, shown],
    ...[...passing, views, presence, alerts, keys, pages, state],
    { dispose: () => void appliances.then((view) => view.dispose()) },
    trackViewState(active),
    trackDenied(active),
    reconnectWhenBack(active),
    registerAuthentication(sites),
    registerUriHandler(keys),
    registerBrcsLanguage(active, context.globalState),
    registerCommands(
      commandHandlers({ sites, shown, views, presence, alerts, keys, appliances, archives, pages, log, context }),
    ),
    every(HEARTBEAT, systemClock, beat),
    every(SECOND, systemClock, () => views.countDown()),
  );
  restoreSites(sites);
  return { apiVersion: 1, state };
}
