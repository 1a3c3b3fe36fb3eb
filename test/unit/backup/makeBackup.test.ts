import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { isIntact, listBackups } from '../../../src/backup/backupFolder.ts';
import { makeBackup, type BackupOptions } from '../../../src/backup/makeBackup.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { hastyClock, newTestClient } from '../../support/siteClients.ts';
import { answerJson, answerXml, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

const CONTENT = randomBytes(300_000);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const clock = { ...hastyClock(), now: () => Date.UTC(2021, 10, 23, 14, 2, 11) };

const whole: SiteHandler = (_request, response) => {
  const disposition = 'attachment; filename="../backup of site.nsb"';
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': disposition });
  response.end(CONTENT);
};

/** Sends a body that ends with the connection, without a length and without chunks. */
function endByClosing(response: ServerResponse, body: Buffer): void {
  response.useChunkedEncodingByDefault = false;
  response.setHeader('connection', 'close');
  response.setHeader('content-type', 'application/octet-stream');
  response.end(body);
}

describe('makeBackup', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backups-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Runs against a site; afterwards only what `expected` names may be in the folder. */
  async function backUp(handler: SiteHandler, options: Partial<BackupOptions> = {}) {
    await using server = await startSiteServer(handler);
    using client = newTestClient(server.url);
    const outcome = await makeBackup(client, { target: { folder }, clock, ...options }).catch(
      (error: unknown) => error,
    );
    return { outcome, port: server.port, calls: server.calls };
  }

  async function assertRefused(handler: SiteHandler, reason: SiteErrorReason, options?: Partial<BackupOptions>) {
    const { outcome } = await backUp(handler, options);
    assert.ok(SiteError.is(outcome, reason), String(outcome));
    assert.deepEqual(await readdir(folder), []);
    return outcome;
  }

  it('stores the file under the site’s name and the time, with its checksum in a file beside it', async () => {
    const progress: number[] = [];
    const { outcome, port, calls } = await backUp(whole, { onProgress: ({ bytes }) => progress.push(bytes) });
    const name = `localhost_${port} 2021-11-23 140211Z.nsb`;
    assert.deepEqual(outcome, { path: join(folder, name), bytes: CONTENT.length, sha256: SHA256 });
    assert.deepEqual(await readFile(join(folder, name)), CONTENT);
    assert.equal(await readFile(join(folder, `${name}.sha256`), 'utf8'), `${SHA256}  ${name}\n`);
    assert.equal(progress.at(-1), CONTENT.length);
    assert.deepEqual([calls[0]?.method, calls[0]?.path, calls[0]?.body], ['GET', '/api/backup', '']);
    const [backup] = await listBackups(folder, `localhost:${port}`);
    assert.ok(backup);
    assert.equal(backup.at, clock.now());
    assert.ok(await isIntact(backup));
    await writeFile(backup.path, 'changed');
    assert.equal(await isIntact(backup), false);
  });

  it('never replaces a backup made in the same second', async () => {
    await using server = await startSiteServer(whole);
    using client = newTestClient(server.url);
    const first = await makeBackup(client, { target: { folder }, clock });
    const second = await makeBackup(client, { target: { folder }, clock });
    assert.notEqual(first.path, second.path);
    assert.equal((await listBackups(folder, server.host)).length, 2);
  });

  it('continues an interrupted download if the site supports it, else restarts it', async () => {
    for (const ranges of [true, false]) {
      let count = 0;
      const { outcome, calls } = await backUp(({ headers }, response) => {
        count += 1;
        const from = ranges ? Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0) : 0;
        const head = { 'content-type': 'application/octet-stream', 'content-length': CONTENT.length - from };
        const range = { etag: '"1"', 'content-range': `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}` };
        response.writeHead(from > 0 ? 206 : 200, ranges ? { ...head, ...range } : head);
        if (count === 1) {
          response.write(CONTENT.subarray(0, 100_000), () => response.destroy());
        } else {
          response.end(CONTENT.subarray(from));
        }
      });
      assert.equal((outcome as { sha256: string }).sha256, SHA256);
      assert.equal(calls.length, 2);
      assert.equal(calls[1]?.headers.range !== undefined, ranges);
    }
  });

  it('leaves no file if the download is interrupted repeatedly', async () => {
    await assertRefused((_request, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 1000), () => response.destroy());
    }, 'cut');
  });

  it('accepts a file of unknown length only if its format marks its end', async () => {
    const packed = gzipSync(CONTENT);
    const { outcome } = await backUp((_request, response) => endByClosing(response, packed));
    assert.equal((outcome as { bytes: number }).bytes, packed.length);
    await rm(folder, { recursive: true });
    await assertNothing(packed.subarray(0, packed.length - 20));
    await assertNothing(CONTENT);

    async function assertNothing(body: Buffer) {
      const { outcome: failure } = await backUp((_request, response) => endByClosing(response, body));
      assert.ok(SiteError.is(failure, 'cut'), String(failure));
      assert.deepEqual(await readdir(folder), []);
    }
  });

  it('stops when it is cancelled, and leaves no file', async () => {
    const controller = new AbortController();
    await assertRefused(
      (_request, response) => {
        response.writeHead(200, { 'content-length': CONTENT.length }).write(CONTENT.subarray(0, 1000));
      },
      'cancelled',
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
  });

  it('rejects an error of the site as a backup', async () => {
    const denied = await assertRefused(
      (_request, response) =>
        answerXml(response, '<error>The account does not have permission to use the Backup API.</error>'),
      'not-permitted',
    );
    assert.match(denied.message, /does not have permission/);
    await assertRefused((_request, response) => answerXml(response, '<error>Busy.</error>'), 'site-error');
    const inside = '<backup><error>Another backup is running.</error></backup>';
    const busy = await assertRefused((_request, response) => answerXml(response, inside), 'site-error');
    assert.match(busy.message, /Another backup is running/);
    await assertRefused((_request, response) => answerXml(response, '<backup/>'), 'bad-answer');
    await assertRefused((_request, response) => answerJson(response, 200, { status: 'later' }), 'bad-answer');
    await assertRefused((_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html><title>Document Not Found</title></html>');
    }, 'api-disabled');
    await assertRefused((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Sign in</title></html>');
    }, 'html');
    await assertRefused((_request, response) => {
      response.writeHead(200, { 'content-length': 0 }).end();
    }, 'bad-answer');
  });

  it('checks the free disk space before the download', async () => {
    const room = 64 * 1024 * 1024;
    const { outcome } = await backUp(whole, { freeBytes: () => Promise.resolve(room - 1) });
    assert.match(String(outcome), /has 64 MB free, and the backup needs 64 MB.*backup\.folder/);
    const { outcome: second } = await backUp(whole, { freeBytes: () => Promise.resolve(room), expectedBytes: 1 });
    assert.match(String(second), /Make room/);
    assert.deepEqual(await readdir(folder), []);
  });

  it('replaces a given file, and keeps the old one if the backup fails', async () => {
    const file = join(folder, 'mine.nsb');
    await writeFile(file, 'old');
    const target = { file };
    await backUp((_request, response) => response.writeHead(503).end(), { target });
    assert.equal(await readFile(file, 'utf8'), 'old');
    const { outcome } = await backUp(whole, { target });
    assert.equal((outcome as { path: string }).path, file);
    assert.deepEqual(await readFile(file), CONTENT);
    assert.deepEqual(await readdir(folder), ['mine.nsb']);
  });

  it('never writes through a link in a shared folder', async () => {
    const victim = join(folder, 'victim');
    await writeFile(victim, 'mine');
    await using server = await startSiteServer(whole);
    using client = newTestClient(server.url);
    const name = `localhost_${server.port} 2021-11-23 140211Z.nsb`;
    for (const link of [name, `${name}.sha256`, `${name.replace('.nsb', ' (2).nsb')}.sha256`]) {
      await symlink(victim, join(folder, link));
    }
    const { path } = await makeBackup(client, { target: { folder }, clock });
    assert.equal(basename(path), name.replace('.nsb', ' (2).nsb'));
    assert.equal(await readFile(victim, 'utf8'), 'mine');
    assert.deepEqual(
      (await listBackups(folder, server.host)).map((backup) => backup.name),
      [basename(path)],
    );
  });

  it('fails with advice if the disk prevents the backup', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { outcome } = await backUp(whole, { target: { folder: join(file, 'below') }, clock: new ManualClock() });
    assert.match(String(outcome), /Something is in the way of/);
  });
});
