import type * as vscode from 'vscode';
import { systemClock } from '../../base/clock.ts';
import { every } from '../../base/interval.ts';
import type { SiteZone } from '../../site/siteZone.ts';
import { trackDenied } from '../features/actions/trackDenied.ts';
import { registerBrcsLanguage } from '../features/brcs/language/brcsLanguage.ts';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import { registerSessionKeys } from '../features/keys/sessionKeys.ts';
import { registerUriHandler } from '../features/keys/uriHandler.ts';
import { Pages } from '../platform/pages/pages.ts';
import { ShownState } from '../features/past/shownState.ts';
import { StatusChanges } from '../features/presence/statusChanges.ts';
import { OwnQueueAlerts } from '../features/presence/ownQueueAlerts.ts';
import { PresenceItem } from '../features/presence/presence.ts';
import { WaitingAlerts } from '../features/presence/waitingAlerts.ts';
import { restoreDrafts } from '../features/sessionActions/restoreDrafts.ts';
import { registerStartCompletions } from '../features/sessionStart/startCompletions.ts';
import { createResultLine } from '../platform/resultLine.ts';
import { registerAuthentication } from '../sites/accounts/authenticationProvider.ts';
import { reconnectWhenBack } from '../sites/reconnectWhenBack.ts';
import { forEachRemovedUrl } from '../sites/removedUrls.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { restoreSites } from '../sites/restoreSites.ts';
import type { SiteParts } from '../sites/siteParts.ts';
import { SiteZones } from '../sites/siteZones.ts';
import { trackViewState } from '../sites/viewState.ts';
import { zoneOf } from '../sites/siteFacts.ts';
import { dragSessions } from '../shared/rows/dragSessions.ts';
import { IdleTimes } from '../shared/rows/idleTimes.ts';
import { LiveDetails } from '../features/live/liveDetails.ts';
import type { LiveTreeOptions } from '../platform/trees/liveTreeView.ts';
import { LiveViews } from '../features/live/liveViews.ts';
import { CurrentMoment } from '../shared/rows/currentMoment.ts';
import { lazyArchives, lazyParts } from './lazyParts.ts';
import type { WindowParts } from './contributions/commands.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { ArchiveClients } from '../features/past/archiveClients.ts';
import { reportPages } from '../features/reports/reportPages.ts';
import type { PageMaker } from '../platform/pages/page.ts';

/** Milliseconds between two updates of texts that depend on the time. */
const UPDATE_MS = 10_000;

/** Returns the options of the views of sessions, queues and representatives. */
function treeOptions(shown: ShownState, active: ActiveSite): LiveTreeOptions {
  const details = new LiveDetails(active);
  const loadActions = () => import('../features/sessionActions/sessionActions.ts');
  return {
    moreFacts: async (key) => (shown.pastTime === undefined ? details.factsOf(key) : []),
    canSelectMany: true,
    dragAndDropController: dragSessions(shown, async (dragged, queueId) =>
      (await loadActions()).transferDropped(active, dragged, queueId),
    ),
  };
}

/**
 * Builds the parts of a window, connects them to each other, and connects to the site in the background if there is
 * one. Returns the parts that commands use.
 */
export function openWindow(context: vscode.ExtensionContext, log: ExtensionLog, sites: SiteParts): WindowParts {
  const { active } = sites;
  const shown = new ShownState(active);
  const sessions = treeOptions(shown, active);
  const idle = new IdleTimes(active);
  const given = new StatusChanges(active);
  const presentOnly = { idleSince: idle.since, statusWord: given.wordFor };
  const zone = (): SiteZone => zoneOf(active);
  const views = new LiveViews(shown, new CurrentMoment(shown, presentOnly, zone), sessions);
  const moments = new CurrentMoment(active, presentOnly);
  const presence = new PresenceItem(active, moments.now);
  const revealWaiting = async (id: string): Promise<void> => {
    shown.showLive();
    await views.revealWaiting(id);
  };
  const alerts = new WaitingAlerts(active, moments.now, revealWaiting);
  const ownQueue = new OwnQueueAlerts(active, alerts.isMuted, revealWaiting);
  const keys = registerSessionKeys(active, context, log);
  const archives = lazyArchives({ sites, log, context });
  const zones = new SiteZones(context.globalState, sites.sites);
  const pages = new Pages(context.extensionUri, pageMakers(sites, archives), active);

  const updateTimes = (): void => {
    views.tick();
    moments.reset();
    presence.requestUpdate();
    alerts.check();
  };
  context.subscriptions.push(
    ...[shown, moments.follow(), idle, given, views, presence, alerts, ownQueue, keys, pages, zones],
    createResultLine(),
    forEachRemovedUrl(sites.sites, (url) => void sites.trail.forget(url)),
    trackViewState(active),
    trackDenied(active),
    reconnectWhenBack(active),
    registerAuthentication(sites),
    registerUriHandler(keys, sites),
    restoreDrafts(active, context.extensionUri),
    registerBrcsLanguage(active, context.globalState),
    registerStartCompletions(active),
    every(UPDATE_MS, systemClock, updateTimes),
    every(SECOND_MS, systemClock, () => views.countDown()),
  );
  restoreSites(sites, zones);
  const early = { sites, shown, pages, archives, log, context };
  return { ...early, ...lazyParts(early), views, presence, given, alerts, keys };
}

const loadSiteTime = () => import('../shared/reports/siteTimedPage.ts');

/** Returns the makers of all pages by kind, wrapped so that the pages can also show the site's time. */
function pageMakers(
  { active, trail }: SiteParts,
  archives: () => Promise<ArchiveClients>,
): Readonly<Record<string, PageMaker>> {
  const makers: Readonly<Record<string, PageMaker>> = {
    ...reportPages(active),
    changes: async (argument) => (await import('../features/changes/changesPage.ts')).changesPage(trail, argument),
    metrics: async (argument) =>
      (await import('../features/past/metricsPage.ts')).metricsPage(active, await archives(), argument),
  };
  const timed = Object.entries(makers).map(([kind, make]): [string, PageMaker] => [
    kind,
    async (argument) => (await loadSiteTime()).siteTimedMaker(active, make)(argument),
  ]);
  return Object.fromEntries(timed);
}
