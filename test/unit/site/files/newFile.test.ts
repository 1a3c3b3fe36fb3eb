import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { download } from '../../../../src/site/files/download.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { NewFile, replaceFile, writeAll, type FilePlace } from '../../../../src/site/files/newFile.ts';
import { hastyClock } from '../../../support/siteClients.ts';

const PROGRAM = fileURLToPath(new URL('../../../support/downloadToFolder.ts', import.meta.url));
const DAY_MS = 24 * 3600 * 1000;

describe('a file that is written by NewFile', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'new-file-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function downloaded(text: string, target: FilePlace): Promise<string> {
    const body = Readable.from([Buffer.from(text)]);
    const stream = { status: 200, headers: {}, contentType: '', body, close: () => undefined };
    const request = { method: 'GET', path: '/', readOnly: true } as const;
    const refused = (reason: string) => new SiteError('site-error', reason);
    const { path } = await download({ open: () => Promise.resolve(stream) }, request, {
      target: () => target,
      refused,
      clock: hastyClock(),
    });
    return path;
  }

  it('is never completed if the disk took only a part of it', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    // 40 blocks of 1024 bytes, as `ulimit` of bash counts.
    const command = `ulimit -f 40; exec "$0" "$@"`;
    const run = spawnSync('bash', ['-c', command, process.execPath, PROGRAM, folder, '60000'], { encoding: 'utf8' });
    const { error } = JSON.parse(run.stdout) as { error?: string };
    assert.match(error ?? run.stdout, /^The disk filled up before the file was complete\. Make room for .*video\.mp4/);
    return readdir(folder).then((names) => assert.deepEqual(names, []));
  });

  it('is written completely if the system takes less than it is given', async () => {
    const written: number[] = [];
    const file = {
      write: (bytes: Uint8Array, at: number, length: number) => {
        const bytesWritten = Math.min(3, length);
        written.push(...bytes.subarray(at, at + bytesWritten));
        return Promise.resolve({ bytesWritten, buffer: bytes });
      },
    };
    const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
    await writeAll(file as unknown as Parameters<typeof writeAll>[0], bytes, 0);
    assert.deepEqual(written, [...bytes]);
    file.write = (given) => Promise.resolve({ bytesWritten: 0, buffer: given });
    await assert.rejects(
      writeAll(file as unknown as Parameters<typeof writeAll>[0], bytes, 0),
      /did not take all of the file/,
    );
  });

  it('is compared with the content of the disk before it gets its name', async () => {
    const file = await NewFile.create(folder);
    await file.write(Buffer.from('all of it'));
    const [temporary = ''] = await readdir(folder);
    await writeFile(join(folder, temporary), 'allofit!!');
    await assert.rejects(file.complete({ folder, name: 'a.txt' }), /did not take all of the file/);
    await file.remove();
    assert.deepEqual(await readdir(folder), []);
  });

  it('gets a unique name beside others with the same proposed name at the same time', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => `text ${index}`);
    const paths = await Promise.all(texts.map((text) => downloaded(text, { folder, name: 'session.mp4' })));
    assert.equal(new Set(paths).size, texts.length);
    assert.deepEqual(await Promise.all(paths.map((path) => readFile(path, 'utf8'))), texts);
    assert.deepEqual(
      (await readdir(folder)).sort(),
      ['session.mp4', ...[2, 3, 4, 5, 6, 7, 8].map((number) => `session (${number}).mp4`)].sort(),
    );
  });

  it('replaces a link and never its target', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await writeFile(elsewhere, 'mine');
    const path = join(folder, 'link');
    await symlink(elsewhere, path);
    await downloaded('new', { path });
    assert.equal(await readFile(path, 'utf8'), 'new');
    await symlink(elsewhere, join(folder, 'other'));
    await replaceFile(join(folder, 'other'), 'newer');
    await symlink(join(folder, 'nowhere'), join(folder, 'taken.mp4'));
    assert.equal(await downloaded('third', { folder, name: 'taken.mp4' }), join(folder, 'taken (2).mp4'));
    assert.equal(await readFile(elsewhere, 'utf8'), 'mine');
    assert.ok((await lstat(join(folder, 'other'))).isFile());
    assert.ok(!(await readdir(folder)).includes('nowhere'));
  });

  it('is removed by the next download if its process was killed, and nothing else is', async () => {
    const window = spawn(process.execPath, [PROGRAM, folder, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(window.stdout, 'data');
    const [part = ''] = await readdir(folder);
    assert.match(part, /\.part$/);
    // Another machine's, as fresh as one that is still at work; and what other programs call so.
    const others = [`.rep-workflows.00000000.1.0123456789ab.part`, 'film.part', 'session.mp4.0123abcd.part'];
    for (const name of others) {
      await writeFile(join(folder, name), '');
    }
    // A clock that is years ahead makes none of them old.
    const now = Date.now;
    Date.now = () => now() + 1000 * DAY_MS;
    await downloaded('a', { folder, name: 'a' }).finally(() => (Date.now = now));
    assert.deepEqual((await readdir(folder)).sort(), [part, ...others, 'a'].sort());
    window.kill('SIGKILL');
    await once(window, 'exit');
    await downloaded('b', { folder, name: 'b' });
    assert.deepEqual((await readdir(folder)).sort(), [...others, 'a', 'b'].sort());
    const old = new Date(0);
    for (const name of others) {
      await utimes(join(folder, name), old, old);
    }
    await downloaded('c', { folder, name: 'c' });
    assert.deepEqual((await readdir(folder)).sort(), [...others.slice(1), 'a', 'b', 'c'].sort());
  });

  it('fails with advice if its folder does not exist', async () => {
    await assert.rejects(
      downloaded('a', { folder: join(folder, 'gone'), name: 'a.mp4' }),
      /a\.mp4 is in no folder that exists\. Create the folder/,
    );
  });
});
