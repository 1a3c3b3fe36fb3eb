import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import type { Log } from '../../../base/log.ts';
import { ArchiveClient } from '../../../reporting/archive/archiveClient.ts';
import { archiveFolder } from '../../../reporting/archive/fetching/siteFolders.ts';
import type { SiteClient } from '../../../site/client.ts';
import { setting } from '../../platform/settings.ts';
import { DEMO_SITE_ID } from '../../sites/demoSiteHost.ts';
import type { SiteAccess } from '../../sites/siteAccess.ts';
import { archivesRoot } from './forgetArchives.ts';

const MEGABYTE = 1e6;

/** The archives of each site, stored in the extension's own storage; those of the demo site only while it runs. */
export class ArchiveClients implements vscode.Disposable {
  readonly #storage: vscode.Uri;
  readonly #log: Log;
  readonly #clients = new WeakMap<SiteClient, ArchiveClient>();
  readonly #temporary: string[] = [];

  constructor(storage: vscode.Uri, log: Log) {
    this.#storage = storage;
    this.#log = log;
  }

  of({ client, site }: SiteAccess): ArchiveClient {
    let archives = this.#clients.get(client);
    if (archives === undefined) {
      const folder = this.#folderOf(site);
      const maxCacheBytes = setting('archives.cacheMegabytes') * MEGABYTE;
      archives = new ArchiveClient({ client, folder, maxCacheBytes, clock: systemClock, log: this.#log });
      this.#clients.set(client, archives);
    }
    return archives;
  }

  dispose(): void {
    for (const folder of this.#temporary) {
      void rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  #folderOf({ id, url }: SiteAccess['site']): string {
    if (id === DEMO_SITE_ID) {
      // Each run of the demo site has another past at the same address.
      const folder = join(tmpdir(), `rep-workflows-demo-${randomBytes(6).toString('hex')}`);
      this.#temporary.push(folder);
      return folder;
    }
    return archiveFolder(archivesRoot(this.#storage), url);
  }
}
