import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../site/files/newFile.ts';
import { readPlainFile } from '../site/files/plainFile.ts';
import { listBackups, type BackupFile } from './backupFolder.ts';
import { hostLabel } from './backupNames.ts';
import { isPast, type BackupHistory, type BackupInterval } from './schedule.ts';

/** What is remembered of tries that failed since the last complete backup; times in milliseconds since the epoch. */
export interface Attempts {
  readonly failures: number;
  readonly lastFailure?: number;
  /** Why the last one failed, in words. */
  readonly reason?: string;
  /** When somebody was last warned that backups are missing. */
  readonly warnedAt?: number;
}

const NONE: Attempts = { failures: 0 };
const MAX_REASON = 1000;
const MAX_BYTES = 64 * 1024;

/** The tries that failed for the site at `host`. What cannot be read counts as none. */
export async function readAttempts(folder: string, host: string): Promise<Attempts> {
  try {
    const file = await readPlainFile(pathOf(folder, host), MAX_BYTES);
    const value: unknown = JSON.parse(file?.text ?? '');
    return typeof value === 'object' && value !== null ? fieldsOf(new Map(Object.entries(value))) : NONE;
  } catch {
    return NONE;
  }
}

/**
 * Remembers tries in the folder of the backups, where all windows see them.
 * Throws errors of the file system.
 */
export async function writeAttempts(folder: string, host: string, attempts: Attempts): Promise<void> {
  const { reason } = attempts;
  const text = JSON.stringify({ ...attempts, ...(reason !== undefined && { reason: reason.slice(0, MAX_REASON) }) });
  await replaceFile(pathOf(folder, host), text);
}

/** Forgets the tries that failed, after one that did not. */
export async function forgetAttempts(folder: string, host: string): Promise<void> {
  await rm(pathOf(folder, host), { force: true });
}

/**
 * What the schedule needs to know, from the folder itself: it is the same for every window.
 * @param now milliseconds since the epoch: backups that a wrong clock dated in the future do not count.
 */
export async function readHistory(
  folder: string,
  host: string,
  every: BackupInterval,
  now: number,
): Promise<BackupHistory> {
  const [backups, attempts] = await Promise.all([listBackups(folder, host), readAttempts(folder, host)]);
  return historyOf(backups, attempts, every, now);
}

/** What the schedule needs to know of backups, the newest first, and of tries that failed. */
export function historyOf(
  backups: readonly Pick<BackupFile, 'at'>[],
  { failures, lastFailure }: Attempts,
  every: BackupInterval,
  now: number,
): BackupHistory {
  return { every, lastBackup: backups.find(({ at }) => isPast(at, now))?.at, lastFailure, failures };
}

function pathOf(folder: string, host: string): string {
  return join(folder, `.rep-workflows ${hostLabel(host)}.json`);
}

function fieldsOf(fields: ReadonlyMap<string, unknown>): Attempts {
  const number = (name: string): number | undefined => {
    const value = fields.get(name);
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const [lastFailure, warnedAt] = [number('lastFailure'), number('warnedAt')];
  const reason = fields.get('reason');
  return {
    failures: number('failures') ?? 0,
    ...(lastFailure !== undefined && { lastFailure }),
    ...(typeof reason === 'string' && { reason }),
    ...(warnedAt !== undefined && { warnedAt }),
  };
}
