import { DAY_MS, HOUR_MS } from '../base/units.ts';

/** The interval of scheduled backups. */
export type BackupInterval = 'off' | 'daily' | 'weekly';

/** The facts that determine the next backup; times in milliseconds since the epoch. */
export interface BackupHistory {
  readonly every: BackupInterval;
  /** The start of the last complete backup. */
  readonly lastBackup?: number | undefined;
  /** The time of the last failed attempt after it. */
  readonly lastFailure?: number | undefined;
  /** The number of failed attempts since the last complete backup. */
  readonly failures?: number;
}

const INTERVALS: Readonly<Record<BackupInterval, number | undefined>> = {
  off: undefined,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
};
const FIRST_RETRY = HOUR_MS;
const LAST_RETRY = 6 * HOUR_MS;

/** Returns the time of the next backup, `now` or earlier if it is due; undefined if backups are off. */
export function nextBackup(history: BackupHistory, now: number): number | undefined {
  const interval = INTERVALS[history.every];
  if (interval === undefined) {
    return undefined;
  }
  const last = past(history.lastBackup, now);
  const failed = past(history.lastFailure, now);
  const due = last === undefined ? now : last + interval;
  if (failed === undefined || (last !== undefined && failed < last)) {
    return due;
  }
  const pause = Math.min(FIRST_RETRY * 2 ** Math.max(0, (history.failures ?? 1) - 1), LAST_RETRY);
  return Math.max(due, failed + pause);
}

/** True if a backup is due at `now`. */
export function isBackupDue(history: BackupHistory, now: number): boolean {
  const next = nextBackup(history, now);
  return next !== undefined && next <= now;
}

/** True if backups are on and the last one is older than two intervals, or all attempts have failed. */
export function isBackupOverdue(history: BackupHistory, now: number): boolean {
  const interval = INTERVALS[history.every];
  const last = past(history.lastBackup, now);
  return interval !== undefined && (last === undefined ? (history.failures ?? 0) > 0 : now - last > 2 * interval);
}

/** False for a time in the future, which a wrong clock has written. */
export function isPast(time: number, now: number): boolean {
  return time <= now + HOUR_MS;
}

function past(time: number | undefined, now: number): number | undefined {
  return time !== undefined && isPast(time, now) ? time : undefined;
}
