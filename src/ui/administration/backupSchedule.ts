import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { every } from '../../base/interval.ts';
import type { Log } from '../../base/log.ts';
import type { ScheduleOutcome } from '../../backup/scheduledBackup.ts';
import { mayUse } from '../../command-api/permissions.ts';
import { commandId } from '../contributions/commandId.ts';
import { showWarningMessage } from '../notifications.ts';
import { problemText } from '../problems.ts';
import { affects, setting } from '../settings.ts';
import type { BackupDirectory } from './backupDirectory.ts';

const { t } = vscode.l10n;
const MINUTE = 60_000;
const PERIOD = 10 * MINUTE;
/** After a window's start others want the network first. */
const FIRST = 5000;

/** Has a backup made whenever one is due and the site is there, by one of all windows. */
export class BackupSchedule implements Disposable {
  readonly #directory: BackupDirectory;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #resources = new DisposableStore();
  #first: Disposable | undefined;
  #running = false;

  constructor(directory: BackupDirectory, clock: Clock, log: Log) {
    this.#directory = directory;
    this.#clock = clock;
    this.#log = log;
    this.#resources.add(every(PERIOD, clock, () => void this.check()));
    this.#resources.add(directory.active.onDidChangeStatus(() => this.#soon()));
    this.#resources.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affects(event, 'backup.every')) {
          this.#soon();
        }
      }),
    );
    this.#soon();
  }

  /** Looks whether a backup is due. Never throws: what goes wrong is logged, and told where a person must know. */
  async check(): Promise<void> {
    const { active, host } = this.#directory;
    const isConnected = active.status === 'live' || active.status === 'polling';
    if (setting('backup.every') === 'off' || !isConnected || host === undefined || this.#running) {
      return;
    }
    this.#running = true;
    try {
      await this.#check(host);
    } catch (error) {
      this.#log.warn(`The backup schedule: ${problemText(error)}`);
    } finally {
      this.#running = false;
    }
  }

  async #check(host: string): Promise<void> {
    const { active, folder } = this.#directory;
    const { client, account } = active.access();
    const { backUpIfDue, scheduledBackup, takeWarning } = await import('./runBackup.ts');
    const may = mayUse('perm_backup', 'Backup API', account);
    const schedule = { folder, host, every: setting('backup.every'), keep: setting('backup.keep'), clock: this.#clock };
    const backUp = may.available
      ? () => scheduledBackup(client, folder, this.#directory.backups[0]?.bytes)
      : () => Promise.reject(new Error(may.reason));
    this.#tell(await backUpIfDue({ ...schedule, backUp, words: problemText }));
    if (await takeWarning(schedule)) {
      await this.#directory.look();
      this.#warn(this.#directory.warning ?? t('The last backup is too old.'));
    }
  }

  #tell(outcome: ScheduleOutcome): void {
    if (outcome.kind === 'made') {
      const { path, bytes } = outcome.file;
      this.#log.info(`Backed up to ${path} (${bytes} bytes); ${outcome.deleted} older ones deleted.`);
    } else if (outcome.kind === 'failed') {
      this.#log.warn(`The scheduled backup failed: ${problemText(outcome.error)}`);
      if (outcome.failures === 1) {
        this.#warn(t('The scheduled backup failed: {0}', problemText(outcome.error)));
      }
    }
    if (outcome.kind !== 'none') {
      void this.#directory.look();
    }
  }

  #warn(message: string): void {
    const again = t('Back Up Now');
    void showWarningMessage(message, again).then((chosen) => {
      if (chosen === again) {
        void vscode.commands.executeCommand(commandId('backUp'), {});
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
