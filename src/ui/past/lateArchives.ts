import type * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import type { SiteList } from '../sites/siteList.ts';
import type { ArchiveClients } from './archiveClients.ts';

/** Gives the archives of the window's sites; their code is loaded when they are first asked for. */
export type LateArchives = () => Promise<ArchiveClients>;

/** @param sites when one of them is removed, what is kept of its archives goes with it. */
export function lateArchives(context: vscode.ExtensionContext, log: Log, sites: SiteList): LateArchives {
  const forgetting = import('./forgetArchives.ts').then(({ forgetArchives }) =>
    forgetArchives(sites, context.globalStorageUri, log),
  );
  context.subscriptions.push({ dispose: () => void forgetting.then((listening) => listening.dispose()) });
  let loading: Promise<ArchiveClients> | undefined;
  return () =>
    (loading ??= import('./archiveClients.ts').then(({ ArchiveClients: Clients }) => {
      const clients = new Clients(context.globalStorageUri, log);
      context.subscriptions.push(clients);
      return clients;
    }));
}
