import { createHash, randomBytes } from 'node:crypto';
import { lstat, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** So that a folder which several machines share tells whose processes made its files. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const OWN_NAME = /^\.rep-workflows\.([\da-f]{8})\.(\d{1,10})\.[\da-f]{12}\.part$/;
/** A file that is being written is never as old as this. */
const LEFT_OVER_MS = 24 * 3600 * 1000;

/** The path of a file that this process may make in `folder`, until it has a name of its own or is removed. */
export function temporaryPath(folder: string): string {
  const name = `.rep-workflows.${MACHINE}.${process.pid}.${randomBytes(6).toString('hex')}.part`;
  return join(folder, name);
}

/**
 * Begins a file in `folder` that only this person can read, and removes there what processes that ended early left
 * behind: what this machine's made that run no more, and what another's has not written to for a day. The file tells what
 * time it is in the folder, since a wrong clock of this machine must not remove what is still being written. What cannot
 * be removed stays. Throws errors of the file system.
 */
export async function openTemporaryFile(folder: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  const path = temporaryPath(folder);
  const file = await open(path, 'wx+', 0o600);
  const { mtimeMs } = await file.stat();
  await removeLeftOvers(folder, mtimeMs);
  return { path, file };
}

/**
 * What time it is by the clock that dates the files of `folder`, in milliseconds since the epoch: this machine's own may be
 * another one. Throws errors of the file system.
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

/** Whether this machine has a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process cannot be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isOld(path: string, now: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs < now - LEFT_OVER_MS;
}
