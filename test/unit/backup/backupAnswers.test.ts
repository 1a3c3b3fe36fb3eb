import assert from 'node:assert/strict';
import { lutimes, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readAttempts, writeAttempts } from '../../../src/backup/attempts.ts';
import { deleteBackupFile, listBackups } from '../../../src/backup/backupFolder.ts';
import { backupName } from '../../../src/backup/backupNames.ts';
import { withFolderLock } from '../../../src/backup/folderLock.ts';
import { makeBackup, type BackupOptions } from '../../../src/backup/makeBackup.ts';
import { backUpIfDue, takeWarning } from '../../../src/backup/scheduledBackup.ts';
import type { OpenRequest, SiteStream } from '../../../src/site/http/siteRequest.ts';
import { folderTime } from '../../../src/site/files/temporaryFiles.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { rejection } from '../../support/rejection.ts';
import { hastyClock } from '../../support/siteClients.ts';

const HOST = 'support.example.com';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MB = 1024 * 1024;

interface Given {
  readonly headers?: Readonly<Record<string, string>>;
  readonly errorText?: string;
  readonly body?: Uint8Array | string;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backups-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Makes a backup of a site that answers so. */
function backUp({ headers = {}, errorText, body = 'content' }: Given, options: Partial<BackupOptions> = {}) {
  const requests: OpenRequest[] = [];
  const client = {
    site: { id: '1', label: 'Support', url: `https://${HOST}`, company: 'acme' },
    open: (request: OpenRequest): Promise<SiteStream> => {
      requests.push(request);
      async function* pieces(): AsyncGenerator<Buffer> {
        yield await Promise.resolve(Buffer.from(body));
      }
      const told = errorText === undefined ? {} : { errorText };
      return Promise.resolve({
        status: 200,
        headers,
        contentType: '',
        body: pieces(),
        close: () => undefined,
        ...told,
      });
    },
  };
  return { result: makeBackup(client, { target: { folder }, clock: hastyClock(), ...options }), requests };
}

describe('makeBackup, given an answer of the site,', () => {
  it('fails with the site’s message if the answer is a refusal, or with a message of its own if the site sent none', async () => {
    for (const [errorText, reason, message] of [
      ['No permission.', 'not-permitted', `${HOST} made no backup: No permission.`],
      ['Busy', 'site-error', `${HOST} made no backup: Busy`],
      ['', 'site-error', `${HOST} made no backup: It did not say why.`],
    ] as const) {
      const { result, requests } = backUp({ errorText });
      const error = await rejection(result);
      const words = errorText === '' ? {} : { siteMessage: errorText };
      assert.deepEqual(
        [error.reason, error.message, error.details],
        [reason, message, { host: HOST, action: 'backup', ...words }],
      );
      assert.deepEqual(requests, [
        { method: 'GET', path: '/api/backup', readOnly: true, action: 'backup', download: { from: 0 } },
      ]);
    }
  });

  it('accepts a file of unknown length only if it is compressed, since otherwise a cut cannot be detected', async () => {
    const packed = gzipSync('content');
    const unsure = `${HOST} did not tell how long the backup is, so that it may be cut. Try again; if that does not help, ask whoever runs the proxy in between, which may take the length away.`;
    const odd = Buffer.from(packed);
    odd[1] = 0;
    const other = Buffer.from(packed);
    other[0] = 0;
    for (const [headers, body, isSure] of [
      [{}, packed, true],
      [{}, packed.subarray(0, -1), false],
      [{}, odd, false],
      [{}, other, false],
      [{}, 'x', false],
      [{ 'content-length': '7' }, 'content', true],
      [{ 'transfer-encoding': 'Chunked' }, 'content', true],
      [{ 'transfer-encoding': 'gzip' }, 'content', false],
      [{ 'content-length': '7x' }, 'content', false],
      [{ 'content-length': 'x7' }, 'content', false],
    ] as const) {
      const { result } = backUp({ headers, body });
      if (isSure) {
        const { bytes } = await result;
        assert.equal(bytes, body.length);
      } else {
        const error = await rejection(result);
        assert.deepEqual(
          [error.reason, error.message, error.details],
          ['cut', unsure, { host: HOST, action: 'backup' }],
        );
      }
    }
    const cut = await rejection(backUp({ body: packed.subarray(0, -1) }).result);
    assert.equal((cut.cause as { code: string }).code, 'Z_BUF_ERROR');
  });

  it('requires free disk space for the size that the site sends, else for the expected size, plus 64 MB', async () => {
    const free = (bytes: number) => () => Promise.resolve(bytes);
    for (const [headers, expectedBytes, needed] of [
      [{ 'content-length': '7' }, undefined, 7],
      [{ 'content-length': '7' }, 5 * MB, 7],
      [{ 'transfer-encoding': 'chunked' }, 5 * MB, 5 * MB],
      [{ 'transfer-encoding': 'chunked' }, undefined, 0],
    ] as const) {
      const options = expectedBytes === undefined ? {} : { expectedBytes };
      await backUp({ headers }, { ...options, freeBytes: free(64 * MB + needed) }).result;
      await assert.rejects(backUp({ headers }, { ...options, freeBytes: free(64 * MB + needed - 1) }).result, {
        message: `${folder} has ${Math.ceil((64 * MB + needed - 1) / MB)} MB free, and the backup needs ${Math.ceil((64 * MB + needed) / MB)} MB. Make room there, or choose another folder (setting repWorkflows.backup.folder).`,
      });
    }
  });

  it('names the chosen file in messages, also in those about the disk', async () => {
    const file = join(folder, 'below', 'mine.nsb');
    await backUp({ headers: { 'content-length': '7' } }, { target: { file } }).result;
    assert.deepEqual(await readdir(join(folder, 'below')), ['mine.nsb']);
    const target = { file: join(file, 'x') };
    await assert.rejects(backUp({}, { target }).result, {
      message: `Something is in the way of ${join(file, 'x')}. Choose another name or folder.`,
    });
  });
});

describe('withFolderLock, looking at lock files,', () => {
  const lock = (number: number) => join(folder, `.rep-workflows.lock.${number}`);
  const elsewhere = JSON.stringify({ machine: 'elsewhere.example', pid: process.pid, id: 'a' });
  const enter = () => withFolderLock(folder, new ManualClock(), () => readdir(folder));
  const leave = async (number: number, text: string, ageSeconds: number) => {
    await writeFile(lock(number), text);
    const at = (await folderTime(folder)) / 1000 - ageSeconds;
    await utimes(lock(number), at, at);
  };

  it('numbers its lock after the highest one, and writes its machine and process id to it', async () => {
    await leave(3, elsewhere, 3600);
    await leave(12, elsewhere, 3600);
    await leave(7, elsewhere, 3600);
    await writeFile(join(folder, '.rep-workflows.lock.x'), '');
    await writeFile(join(folder, 'x.rep-workflows.lock.20'), '');
    const entered = await withFolderLock(folder, new ManualClock(), async () => {
      const { machine, pid, id } = JSON.parse(await readFile(lock(13), 'utf8')) as Record<string, unknown>;
      assert.deepEqual([machine, pid, typeof id], [hostname(), process.pid, 'string']);
      return readdir(folder);
    });
    const others = ['.rep-workflows.lock.x', 'x.rep-workflows.lock.20'];
    assert.deepEqual(entered?.result.sort(), ['.rep-workflows.lock.13', ...others].sort());
    assert.deepEqual((await readdir(folder)).sort(), others.sort());
  });

  it('treats a lock with unknown content as another machine’s, abandoned after five minutes', async () => {
    for (const text of [
      'null',
      '7',
      '[]',
      '"x"',
      '{',
      `{"machine":"${hostname()}"}`,
      `{"machine":"${hostname()}","pid":"1"}`,
    ]) {
      await leave(1, text, 240);
      assert.equal(await enter(), undefined, text);
      await leave(1, text, 360);
      assert.notEqual(await enter(), undefined, text);
    }
  });

  it('treats an unreadable lock as another machine’s, abandoned after five minutes', async () => {
    for (const make of [
      () => writeFile(lock(1), 'x'.repeat(1025)),
      () => mkdir(lock(1)),
      () => symlink(join(folder, 'nowhere'), lock(1)),
    ]) {
      await make();
      assert.equal(await enter(), undefined);
      const at = (await folderTime(folder)) / 1000 - 360;
      await lutimes(lock(1), at, at);
      assert.notEqual(await enter(), undefined);
      assert.notEqual(await enter(), undefined);
      await rm(lock(1), { force: true, recursive: true });
    }
  });

  it('fails if no file can be created in the folder', async function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    // No file can be made there, whoever asks.
    await assert.rejects(
      withFolderLock(`/proc/${process.pid}`, new ManualClock(), () => Promise.resolve('in')),
      /^Error: (?:ENOENT|EACCES|EPERM)/,
    );
  });

  it('releases a lock whose file was deleted', async () => {
    const taken = await withFolderLock(folder, new ManualClock(), async () => {
      await rm(lock(1));
      return 'in';
    });
    assert.deepEqual([taken, await readdir(folder)], [{ result: 'in' }, []]);
  });

  it('neither renews nor releases a lock that another window has taken over', async () => {
    const clock = new ManualClock();
    await withFolderLock(folder, clock, async () => {
      await leave(1, elsewhere, 3600);
      const { mtimeMs } = await stat(lock(1));
      clock.advance(60_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal((await stat(lock(1))).mtimeMs, mtimeMs);
    });
    assert.equal(await readFile(lock(1), 'utf8'), elsewhere);
    await withFolderLock(folder, clock, () => rm(lock(2)));
    assert.deepEqual(await readdir(folder), []);
  });
});

describe('a folder of backups', () => {
  it('requires a checksum of 64 hexadecimal digits followed by a blank', async () => {
    const digits = 'aB0'.repeat(22).slice(0, 64);
    const texts = [`${digits}  x`, `${digits}\n`, digits, ` ${digits} x`, `${digits}0 x`, `${digits.slice(1)} x`, ''];
    for (const [index, text] of texts.entries()) {
      const name = backupName(HOST, index * DAY, 'x.nsb');
      await writeFile(join(folder, name), 'content');
      await writeFile(join(folder, `${name}.sha256`), text);
    }
    await writeFile(join(folder, `${backupName(HOST, 100 * DAY, 'x.nsb')}.sha256`), `${digits} x`);
    const expected = [DAY, 0].map((at) => {
      const name = backupName(HOST, at, 'x.nsb');
      return { path: join(folder, name), name, at, bytes: 7, sha256: digits };
    });
    assert.deepEqual(await listBackups(folder, HOST), expected);
  });

  it('lists nothing if it does not exist, and lets two windows delete a backup at once', async () => {
    assert.deepEqual(await listBackups(join(folder, 'missing'), HOST), []);
    const name = backupName(HOST, 0, 'x.nsb');
    await writeFile(join(folder, name), '');
    await writeFile(join(folder, `${name}.sha256`), `${'a'.repeat(64)} x`);
    const [backup] = await listBackups(folder, HOST);
    assert.ok(backup);
    await deleteBackupFile(backup);
    await deleteBackupFile(backup);
    assert.deepEqual(await readdir(folder), []);
  });

  it('cannot be listed if the path is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await assert.rejects(listBackups(file, HOST), { code: 'ENOTDIR' });
  });

  it('reports missing backups once a day, and a first failure counts as the report', async () => {
    const clock = new ManualClock();
    const schedule = { folder, host: HOST, every: 'daily', clock } as const;
    const failing = {
      ...schedule,
      keep: 0,
      backUp: () => Promise.reject(new Error('The disk is full.')),
      words: (error: unknown) => (error instanceof Error ? error.message : ''),
    };
    const begun = clock.now();
    assert.deepEqual(await backUpIfDue(failing), {
      kind: 'failed',
      error: new Error('The disk is full.'),
      failures: 1,
    });
    const first = { failures: 1, lastFailure: begun, reason: 'The disk is full.', warnedAt: begun };
    assert.deepEqual(await readAttempts(folder, HOST), first);
    assert.equal(await takeWarning(schedule), false);
    clock.advance(HOUR);
    await backUpIfDue(failing);
    assert.deepEqual(await readAttempts(folder, HOST), { ...first, failures: 2, lastFailure: begun + HOUR });
    clock.advance(23 * HOUR - 1);
    assert.equal(await takeWarning(schedule), false);
    clock.advance(1);
    assert.equal(await takeWarning(schedule), true);
    assert.equal(await takeWarning(schedule), false);
    assert.deepEqual((await readAttempts(folder, HOST)).warnedAt, begun + DAY);
  });

  it('ignores counts of failures that are no numbers and reasons that are no texts', async () => {
    await writeAttempts(folder, HOST, { failures: 0, lastFailure: 0, reason: '', warnedAt: 0 });
    assert.deepEqual(await readAttempts(folder, HOST), { failures: 0, lastFailure: 0, reason: '', warnedAt: 0 });
    const [name = ''] = await readdir(folder);
    for (const [text, attempts] of [
      ['{"failures":2,"lastFailure":"7","reason":7,"warnedAt":1e999}', { failures: 2 }],
      ['{"failures":-1,"lastFailure":7}', { failures: 0, lastFailure: 7 }],
      ['null', { failures: 0 }],
      ['7', { failures: 0 }],
      ['"x"', { failures: 0 }],
    ] as const) {
      await writeFile(join(folder, name), text);
      assert.deepEqual(await readAttempts(folder, HOST), attempts, text);
    }
  });
});
