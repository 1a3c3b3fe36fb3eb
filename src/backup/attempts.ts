import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../site/files/newFile.ts';
import { readPlainFile } from '../site/files/plainFile.ts';
import { listBackups, type BackupFile } from './backupFolder.ts';
import { hostLabel } from './backupNames.ts';
import { isPast, type BackupHistory, type BackupInterval } from './schedule.ts';

/** Failed attempts since the last complete backup; times in milliseconds since the epoch. */
export interface Attempts {
  readonly failures: number;
  readonly lastFailure?: number;
  /** The reason of the last failure. */
  readonly reason?: string;
  /** The time of the last warning of missing backups. */
  readonly warnedAt?: number;
}

const NONE: Attempts = { failures: 0 };
const MAX_REASON = 1000;
const MAX_BYTES = 64 * 1024;

/** Reads the failed attempts for the site at `host`. None if the file is unreadable. */
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
 * Stores failed attempts in the folder of the backups, where all windows find them. Throws errors of the file system.
 */
export async function writeAttempts(folder: string, host: string, attempts: Attempts): Promise<void> {
  const { reason } = attempts;
  const text = JSON.stringify({ ...attempts, ...(reason !== undefined && { reason: reason.slice(0, MAX_REASON) }) });
  await replaceFile(pathOf(folder, host), text);
}

/** Removes the record of failed attempts, after a successful one. */
export async function forgetAttempts(folder: string, host: string): Promise<void> {
  await rm(pathOf(folder, host), { force: true });
}

/**
 * Reads the facts for the schedule from the folder, which is the same for every window.
 * @param now milliseconds since the epoch: backups that a wrong clock dated in the future are ignored.
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

/** Returns the facts for the schedule, given the backups, newest first, and the failed attempts. */
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
