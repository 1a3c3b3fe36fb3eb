import { createHash } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderTime } from '../../../site/files/temporaryFiles.ts';

const NAME = /^[\da-f]{32}$/;
/** Another window may read a site that this one does not know. */
const UNUSED_MS = 24 * 3600 * 1000;

/** The folder for all that is kept of the archives of the site at `url`, below `root`. */
export function archiveFolder(root: string, url: string): string {
  return join(root, nameOf(url));
}

/** Removes what is kept of the archives of a site: they hold the names and addresses of its customers. */
export async function removeArchives(root: string, url: string): Promise<void> {
  await rm(archiveFolder(root, url), { recursive: true, force: true });
}

/**
 * Removes what was kept of sites that are known no more, and that no window used for a day by the clock that dates their
 * files: one of this machine that is days ahead would remove what another window reads.
 * @param urls of all known sites.
 */
export async function removeForgottenArchives(root: string, urls: readonly string[]): Promise<void> {
  const known = new Set(urls.map(nameOf));
  const forgotten = (await readdir(root).catch(() => [])).filter((name) => NAME.test(name) && !known.has(name));
  if (forgotten.length === 0) {
    return;
  }
  const now = await folderTime(root);
  for (const name of forgotten) {
    const folder = join(root, name);
    if ((await lastUse(folder)) < now - UNUSED_MS) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** When a file of the folder was last put there or removed, in milliseconds since the epoch. */
async function lastUse(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(
    ['', ...names].map((name) =>
      lstat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return times.reduce((last, time) => Math.max(last, time), 0);
}

function nameOf(url: string): string {
  return createHash('sha256').update(new URL(url).origin).digest('hex').slice(0, 32);
}
