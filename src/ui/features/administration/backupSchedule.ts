import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { every } from '../../../base/interval.ts';
import type { ScheduleOutcome } from '../../../backup/scheduledBackup.ts';
import type { Site } from '../../../site/site.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { ExtensionLog } from '../../platform/extensionLog.ts';
import { showWarningMessage } from '../../platform/notifications.ts';
import { problemText } from '../../platform/problems.ts';
import { affects, setting } from '../../platform/settings.ts';
import type { SiteList } from '../../sites/siteList.ts';
import type { BackupDirectory } from './backupDirectory.ts';
import { scheduledSites, type ScheduledSite } from './scheduledSites.ts';
import { MINUTE_MS } from '../../../base/units.ts';

const { t } = vscode.l10n;
const PERIOD = 10 * MINUTE_MS;
/** Milliseconds before the first check: at the start of a window other parts need the network first. */
const FIRST = 5000;

/** Makes a backup of every site when one is due and the site can be reached, in one window of all that are open. */
export class BackupSchedule implements Disposable {
  readonly #directory: BackupDirectory;
  readonly #sites: SiteList;
  readonly #clock: Clock;
  readonly #log: ExtensionLog;
  readonly #resources = new DisposableStore();
  #first: Disposable | undefined;
  #running = false;

  constructor(directory: BackupDirectory, sites: SiteList, clock: Clock, log: ExtensionLog) {
    this.#directory = directory;
    this.#sites = sites;
    this.#clock = clock;
    this.#log = log;
    this.#resources.add(every(PERIOD, clock, () => void this.check()));
    this.#resources.add(directory.active.onDidChangeStatus(() => this.#soon()));
    this.#resources.add(sites.onDidChangeCredentials(() => this.#soon()));
    this.#resources.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affects(event, 'backup.every')) {
          this.#soon();
        }
      }),
    );
    this.#soon();
  }

  /** Makes the backups that are due. Never throws: failures are logged, and shown when a person must know. */
  async check(): Promise<void> {
    if (setting('backup.every') === 'off' || this.#running) {
      return;
    }
    this.#running = true;
    try {
      for await (const scheduled of scheduledSites(this.#directory.active, this.#sites, this.#log)) {
        await this.#check(scheduled).catch((error: unknown) =>
          this.#log.warn(`The backup schedule of ${scheduled.site.label}: ${problemText(error)}`),
        );
      }
    } finally {
      this.#running = false;
    }
  }

  async #check({ site, isActive, client, refusal }: ScheduledSite): Promise<void> {
    const { folder } = this.#directory;
    const { host } = new URL(site.url);
    const { backUpIfDue, scheduledBackup, takeWarning } = await import('./runBackup.ts');
    const schedule = { folder, host, every: setting('backup.every'), keep: setting('backup.keep'), clock: this.#clock };
    const backUp =
      refusal === undefined ? () => scheduledBackup(client, folder) : () => Promise.reject(new Error(refusal));
    this.#report(site, isActive, await backUpIfDue({ ...schedule, backUp, words: problemText }));
    if (await takeWarning(schedule)) {
      this.#warn(t('The last backup of {0} is too old.', site.label), isActive);
    }
  }

  #report({ label }: Site, isActive: boolean, outcome: ScheduleOutcome): void {
    if (outcome.kind === 'made') {
      const { path, bytes } = outcome.file;
      this.#log.info(`Backed up ${label} to ${path} (${bytes} bytes); ${outcome.deleted} older ones deleted.`);
    } else if (outcome.kind === 'failed') {
      this.#log.warn(`The scheduled backup of ${label} failed: ${problemText(outcome.error)}`);
      if (outcome.failures === 1) {
        this.#warn(t('The scheduled backup of {0} failed: {1}', label, problemText(outcome.error)), isActive);
      }
    }
    if (isActive && outcome.kind !== 'none') {
      void this.#directory.reload();
    }
  }

  /** Shows the warning; with buttons only for the active site, because a command backs up the active one. */
  #warn(message: string, isActive: boolean): void {
    const again = t('Back Up Now');
    void showWarningMessage(message, ...(isActive ? [again] : [])).then((chosen) => {
      if (chosen === again) {
        void callCommand('backUp', {});
      }
    });
  }

  #soon(): void {
    this.#first?.dispose();
    this.#first = this.#clock.after(FIRST, () => void this.check());
  }

  dispose(): void {
    this.#first?.dispose();
    this.#resources.dispose();
  }
}
