import type { Disposable, ExtensionContext } from 'vscode';
import type { ArchiveClients } from '../features/past/archiveClients.ts';
import type { ShownState } from '../features/past/shownState.ts';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import type { Pages } from '../platform/pages/pages.ts';
import type { SiteParts } from '../sites/siteParts.ts';

interface EagerParts {
  readonly sites: SiteParts;
  readonly shown: ShownState;
  readonly pages: Pages;
  readonly archives: () => Promise<ArchiveClients>;
  readonly log: ExtensionLog;
  readonly context: ExtensionContext;
}

/** Returns the parts whose code is loaded after the window's start, or on their first use. */
export function lazyParts({ sites, shown, pages, archives, log, context }: EagerParts) {
  const { active } = sites;
  const { extensionUri, globalState } = context;
  const appliances = async () => new (await import('../features/appliances/appliancesView.ts')).AppliancesView(active);
  const administration = async () =>
    new (await import('../features/administration/administration.ts')).Administration(sites, context, log);
  const pastSessions = async () =>
    new (await import('../features/reports/pastSessions/pastSessionsView.ts')).PastSessionsView(active, globalState);
  const past = async () => {
    const { PastCommands } = await import('../features/past/pastCommands.ts');
    return new PastCommands({ active, shown, pages, extensionUri }, await archives());
  };
  return {
    appliances: subscribed(context, appliances()),
    administration: subscribed(context, administration()),
    pastSessions: subscribed(context, pastSessions()),
    past: once(() => subscribed(context, past())),
    scripts: once(async () => (await import('../features/brcs/scriptParts.ts')).scriptParts(active, context)),
  };
}

/** Returns the archives of the window's sites; the stored archives of a removed site are deleted. */
export function lazyArchives({
  sites,
  log,
  context,
}: Pick<EagerParts, 'sites' | 'log' | 'context'>): EagerParts['archives'] {
  const storage = context.globalStorageUri;
  const forgetting = async () =>
    (await import('../features/past/forgetArchives.ts')).forgetArchives(sites.sites, storage, log);
  const archives = async () => new (await import('../features/past/archiveClients.ts')).ArchiveClients(storage, log);
  void subscribed(context, forgetting());
  return once(() => subscribed(context, archives()));
}

async function subscribed<T extends Disposable>({ subscriptions }: ExtensionContext, making: Promise<T>): Promise<T> {
  const part = await making;
  subscriptions.push(part);
  return part;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
