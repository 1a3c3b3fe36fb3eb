import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CacheFolder, type FetchFile } from '../../../src/reporting/archive/fetching/cacheFolder.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { ManualClock } from '../../support/manualClock.ts';

const { signal } = new AbortController();
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the folder of downloaded archives', () => {
  let folder = '';
  let clock: ManualClock;
  /** The keys that were fetched. */
  let fetched: string[];

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'cache-folder-')), 'archives');
    clock = new ManualClock();
    fetched = [];
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  const cache = (maxBytes = 1000): CacheFolder => new CacheFolder({ folder, maxBytes, clock });
  const fetching =
    (key: string, text = key): FetchFile =>
    async (path) => {
      fetched.push(key);
      await writeFile(path, text);
      return { sha256: sumOf(text) };
    };
  const get = (files: CacheFolder, key: string, text?: string) => files.file(key, fetching(key, text), signal);
  const names = async (): Promise<string[]> => (await readdir(folder)).map((name) => name.split('.')[0] ?? '').sort();

  it('has each file once, under its key and checksum, for nobody else to read', async () => {
    const files = cache();
    const path = await get(files, 'a');
    assert.equal(basename(path), `a.${sumOf('a')}.gz`);
    assert.equal(await readFile(path, 'utf8'), 'a');
    assert.equal(await get(files, 'a'), path);
    assert.equal(await get(cache(), 'a'), path);
    assert.deepEqual([fetched, await names()], [['a'], ['a']]);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
  });

  it('has a file fetched again that was damaged, removed or that is called otherwise', async () => {
    const path = await get(cache(), 'a');
    await writeFile(path, 'other');
    assert.equal(await get(cache(), 'a'), path);
    assert.equal(await readFile(path, 'utf8'), 'a');
    const files = cache();
    await get(files, 'a');
    await rm(path);
    await get(files, 'a');
    await writeFile(join(folder, `b.${'0'.repeat(63)}.gz`), 'b');
    await get(files, 'b');
    await files.remove(path);
    await get(files, 'a');
    assert.deepEqual(fetched, ['a', 'a', 'a', 'b', 'a']);
  });

  it('has a file fetched once for all who ask at the same time, and leaves nothing of one that fails', async () => {
    const files = cache();
    const [one, two] = await Promise.all([get(files, 'a'), get(files, 'a')]);
    assert.deepEqual([one, fetched], [two, ['a']]);
    const broken = new Error('broken');
    const failing: FetchFile = async (path) => {
      await writeFile(path, 'half');
      throw broken;
    };
    await assert.rejects(files.file('b', failing, signal), broken);
    assert.deepEqual(await names(), ['a']);
    assert.equal(basename(await get(files, 'b')), `b.${sumOf('b')}.gz`);
  });

  it('goes on for one who waits where the one who fetches calls it off, and for nobody else', async () => {
    const files = cache();
    const calledOff = new SiteError('cancelled', 'Cancelled.');
    const gate = Promise.withResolvers<void>();
    const callOff: FetchFile = async () => {
      await gate.promise;
      throw calledOff;
    };
    const first = files.file('a', callOff, signal);
    const second = get(files, 'a');
    const aborted = AbortSignal.abort();
    const third = files.file('a', fetching('a'), aborted);
    gate.resolve();
    await Promise.all([assert.rejects(first, calledOff), assert.rejects(third, calledOff)]);
    assert.equal(await readFile(await second, 'utf8'), 'a');
    assert.deepEqual(fetched, ['a']);
  });

  it('passes any other failure on to all who wait', async () => {
    const files = cache();
    const broken = new SiteError('cut', 'Broken.');
    const first = files.file('a', () => Promise.reject(broken), signal);
    await Promise.all([assert.rejects(first, broken), assert.rejects(get(files, 'a'), broken)]);
    assert.deepEqual(fetched, []);
  });

  it('makes room by what was used longest ago, and keeps the newest however large it is', async () => {
    const files = cache(10);
    for (const key of ['a', 'b', 'c']) {
      await get(files, key, key.repeat(4).slice(0, key === 'c' ? 2 : 4));
      clock.advance(60_000);
    }
    assert.deepEqual(await names(), ['a', 'b', 'c'], 'exactly ten bytes');
    await get(files, 'a');
    clock.advance(60_000);
    await writeFile(join(folder, 'mine'), 'x'.repeat(100));
    await get(files, 'd', 'd');
    assert.deepEqual(await names(), ['a', 'c', 'd', 'mine'], 'b was used longest ago');
    clock.advance(60_000);
    await get(files, 'e', 'e'.repeat(20));
    assert.deepEqual(await names(), ['e', 'mine']);
  });
});
