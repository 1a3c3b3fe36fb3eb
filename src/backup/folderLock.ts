import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import { every } from '../base/interval.ts';
import { NO_FOLLOW, readPlainFile } from '../site/files/plainFile.ts';
import { folderTime, isRunning } from '../site/files/temporaryFiles.ts';

const PREFIX = '.rep-workflows.lock.';
const NAME = /^\.rep-workflows\.lock\.(\d{1,9})$/;
const RENEWAL_MS = 60_000;
/** A lock that was not renewed for this long was left behind by a window that is gone. */
const LIFE_MS = 5 * 60_000;
/** The same for a process of this machine that runs: it may have slept with the machine, or have another's number. */
const LIFE_OF_RUNNING_MS = 24 * 3600 * 1000;
const MAX_BYTES = 1024;

/** A lock in a file of the folder. */
interface Lock {
  readonly path: string;
  readonly number: number;
  readonly text: string;
  /** When it was made or renewed, in milliseconds of the file system's clock. */
  readonly renewedMs: number;
}

/**
 * Runs `task` while no other window or process that asks the same way does so for `folder`, which is created if need be.
 *
 * A lock is a file with a number. Nobody writes to another's: who finds none but those that were left behind makes the
 * one with the next number, which succeeds once, and then removes them. How old a lock is, is told by the file system
 * alone, since the clocks of machines that share a folder differ.
 * @returns the task's result; undefined where another one has the lock.
 */
export async function withFolderLock<T>(
  folder: string,
  clock: Clock,
  task: () => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = await acquire(folder);
  if (own === undefined) {
    return undefined;
  }
  const renewal = every(RENEWAL_MS, clock, () => void renew(own).catch(() => undefined));
  try {
    return { result: await task() };
  } finally {
    renewal.dispose();
    await release(own);
  }
}

type OwnLock = Pick<Lock, 'path' | 'text'>;

async function acquire(folder: string): Promise<OwnLock | undefined> {
  const before = await locksIn(folder);
  if (await isAnyHeld(folder, before)) {
    return undefined;
  }
  const number = before.reduce((highest, lock) => Math.max(highest, lock.number), 0) + 1;
  const text = JSON.stringify({ machine: hostname(), pid: process.pid, id: randomUUID() });
  const own = { path: join(folder, `${PREFIX}${number}`), text };
  if (!(await creates(own))) {
    return undefined;
  }
  // Another one may have come to another number, from a look at the folder that was older or newer than this one.
  const others = (await locksIn(folder)).filter(({ path }) => path !== own.path);
  if (await isAnyHeld(folder, others)) {
    await rm(own.path, { force: true });
    return undefined;
  }
  for (const { path } of others) {
    // What cannot be removed keeps nobody out either.
    await rm(path, { force: true }).catch(() => undefined);
  }
  return own;
}

/** One that cannot be read, another person's for example, is there all the same. */
async function locksIn(folder: string): Promise<readonly Lock[]> {
  const found = (await readdir(folder)).map(async (name): Promise<readonly Lock[]> => {
    const number = Number(NAME.exec(name)?.[1] ?? 0);
    if (number === 0) {
      return [];
    }
    const path = join(folder, name);
    const file = await readPlainFile(path, MAX_BYTES);
    const renewedMs = file?.modifiedMs ?? (await lstat(path).catch(() => undefined))?.mtimeMs;
    return renewedMs === undefined ? [] : [{ path, number, text: file?.text ?? '', renewedMs }];
  });
  return (await Promise.all(found)).flat();
}

async function isAnyHeld(folder: string, locks: readonly Lock[]): Promise<boolean> {
  if (locks.length === 0) {
    return false;
  }
  const now = await folderTime(folder);
  return locks.some((lock) => isHeld(lock, now));
}

/** A lock that cannot be read may be one that is being written: it counts as another machine's. */
function isHeld({ text, renewedMs }: Lock, now: number): boolean {
  const pid = ownPid(text);
  if (pid !== undefined && !isRunning(pid)) {
    return false;
  }
  return Math.abs(now - renewedMs) <= (pid === undefined ? LIFE_MS : LIFE_OF_RUNNING_MS);
}

/** The process of this machine that made the lock; undefined for another machine's. */
function ownPid(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isOwn = typeof value === 'object' && value !== null && 'machine' in value && value.machine === hostname();
    return isOwn && 'pid' in value && typeof value.pid === 'number' ? value.pid : undefined;
  } catch {
    return undefined;
  }
}

async function creates({ path, text }: OwnLock): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function renew({ path, text }: OwnLock): Promise<void> {
  if ((await readPlainFile(path, MAX_BYTES))?.text === text) {
    const file = await open(path, constants.O_WRONLY | NO_FOLLOW);
    await file.write(text, 0).finally(() => file.close());
  }
}

async function release({ path, text }: OwnLock): Promise<void> {
  if ((await readPlainFile(path, MAX_BYTES))?.text === text) {
    await rm(path, { force: true });
  }
}
