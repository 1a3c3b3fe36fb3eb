import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
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
 * Removes the temporary files of processes that ended early: of this machine's that run no more, whatever the clock
 * says, and of another's that wrote nothing for a day. What cannot be removed stays. `now` is in
 * milliseconds since the epoch.
 */
export async function removeLeftOvers(folder: string, now: number): Promise<void> {
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
