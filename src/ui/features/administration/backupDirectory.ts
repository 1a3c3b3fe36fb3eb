import { watch, type FSWatcher } from 'node:fs';
import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { Coalescer } from '../../../base/coalescer.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import { historyOf, readAttempts, type Attempts } from '../../../backup/attempts.ts';
import { listBackups, type BackupFile } from '../../../backup/backupFolder.ts';
import { isBackupOverdue, nextBackup, type BackupHistory } from '../../../backup/schedule.ts';
import { dateTimeText } from '../../platform/durations.ts';
import { problemText } from '../../platform/problems.ts';
import { affects, setting } from '../../platform/settings.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;
const PAUSE = 300;

/** The result of the comparison of a backup with its checksum. */
export type Verdict = 'intact' | 'damaged';

/** The backups of the active site in the folder of the settings, and the problems with them. */
export class BackupDirectory implements Disposable {
  readonly active: ActiveSite;
  readonly #ownFolder: string;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<void>());
  readonly #coalescer: Coalescer;
  readonly #verdicts = new Map<string, Verdict>();
  #watcher: FSWatcher | undefined;
  #backups: readonly BackupFile[] = [];
  #attempts: Attempts = { failures: 0 };
  #problem: unknown;
  #isLoaded = false;

  /** Fired after the backups or their problems changed. */
  readonly onDidChange = this.#changed.event;

  /** @param ownFolder the folder of backups unless the settings name another one. */
  constructor(active: ActiveSite, ownFolder: string) {
    this.active = active;
    this.#ownFolder = ownFolder;
    this.#coalescer = this.#resources.add(new Coalescer(() => void this.reload(), systemClock, PAUSE));
    this.#resources.add(active.onDidReplaceModel(() => this.#coalescer.request()));
    this.#resources.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affects(event, 'backup.folder') || affects(event, 'backup.every')) {
          this.#coalescer.request();
        }
      }),
    );
  }

  /** The full path of the folder of backups. */
  get folder(): string {
    return setting('backup.folder') || this.#ownFolder;
  }

  /** The host in the names of this site's backups; undefined without a site. */
  get host(): string | undefined {
    const { site } = this.active;
    return site && new URL(site.url).host;
  }

  /** The backups, newest first. */
  get backups(): readonly BackupFile[] {
    return this.#backups;
  }

  /** The backups and attempts that the schedule works with, as of the last read. */
  get history(): BackupHistory {
    return historyOf(this.#backups, this.#attempts, setting('backup.every'), systemClock.now());
  }

  /** A warning for the person: the last try failed, or the last backup is too old. */
  get warning(): string | undefined {
    if (this.#problem !== undefined) {
      return problemText(this.#problem);
    }
    const { failures, lastFailure, reason } = this.#attempts;
    if (failures > 0 && lastFailure !== undefined) {
      return t('The last backup failed, {0}: {1}', dateTimeText(lastFailure / 1000), reason ?? '');
    }
    return isBackupOverdue(this.history, systemClock.now()) ? t('The last backup is too old.') : undefined;
  }

  /** The words for the schedule: its interval, and the time of the next backup. */
  get summary(): string {
    const every = setting('backup.every');
    const next = nextBackup(this.history, systemClock.now());
    if (next === undefined) {
      return '';
    }
    const rhythm = every === 'daily' ? t('daily') : t('weekly');
    return next <= systemClock.now()
      ? t('{0}, due now', rhythm)
      : t('{0}, next {1}', rhythm, dateTimeText(next / 1000));
  }

  verdictOf({ path }: BackupFile): Verdict | undefined {
    return this.#verdicts.get(path);
  }

  setVerdict({ path }: BackupFile, verdict: Verdict): void {
    this.#verdicts.set(path, verdict);
    this.#changed.fire();
  }

  /** Reads the folder for the first time; after that a watcher on the folder does. */
  load(): void {
    if (!this.#isLoaded) {
      this.#isLoaded = true;
      this.#coalescer.request();
    }
  }

  /** Reads the folder again. */
  async reload(): Promise<void> {
    const { folder, host } = this;
    try {
      this.#backups = host === undefined ? [] : await listBackups(folder, host);
      this.#attempts = host === undefined ? { failures: 0 } : await readAttempts(folder, host);
      this.#problem = undefined;
    } catch (error) {
      this.#backups = [];
      this.#problem = error;
    }
    this.#watch(folder);
    this.#changed.fire();
  }

  #watch(folder: string): void {
    this.#watcher?.close();
    try {
      // Other windows make backups too.
      this.#watcher = watch(folder, { persistent: false }, () => this.#coalescer.request());
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      this.#watcher = undefined;
    }
  }

  dispose(): void {
    this.#watcher?.close();
    this.#resources.dispose();
  }
}
