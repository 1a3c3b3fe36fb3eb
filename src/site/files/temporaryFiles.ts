import { createHash, randomBytes } from 'node:crypto';
import { lstat, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Identifies this machine in a folder that several machines share. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const OWN_NAME = /^\.rep-workflows\.([\da-f]{8})\.(\d{1,10})\.[\da-f]{12}\.part$/;
/** Age from which on a file of another machine counts as abandoned. */
const LEFT_OVER_MS = 24 * 3600 * 1000;

/** Returns a unique path for a temporary file of this process in `folder`. */
export function temporaryPath(folder: string): string {
  const name = `.rep-workflows.${MACHINE}.${process.pid}.${randomBytes(6).toString('hex')}.part`;
  return join(folder, name);
}

/**
 * Creates a temporary file in `folder` that only this person can read, and removes abandoned ones there: those of ended
 * processes of this machine, and those of other machines that nothing was written to for a day. Ages are measured by
 * the folder's clock, because a wrong clock of this machine must not remove files in use. Files that cannot be removed
 * stay. Throws errors of the file system.
 */
export async function openTemporaryFile(folder: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  const path = temporaryPath(folder);
  const file = await open(path, 'wx+', 0o600);
  const { mtimeMs } = await file.stat();
  await removeLeftOvers(folder, mtimeMs);
  return { path, file };
}

/**
 * Returns the time by the clock that dates the files of `folder`, in milliseconds since the epoch; it may differ from
 * this machine's. Throws errors of the file system.
 */
export async function folderTime(folder: string): Promise<number> {
  const { path, file } = await openTemporaryFile(folder);
  try {
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function removeLeftOvers(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, machine, pid] = OWN_NAME.exec(name) ?? [];
    const path = join(folder, name);
    if (pid !== undefined && (machine === MACHINE ? !isRunning(Number(pid)) : await isOld(path, now))) {
      await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

/** True if a process with that id runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: another person's process, which does run.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isOld(path: string, now: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs < now - LEFT_OVER_MS;
}
