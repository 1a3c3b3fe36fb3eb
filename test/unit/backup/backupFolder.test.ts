import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { deleteOldBackups, listBackups } from '../../../src/backup/backupFolder.ts';
import { backupName, hostLabel, readBackupName } from '../../../src/backup/backupNames.ts';
import { withFolderLock } from '../../../src/backup/folderLock.ts';
import { folderTime } from '../../../src/site/files/temporaryFiles.ts';
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

describe('backupName and readBackupName', () => {
  it('restore the site and the time, whatever name the site proposes', () => {
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

  it('keep the extension that the site proposes', () => {
    assert.equal(backupName(HOST, START, 'x.tar.gz'), `${HOST} 2021-11-01 030000Z.tar.gz`);
    assert.equal(backupName(HOST, START, '../../x'), `${HOST} 2021-11-01 030000Z.backup`);
    assert.equal(backupName(HOST, START, 'x.part'), `${HOST} 2021-11-01 030000Z.backup`);
  });

  it('reject the names of partial files and checksums', () => {
    for (const ending of ['.nsb.12ab34cd.part', '.nsb.unchecked', '.nsb.sha256', '']) {
      assert.equal(readBackupName(`${HOST} 2021-11-01 030000Z${ending}`), undefined, ending);
    }
  });
});

describe('listBackups and deleteOldBackups', () => {
  it('list the site’s complete backups, newest first', async () => {
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

  it('delete the oldest backups beyond the number to keep, and nothing else', async () => {
    for (let day = 0; day < 5; day++) {
      await store(backupName(HOST, START + day * DAY, 'x.nsb'));
    }
    await store(backupName('other.example.com', START, 'x.nsb'));
    await store('mine.nsb');
    assert.deepEqual(await deleteOldBackups(folder, HOST, 0, START + 5 * DAY), []);
    assert.equal((await deleteOldBackups(folder, HOST, 2, START + 5 * DAY)).length, 3);
    assert.deepEqual(
      (await listBackups(folder, HOST)).map(({ at }) => (at - START) / DAY),
      [4, 3],
    );
    assert.equal((await readdir(folder)).length, 8);
  });

  it('keep good backups, whatever date a wrong clock gave to others', async () => {
    for (const day of [0, 1, 2, 400, 401, 402]) {
      await store(backupName(HOST, START + day * DAY, 'x.nsb'));
    }
    const deleted = await deleteOldBackups(folder, HOST, 2, START + 3 * DAY);
    assert.deepEqual(
      deleted.map(({ at }) => (at - START) / DAY),
      [0],
    );
    assert.deepEqual(
      (await listBackups(folder, HOST)).map(({ at }) => (at - START) / DAY),
      [402, 401, 400, 2, 1],
    );
  });

  it('ignore links in place of a backup or checksum', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, `${'a'.repeat(64)}  x\n`);
    const [first = '', second = ''] = [0, 1].map((day) => backupName(HOST, START + day * DAY, 'x.nsb'));
    await store(first);
    await rm(join(folder, first));
    await symlink(elsewhere, join(folder, first));
    await store(second);
    await rm(join(folder, `${second}.sha256`));
    await symlink(elsewhere, join(folder, `${second}.sha256`));
    assert.deepEqual(await listBackups(folder, HOST), []);
  });
});

describe('withFolderLock', () => {
  const path = (number: number) => join(folder, `.rep-workflows.lock.${number}`);
  const enter = () => withFolderLock(folder, new ManualClock(), () => Promise.resolve('in'));
  const elsewhere = JSON.stringify({ machine: 'elsewhere.example', pid: process.pid, id: 'a' });
  const here = (pid: number | undefined) => JSON.stringify({ machine: hostname(), pid, id: 'a' });

  /** Leaves a lock behind, as old as told by the clock of the file system. */
  async function leave(text: string, ageSeconds: number, number = 1): Promise<void> {
    await writeFile(path(number), text);
    const at = (await folderTime(folder)) / 1000 - ageSeconds;
    await utimes(path(number), at, at);
  }

  it('admits one window at a time, and leaves no file behind', async () => {
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

  it('releases the lock if the task fails', async () => {
    const clock = new ManualClock();
    await assert.rejects(
      withFolderLock(folder, clock, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.deepEqual(await readdir(folder), []);
  });

  it('takes over an abandoned lock: of an ended process at once, of another machine after five minutes', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    for (const [text, age, isFree] of [
      [here(gone), 0, true],
      [here(process.pid), 3600, false],
      [here(process.pid), 25 * 3600, true],
      [elsewhere, 240, false],
      [elsewhere, 360, true],
      [elsewhere, -360, true],
      // It may be one that is being written.
      ['', 0, false],
      ['', 360, true],
    ] as const) {
      await leave(text, age);
      assert.deepEqual(await enter(), isFree ? { result: 'in' } : undefined, `${text} ${age} s`);
      await rm(path(1), { force: true });
      assert.deepEqual(await readdir(folder), [], `${text} ${age} s`);
    }
  });

  it('admits one of many windows that start at once, also with an abandoned lock', async () => {
    for (const isLeft of [false, true]) {
      if (isLeft) {
        await leave(elsewhere, 3600, 7);
      }
      let [inside, most, entered] = [0, 0, 0];
      const clock = new ManualClock();
      const tries = Array.from({ length: 12 }, () =>
        withFolderLock(folder, clock, async () => {
          entered++;
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 20));
          inside--;
        }),
      );
      await Promise.all(tries);
      assert.deepEqual([most, entered > 0, await readdir(folder)], [1, true, []]);
    }
  });

  it('admits nobody beside a window that took over a lock, even if the abandoned lock file reappears', async () => {
    await leave(elsewhere, 3600);
    const begun = Promise.withResolvers<undefined>();
    const end = Promise.withResolvers<undefined>();
    const holding = withFolderLock(folder, new ManualClock(), () => {
      begun.resolve(undefined);
      return end.promise;
    });
    await begun.promise;
    await leave(elsewhere, 3600);
    assert.equal(await enter(), undefined);
    end.resolve(undefined);
    await holding;
    assert.deepEqual(await enter(), { result: 'in' });
  });

  it('renews the lock while the task runs, and follows no link', async () => {
    const clock = new ManualClock();
    const victim = join(folder, 'victim');
    await writeFile(victim, 'mine');
    const lookLater = () => new Promise((resolve) => setTimeout(resolve, 100));
    await withFolderLock(folder, clock, async () => {
      const old = new Date((await folderTime(folder)) - 3_600_000);
      await utimes(path(1), old, old);
      clock.advance(61_000);
      await lookLater();
      assert.ok((await stat(path(1))).mtimeMs > old.getTime());
      const text = await readFile(path(1), 'utf8');
      await writeFile(victim, text);
      await utimes(victim, old, old);
      await rm(path(1));
      await symlink(victim, path(1));
      clock.advance(61_000);
      await lookLater();
    });
    assert.ok((await stat(victim)).mtimeMs < (await folderTime(folder)) - 3_000_000);
  });
});
