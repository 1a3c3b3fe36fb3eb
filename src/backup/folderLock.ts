import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../base/clock.ts';
import { every } from '../base/interval.ts';

const NAME = '.rep-workflows.lock';
/** A lock that was not renewed for this long was left behind by a window that is gone. */
const LIFE_MS = 5 * 60_000;
const RENEWAL_MS = 60_000;

/** What stands in a lock file. */
interface Lock {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/**
 * Runs `task` while no other window or process that asks the same way does so for `folder`, which is created if need be.
 * @returns the task's result; undefined where another one has the lock.
 */
export async function withFolderLock<T>(
  folder: string,
  clock: Clock,
  task: () => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, NAME);
  const id = randomUUID();
  if (!(await acquire(path, id, clock))) {
    return undefined;
  }
  const renewal = every(RENEWAL_MS, clock, () => void renew(path, id, clock).catch(() => undefined));
  try {
    return { result: await task() };
  } finally {
    renewal.dispose();
    await release(path, id);
  }
}

async function acquire(path: string, id: string, clock: Clock): Promise<boolean> {
  if (await create(path, id, clock)) {
    return true;
  }
  const lock = await read(path);
  if (!(await isStale(path, lock, clock))) {
    return false;
  }
  // Of several that find it stale, one can move it away; and what another has created meanwhile goes back.
  const moved = `${path}.${id}`;
  if (!(await renames(path, moved))) {
    return false;
  }
  if ((await read(moved))?.id !== lock?.id) {
    await renames(moved, path);
    return false;
  }
  await rm(moved, { force: true });
  return create(path, id, clock);
}

/** A lock that cannot be read may be one that is being written. */
async function isStale(path: string, lock: Lock | undefined, clock: Clock): Promise<boolean> {
  const now = clock.now();
  if (lock) {
    return lock.until <= now || lock.until > now + 2 * LIFE_MS;
  }
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Math.abs(now - found.mtimeMs) > RENEWAL_MS;
}

async function renames(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch {
    return false;
  }
}

async function create(path: string, id: string, clock: Clock): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(textOf(id, clock)).finally(() => file.close());
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function renew(path: string, id: string, clock: Clock): Promise<void> {
  if ((await read(path))?.id === id) {
    await writeFile(path, textOf(id, clock));
  }
}

async function release(path: string, id: string): Promise<void> {
  if ((await read(path))?.id === id) {
    await rm(path, { force: true });
  }
}

function textOf(id: string, clock: Clock): string {
  return JSON.stringify({ id, until: clock.now() + LIFE_MS } satisfies Lock);
}

/** Undefined for a lock that is gone or damaged. */
async function read(path: string): Promise<Lock | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const isLock = typeof value === 'object' && value !== null && 'id' in value && 'until' in value;
    return isLock && typeof value.id === 'string' && typeof value.until === 'number'
      ? { id: value.id, until: value.until }
      : undefined;
  } catch {
    return undefined;
  }
}
