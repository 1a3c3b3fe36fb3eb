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

/** A file that another process removed, or still reads, is no reason to fail. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
