import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { deleteOldBackups, listBackups } from '../../../src/backup/backupFolder.ts';
import { backupName, hostLabel, readBackupName } from '../../../src/backup/backupNames.ts';
import { withFolderLock } from '../../../src/backup/folderLock.ts';
import { ManualClock } from '../../support/manualClock.ts';

const HOST = 'support.example.com';
const DAY = 86_400_000;
const START = Date.UTC(2021, 10, 1, 3);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backups-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function store(name: string, checksum = 'a'.repeat(64)): Promise<void> {
  await writeFile(join(folder, name), 'content');
  await writeFile(join(folder, `${name}.sha256`), `${checksum}  ${name}\n`);
}

describe('the names of backups', () => {
  it('tell the site and the time again, whatever the site proposes', () => {
    const hosts = fc.constantFrom('support.example.com', '127.0.0.1:8443', '[::1]:99', 'xn--mnchen-3ya.de');
    const times = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(hosts, times, fc.option(fc.string()), (host, seconds, proposed) => {
        const name = backupName(host, seconds * 1000, proposed ?? undefined);
        assert.deepEqual(readBackupName(name), { host: hostLabel(host), at: seconds * 1000 });
        assert.doesNotMatch(name, /[/\\:]/);
      }),
    );
  });

  it('keep the proposed ending', () => {
    assert.equal(backupName(HOST, START, 'x.tar.gz'), `${HOST} 2021-11-01 030000Z.tar.gz`);
    assert.equal(backupName(HOST, START, '../../x'), `${HOST} 2021-11-01 030000Z.backup`);
    assert.equal(backupName(HOST, START, 'x.part'), `${HOST} 2021-11-01 030000Z.backup`);
  });

  it('are not those of parts and checksums', () => {
    for (const ending of ['.nsb.12ab34cd.part', '.nsb.unchecked', '.nsb.sha256', '']) {
      assert.equal(readBackupName(`${HOST} 2021-11-01 030000Z${ending}`), undefined, ending);
    }
  });
});

describe('a folder of backups', () => {
  it('lists the site’s complete backups, newest first', async () => {
    for (const day of [0, 2, 1]) {
      await store(backupName(HOST, START + day * DAY, 'x.nsb'));
    }
    await store(backupName('other.example.com', START, 'x.nsb'));
    await store(backupName(HOST, START + 3 * DAY, 'x.nsb'), 'no checksum');
    await writeFile(join(folder, backupName(HOST, START + 4 * DAY, 'x.nsb')), 'without a checksum');
    await store('holiday pictures.zip');
    const backups = await listBackups(folder, HOST);
    assert.deepEqual(
      backups.map(({ at, bytes }) => [(at - START) / DAY, bytes]),
      [
        [2, 7],
        [1, 7],
        [0, 7],
      ],
    );
    assert.deepEqual(await listBackups(join(folder, 'nowhere'), HOST), []);
  });

  it('loses the oldest beyond those to keep, and nothing else', async () => {
    for (let day = 0; day < 5; day++) {
      await store(backupName(HOST, START + day * DAY, 'x.nsb'));
    }
    await store(backupName('other.example.com', START, 'x.nsb'));
    await store('mine.nsb');
    assert.deepEqual(await deleteOldBackups(folder, HOST, 0), []);
    assert.equal((await deleteOldBackups(folder, HOST, 2)).length, 3);
    assert.deepEqual(
      (await listBackups(folder, HOST)).map(({ at }) => (at - START) / DAY),
      [4, 3],
    );
    assert.equal((await readdir(folder)).length, 8);
  });
});

describe('withFolderLock', () => {
  const path = () => join(folder, '.rep-workflows.lock');

  it('lets one window in at a time, and leaves no trace', async () => {
    const clock = new ManualClock();
    const order: string[] = [];
    const outcome = await withFolderLock(folder, clock, async () => {
      order.push('first');
      assert.equal(await withFolderLock(folder, clock, () => Promise.resolve(order.push('second'))), undefined);
      return 'done';
    });
    assert.deepEqual(outcome, { result: 'done' });
    assert.deepEqual(await withFolderLock(folder, clock, () => Promise.resolve(order.push('third'))), { result: 2 });
    assert.deepEqual([order, await readdir(folder), clock.pending], [['first', 'third'], [], 0]);
  });

  it('is given back when the task fails', async () => {
    const clock = new ManualClock();
    await assert.rejects(
      withFolderLock(folder, clock, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.deepEqual(await readdir(folder), []);
  });

  it('takes over from a window that is gone, and from one whose clock was wrong', async () => {
    const clock = new ManualClock();
    for (const until of [clock.now() - 1, clock.now() + 100 * DAY]) {
      await writeFile(path(), JSON.stringify({ id: 'gone', until }));
      assert.deepEqual(await withFolderLock(folder, clock, () => Promise.resolve(1)), { result: 1 });
    }
  });

  it('waits a minute with a lock that cannot be read, for it may be one that is being written', async () => {
    const clock = new ManualClock();
    await writeFile(path(), '');
    await utimes(path(), clock.now() / 1000, clock.now() / 1000);
    assert.equal(await withFolderLock(folder, clock, () => Promise.resolve(1)), undefined);
    clock.advance(61_000);
    assert.deepEqual(await withFolderLock(folder, clock, () => Promise.resolve(1)), { result: 1 });
  });

  it('lets one of many in that come at once', async () => {
    const clock = new ManualClock();
    await writeFile(path(), JSON.stringify({ id: 'gone', until: 0 }));
    let inside = 0;
    let most = 0;
    const enter = () =>
      withFolderLock(folder, clock, async () => {
        most = Math.max(most, ++inside);
        await readdir(folder);
        inside--;
      });
    await Promise.all(Array.from({ length: 8 }, enter));
    assert.equal(most, 1);
  });
});
