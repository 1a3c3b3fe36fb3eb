import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { NO_FOLLOW, readPlainFile } from '../site/files/plainFile.ts';
import { CHECKSUM_ENDING, hostLabel, readBackupName } from './backupNames.ts';
import { isPast } from './schedule.ts';

const MAX_CHECKSUM_BYTES = 4096;

/** A complete backup. */
export interface BackupFile {
  readonly path: string;
  readonly name: string;
  /** The start of the backup, in milliseconds since the epoch. */
  readonly at: number;
  readonly bytes: number;
  /** From its checksum file, as hexadecimal digits. */
  readonly sha256: string;
}

/**
 * Returns the complete backups of the site at `host` in a folder, newest first: files with a backup's name and a
 * checksum file. None if the folder does not exist. Throws other errors of the file system.
 */
export async function listBackups(folder: string, host: string): Promise<readonly BackupFile[]> {
  const names = new Set(await namesIn(folder));
  const label = hostLabel(host);
  const candidates = [...names].filter((name) => names.has(name + CHECKSUM_ENDING));
  const backups = candidates.map(async (name) => {
    const known = readBackupName(name);
    return known?.host === label ? readBackup(join(folder, name), name, known.at) : [];
  });
  return (await Promise.all(backups)).flat().sort((a, b) => b.at - a.at);
}

/** True if the file still matches its checksum. Throws errors of the file system. */
export async function isIntact({ path, sha256 }: BackupFile): Promise<boolean> {
  const hash = createHash('sha256');
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW);
  await pipeline(file.createReadStream(), hash);
  return hash.digest('hex') === sha256;
}

/**
 * Deletes the site's backups beyond the newest `keep`, and returns the deleted ones. 0 keeps all.
 * @param now milliseconds since the epoch.
 */
export async function deleteOldBackups(
  folder: string,
  host: string,
  keep: number,
  now: number,
): Promise<readonly BackupFile[]> {
  const old = superfluous(await listBackups(folder, host), keep, now);
  for (const backup of old) {
    await deleteBackupFile(backup);
  }
  return old;
}

/**
 * Returns the backups beyond the newest `keep`; none if `keep` is less than 1, as a safeguard. Backups that a wrong
 * clock dated in the future are neither counted nor returned. `now` is in milliseconds since the epoch.
 */
export function superfluous<B extends { readonly at: number }>(
  backups: readonly B[],
  keep: number,
  now: number,
): readonly B[] {
  const past = backups.filter(({ at }) => isPast(at, now)).sort((a, b) => b.at - a.at);
  return keep >= 1 ? past.slice(Math.floor(keep)) : [];
}

/** Deletes a backup and its checksum file. Throws errors of the file system. */
export async function deleteBackupFile({ path }: BackupFile): Promise<void> {
  await rm(path, { force: true });
  await rm(path + CHECKSUM_ENDING, { force: true });
}

async function readBackup(path: string, name: string, at: number): Promise<BackupFile[]> {
  const checksum = await readPlainFile(path + CHECKSUM_ENDING, MAX_CHECKSUM_BYTES);
  const [sha256] = /^[\da-f]{64}(?=\s)/i.exec(checksum?.text ?? '') ?? [];
  const found = await lstat(path).catch(() => undefined);
  return sha256 !== undefined && found?.isFile() ? [{ path, name, at, bytes: found.size, sha256 }] : [];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
