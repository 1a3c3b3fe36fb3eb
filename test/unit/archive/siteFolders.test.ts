import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { folderTime } from '../../../src/site/files/temporaryFiles.ts';
import {
  archiveFolder,
  removeArchives,
  removeForgottenArchives,
} from '../../../src/reporting/archive/fetching/siteFolders.ts';

const DAY_MS = 24 * 3600 * 1000;

describe('what is kept of the archives of sites', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'archives-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  /** Keeps an archive that was last used so many days ago. */
  async function keep(url: string, days = 0): Promise<string> {
    const folder = archiveFolder(root, url);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'event-2021-11-23-1.gz'), 'names of customers');
    const used = new Date((await folderTime(root)) - days * DAY_MS);
    await utimes(join(folder, 'event-2021-11-23-1.gz'), used, used);
    await utimes(folder, used, used);
    return folder;
  }

  it('goes with its site, whatever page of it the address names, and nothing else goes', async () => {
    const [gone, kept] = [await keep('https://a.example'), await keep('https://b.example')];
    await removeArchives(root, 'https://a.example/login');
    await removeArchives(root, 'https://c.example');
    assert.deepEqual([existsSync(gone), existsSync(kept)], [false, true]);
  });

  it('goes later where its site is known no more, unless it is in use or no folder of a site', async () => {
    const known = await keep('https://known.example', 5);
    const forgotten = await keep('https://forgotten.example', 5);
    const inUse = await keep('https://elsewhere.example', 0);
    await mkdir(join(root, 'mine'));
    await utimes(join(root, 'mine'), 0, 0);
    await removeForgottenArchives(root, ['https://known.example']);
    assert.deepEqual([known, forgotten, inUse].map(existsSync), [true, false, true]);
    assert.deepEqual(
      (await readdir(root)).sort(),
      [known, inUse, join(root, 'mine')].map((path) => basename(path)).sort(),
    );
    await removeForgottenArchives(join(root, 'nowhere'), []);
  });

  it('stays while it is in use, and goes later, whatever this machine’s clock says', async () => {
    const now = Date.now;
    for (const days of [-1000, 1000]) {
      const inUse = await keep('https://elsewhere.example', 0);
      const forgotten = await keep('https://forgotten.example', 5);
      Date.now = () => now() + days * DAY_MS;
      await removeForgottenArchives(root, []).finally(() => (Date.now = now));
      assert.deepEqual([inUse, forgotten].map(existsSync), [true, false]);
    }
  });
});
