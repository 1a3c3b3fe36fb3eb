import { join } from 'node:path';
import type * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { ExtensionLog } from '../../platform/extensionLog.ts';
import { problemText } from '../../platform/problems.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import { LiveTreeView } from '../../platform/trees/liveTreeView.ts';
import { BackupDirectory } from './backupDirectory.ts';
import { BackupsContent } from './backupsContent.ts';
import { BackupSchedule } from './backupSchedule.ts';
import { ConfigApiContent } from './configApiContent.ts';
import { ConfigDirectory } from './configDirectory.ts';

/** The views and commands of the Configuration API and of backups, and the backup schedule. */
export class Administration implements Disposable {
  readonly configApi: ConfigDirectory;
  readonly backups: BackupDirectory;
  readonly #resources = new DisposableStore();

  constructor({ active, sites }: SiteParts, { globalStorageUri }: vscode.ExtensionContext, log: ExtensionLog) {
    const storage = globalStorageUri.fsPath;
    this.configApi = this.#resources.add(new ConfigDirectory(active, join(storage, 'openapi')));
    this.backups = this.#resources.add(new BackupDirectory(active, join(storage, 'backups')));
    this.#resources.add(new BackupSchedule(this.backups, sites, systemClock, log));
    this.#showConfigApi(active);
    this.#showBackups(active);
  }

  #showConfigApi(active: ActiveSite): void {
    const view = this.#resources.add(new LiveTreeView('configApi', new ConfigApiContent(this.configApi)));
    this.#resources.add(
      this.configApi.onDidChange(() => {
        view.message = this.configApi.problem && problemText(this.configApi.problem);
        view.requestRefresh();
      }),
    );
    this.#resources.add(active.onDidChangeStatus(() => view.requestRefresh()));
  }

  #showBackups(active: ActiveSite): void {
    const view = this.#resources.add(new LiveTreeView('backups', new BackupsContent(this.backups)));
    this.#resources.add(
      this.backups.onDidChange(() => {
        view.message = this.backups.warning;
        view.description = this.backups.summary;
        view.requestRefresh();
      }),
    );
    this.#resources.add(active.onDidChangeStatus(() => view.requestRefresh()));
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
