import type { Disposable, ExtensionContext } from 'vscode';
import type { WindowParts } from './windowParts.ts';

type Early = Pick<WindowParts, 'sites' | 'shown' | 'pages' | 'archives' | 'log' | 'context'>;
type Late = Pick<WindowParts, 'administration' | 'pastSessions' | 'past' | 'scripts'>;

/** The parts whose code is loaded after the window's start, or when they are first used. */
export function lateParts(early: Early): Late {
  const { sites, archives, log, context } = early;
  const administration = async () =>
    new (await import('../administration/administration.ts')).Administration(sites, context, log);
  const pastSessions = async () =>
    new (await import('../pastSessions/pastSessionsView.ts')).PastSessionsView(sites.active, context.globalState);
  const past = async () => new (await import('../past/pastCommands.ts')).PastCommands(early, await archives());
  return {
    administration: kept(context, administration()),
    pastSessions: kept(context, pastSessions()),
    past: once(() => kept(context, past())),
    scripts: once(async () => (await import('../brcs/scriptParts.ts')).scriptParts(sites.active, context)),
  };
}

/** The archives of the window's sites; when one of them is removed, what is kept of its archives goes with it. */
export function lateArchives({
  sites,
  log,
  context,
}: Pick<Early, 'sites' | 'log' | 'context'>): WindowParts['archives'] {
  const storage = context.globalStorageUri;
  const forgetting = async () => (await import('../past/forgetArchives.ts')).forgetArchives(sites.sites, storage, log);
  const archives = async () => new (await import('../past/archiveClients.ts')).ArchiveClients(storage, log);
  void kept(context, forgetting());
  return once(() => kept(context, archives()));
}

async function kept<T extends Disposable>({ subscriptions }: ExtensionContext, making: Promise<T>): Promise<T> {
  const part = await making;
  subscriptions.push(part);
  return part;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
