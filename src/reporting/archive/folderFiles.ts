import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a folder. */
export interface FolderFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written or marked as used, in milliseconds since the epoch. */
  readonly usedMs: number;
}

/** Another window may be at work on a younger one. */
const LEFT_OVER_MS = 24 * 3600 * 1000;

/** The files of a folder with such names; none where there is no folder. */
export async function filesIn(folder: string, isWanted: (name: string) => boolean): Promise<readonly FolderFile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.filter(isWanted).map((name) => {
      const path = join(folder, name);
      return stat(path).then(
        ({ size, mtimeMs }) => [{ path, size, usedMs: mtimeMs }],
        () => [],
      );
    }),
  );
  return files.flat();
}

/** Removes what a process that ended early left behind. `now` is in milliseconds since the epoch. */
export async function removeLeftOvers(folder: string, name: RegExp, now: number): Promise<void> {
  for (const { path, usedMs } of await filesIn(folder, (candidate) => name.test(candidate))) {
    if (usedMs < now - LEFT_OVER_MS) {
      await removeQuietly(path);
    }
  }
}

/** A file that another process removed, or still reads, is no reason to fail. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
