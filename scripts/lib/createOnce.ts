import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 500;

/**
 * Creates `folder` by `fill`, unless it exists. `fill` works in a temporary folder, so that an incomplete one never has
 * the final name. If two processes create the same folder, one waits for the other.
 */
export async function createOnce(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) {
    return;
  }
  await mkdir(dirname(folder), { recursive: true });
  const temporary = `${folder}.part`;
  const lock = `${folder}.lock`;
  await take(lock);
  try {
    if (existsSync(folder)) {
      return;
    }
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary);
    await fill(temporary);
    await rename(temporary, folder);
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw error;
      }
    }
    const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (owner > 0 && !isAlive(owner)) {
      await rm(lock, { force: true });
    } else {
      await delay(RETRY_MS);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
