import { join } from 'node:path';
import type * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { Log } from '../../../base/log.ts';
import { removeArchives, removeForgottenArchives } from '../../../reporting/archive/fetching/siteFolders.ts';
import { problemText } from '../../platform/problems.ts';
import { forEachRemovedUrl } from '../../sites/removedUrls.ts';
import type { SiteList } from '../../sites/siteList.ts';

/** Milliseconds before the first clean-up: at the start of a window other parts need the disk first. */
const LATER_MS = 60_000;

/** Returns the folder of the archives of all sites. */
export function archivesRoot(storage: vscode.Uri): string {
  return join(storage.fsPath, 'archives');
}

/**
 * Deletes the stored archives of a site when it is removed or gets another address, and those that earlier runs left
 * behind.
 */
export function forgetArchives(sites: SiteList, storage: vscode.Uri, log: Log): Disposable {
  const root = archivesRoot(storage);
  const quietly = (removal: Promise<void>): void =>
    void removal.catch((error: unknown) => log.warn(`Removing the archives of a site: ${problemText(error)}`));
  const urls = (): readonly string[] => sites.all().map(({ url }) => url);
  const resources = new DisposableStore();
  resources.add(forEachRemovedUrl(sites, (url) => quietly(removeArchives(root, url))));
  resources.add(systemClock.after(LATER_MS, () => quietly(removeForgottenArchives(root, urls()))));
  return resources;
}
