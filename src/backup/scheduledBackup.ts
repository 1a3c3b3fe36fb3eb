import type { Clock } from '../base/clock.ts';
import type { DownloadedFile } from '../site/files/download.ts';
import { forgetAttempts, readAttempts, readHistory, writeAttempts } from './attempts.ts';
import { deleteOldBackups } from './backupFolder.ts';
import { withFolderLock } from './folderLock.ts';
import { isBackupDue, isBackupOverdue, type BackupInterval } from './schedule.ts';
import { DAY_MS } from '../base/units.ts';

/** Parameters of a scheduled backup. */
export interface ScheduledBackup {
  readonly folder: string;
  /** The site's host, with its port unless that is the default. */
  readonly host: string;
  readonly every: BackupInterval;
  /** The number of backups to keep; 0 keeps all. */
  readonly keep: number;
  readonly clock: Clock;
  /** Makes the backup in the folder. */
  readonly backUp: () => Promise<DownloadedFile>;
  /** Describes a failure, to be stored. */
  readonly words: (error: unknown) => string;
}

/** The result of checking the schedule. */
export type ScheduleOutcome =
  /** Nothing is due, or another window makes the backup. */
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly file: DownloadedFile; readonly deleted: number }
  /** `failures` counts the attempts since the last complete backup. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly failures: number };

const NONE: ScheduleOutcome = { kind: 'none' };

/** Makes a backup if one is due and no other window is making it. Throws only errors of the file system. */
export async function backUpIfDue(scheduled: ScheduledBackup): Promise<ScheduleOutcome> {
  const { folder, host, every, clock } = scheduled;
  if (!isBackupDue(await readHistory(folder, host, every, clock.now()), clock.now())) {
    return NONE;
  }
  const outcome = await withFolderLock(folder, clock, async () => {
    // Check again: another window may have made it and released the lock.
    const isDue = isBackupDue(await readHistory(folder, host, every, clock.now()), clock.now());
    return isDue ? tryBackup(scheduled) : NONE;
  });
  return outcome?.result ?? NONE;
}

async function tryBackup({ folder, host, keep, clock, backUp, words }: ScheduledBackup): Promise<ScheduleOutcome> {
  try {
    const file = await backUp();
    await forgetAttempts(folder, host);
    return { kind: 'made', file, deleted: (await deleteOldBackups(folder, host, keep, clock.now())).length };
  } catch (error) {
    const before = await readAttempts(folder, host);
    const failures = before.failures + 1;
    const now = clock.now();
    const failed = { failures, lastFailure: now, reason: words(error) };
    // The first failure is shown at once, and counts as the day's warning.
    await writeAttempts(folder, host, { ...before, ...failed, ...(failures === 1 && { warnedAt: now }) });
    return { kind: 'failed', error, failures };
  }
}

/** True if a warning of missing backups has to be shown; once a day for all windows together. */
export async function takeWarning({
  folder,
  host,
  every,
  clock,
}: Pick<ScheduledBackup, 'folder' | 'host' | 'every' | 'clock'>): Promise<boolean> {
  const now = clock.now();
  if (!isBackupOverdue(await readHistory(folder, host, every, now), now)) {
    return false;
  }
  const taken = await withFolderLock(folder, clock, async () => {
    const attempts = await readAttempts(folder, host);
    const isRecent = attempts.warnedAt !== undefined && Math.abs(now - attempts.warnedAt) < DAY_MS;
    if (!isRecent) {
      await writeAttempts(folder, host, { ...attempts, warnedAt: now });
    }
    return !isRecent;
  });
  return taken?.result ?? false;
}
