import { DAY_MS, HOUR_MS } from '../base/units.ts';

/** How often backups are made. */
export type BackupInterval = 'off' | 'daily' | 'weekly';

/** What the next backup depends on; times in milliseconds since the epoch. */
export interface BackupHistory {
  readonly every: BackupInterval;
  /** When the last complete backup was begun. */
  readonly lastBackup?: number | undefined;
  /** When the last try failed that came after it. */
  readonly lastFailure?: number | undefined;
  /** How many tries failed since the last complete backup. */
  readonly failures?: number;
}

const INTERVALS: Readonly<Record<BackupInterval, number | undefined>> = {
  off: undefined,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
};
const FIRST_RETRY = HOUR_MS;
const LAST_RETRY = 6 * HOUR_MS;

/** When the next backup is due, at or before `now` where it is due already; undefined where none is wanted. */
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

/** Whether a backup is due at `now`. */
export function isBackupDue(history: BackupHistory, now: number): boolean {
  const next = nextBackup(history, now);
  return next !== undefined && next <= now;
}

/** Whether backups are wanted and the last one is older than two intervals, or there has never been one after a try. */
export function isBackupOverdue(history: BackupHistory, now: number): boolean {
  const interval = INTERVALS[history.every];
  const last = past(history.lastBackup, now);
  return interval !== undefined && (last === undefined ? (history.failures ?? 0) > 0 : now - last > 2 * interval);
}

/** Whether a time counts: one that lies in the future was written by a clock that was wrong, and tells nothing. */
export function isPast(time: number, now: number): boolean {
  return time <= now + HOUR_MS;
}

function past(time: number | undefined, now: number): number | undefined {
  return time !== undefined && isPast(time, now) ? time : undefined;
}
