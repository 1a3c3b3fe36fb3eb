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
/** The time without renewal after which a lock counts as abandoned. */
const LIFE_MS = 5 * 60_000;
/** The same for a running process of this machine, which may have slept with it, or have a reused process id. */
const LIFE_OF_RUNNING_MS = 24 * 3600 * 1000;
const MAX_BYTES = 1024;

/** A lock file in the folder. */
interface Lock {
  readonly path: string;
  readonly number: number;
  readonly text: string;
  /** The time of creation or renewal, in milliseconds of the file system's clock. */
  readonly renewedMs: number;
}

/**
 * Runs `task` unless another window or process holds the lock of `folder`, which is created if missing.
 * A lock is a file with a number, and no process writes to another's. A process that finds only abandoned locks creates
 * the one with the next number, which only one can do, and then removes the others. Ages are measured by the file
 * system, since the clocks of machines that share a folder differ.
 * @returns the task's result; undefined if the lock is held by another.
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
  // Another process may have taken another number, because it listed the folder earlier or later.
  const others = (await locksIn(folder)).filter(({ path }) => path !== own.path);
  if (await isAnyHeld(folder, others)) {
    await rm(own.path, { force: true });
    return undefined;
  }
  for (const { path } of others) {
    // A file that cannot be removed locks nobody out.
    await rm(path, { force: true }).catch(() => undefined);
  }
  return own;
}

/** Returns the locks in the folder, including unreadable ones, for example of another person. */
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

/** True for a lock in use. One that cannot be read may be in creation: it is treated as another machine's. */
function isHeld({ text, renewedMs }: Lock, now: number): boolean {
  const pid = ownPid(text);
  if (pid !== undefined && !isRunning(pid)) {
    return false;
  }
  return Math.abs(now - renewedMs) <= (pid === undefined ? LIFE_MS : LIFE_OF_RUNNING_MS);
}

/** Returns the process id if this machine made the lock; else undefined. */
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
