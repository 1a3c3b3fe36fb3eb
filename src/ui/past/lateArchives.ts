import type * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import type { ArchiveClients } from './archiveClients.ts';

/** Gives the archives of the window's sites; their code is loaded when they are first asked for. */
export type LateArchives = () => Promise<ArchiveClients>;

export function lateArchives(context: vscode.ExtensionContext, log: Log): LateArchives {
  let loading: Promise<ArchiveClients> | undefined;
  return () =>
    (loading ??= import('./archiveClients.ts').then(({ ArchiveClients: Clients }) => {
      const clients = new Clients(context.globalStorageUri, log);
      context.subscriptions.push(clients);
      return clients;
    }));
}
