import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { download, type DownloadOptions, type DownloadProgress } from '../../../../src/site/files/download.ts';
import { SiteError, type SiteErrorReason } from '../../../../src/site/errors.ts';
import type { OpenRequest, SiteStream } from '../../../../src/site/http/siteRequest.ts';
import { rejection } from '../../../support/rejection.ts';
import { hastyClock } from '../../../support/siteClients.ts';

const GET = { method: 'GET', path: '/file', readOnly: true } as const;

/** An answer of a site: its head, and its pieces up to its end or its failure. */
interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly errorText?: string;
  readonly pieces?: readonly string[];
  /** The end of the body; complete if left out. */
  readonly failure?: SiteErrorReason;
}

const CUT = { failure: 'cut' } as const;

describe('download', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Downloads from a site that gives these answers, one after the other; the last one for all further requests. */
  function from(answers: readonly Given[], options: Partial<DownloadOptions> = {}, request = GET) {
    const asked: OpenRequest['download'][] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const progress: DownloadProgress[] = [];
    const open = new Set<object>();
    const clock = hastyClock();
    const client = {
      open: ({ download: part, signal }: OpenRequest): Promise<SiteStream> => {
        asked.push(part);
        signals.push(signal);
        const given = { ...answers[Math.min(asked.length, answers.length) - 1] };
        open.add(given);
        const { status = 200, headers = {}, contentType = '', errorText, pieces = [], failure } = given;
        async function* body(): AsyncGenerator<Buffer> {
          for (const piece of pieces) {
            yield await Promise.resolve(Buffer.from(piece));
          }
          open.delete(given);
          if (failure !== undefined) {
            throw new SiteError(failure, `${failure}.`);
          }
        }
        const close = () => void open.delete(given);
        return Promise.resolve({
          status,
          headers,
          contentType,
          body: body(),
          close,
          ...(errorText !== undefined && { errorText }),
        });
      },
    };
    const result = download(client, request, {
      target: () => ({ folder, name: 'a.bin' }),
      refused: (text) => new SiteError('site-error', `Refused: ${text}`),
      onProgress: (state) => progress.push(state),
      clock,
      ...options,
    });
    return { result, asked, signals, progress, waits: clock.waits, open };
  }

  /** Nothing may stay of a download that fails so. */
  async function fails(answers: readonly Given[], options?: Partial<DownloadOptions>, request = GET) {
    const run = from(answers, options, request);
    const { reason, message, details } = await rejection(run.result);
    assert.deepEqual(await readdir(folder), []);
    return { reason, message, details, tries: run.asked.length };
  }

  async function gives(text: string, answers: readonly Given[], options?: Partial<DownloadOptions>) {
    const run = from(answers, options);
    assert.deepEqual(await run.result, {
      path: join(folder, 'a.bin'),
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    assert.equal(await readFile(join(folder, 'a.bin'), 'utf8'), text);
    await rm(join(folder, 'a.bin'));
    return run;
  }

  it('reports its progress with every piece, and the size of the file if the site sends it', async () => {
    const sized = await gives('abcde', [{ headers: { 'content-length': '5' }, pieces: ['ab', 'c', 'de'] }]);
    assert.deepEqual(sized.progress, [
      { bytes: 2, totalBytes: 5 },
      { bytes: 3, totalBytes: 5 },
      { bytes: 5, totalBytes: 5 },
    ]);
    assert.deepEqual(sized.asked, [{ from: 0 }]);
    for (const headers of [
      {},
      { 'content-length': '5', 'content-encoding': 'gzip' },
      { 'content-length': '' },
      { 'content-length': '-5' },
      { 'content-length': '5x' },
      { 'content-length': '1'.repeat(16) },
    ]) {
      const { progress } = await gives('abcde', [{ headers, pieces: ['ab', 'cde'] }]);
      assert.deepEqual(progress, [{ bytes: 2 }, { bytes: 5 }], JSON.stringify(headers));
    }
  });

  it('continues an interrupted download of the same file, by its strong ETag or its date', async () => {
    for (const [headers, version] of [
      [{ etag: '"v1"' }, '"v1"'],
      [{ etag: '"v1"', 'last-modified': 'today' }, '"v1"'],
      [{ etag: 'W/"v1"', 'last-modified': 'today' }, 'today'],
      [{ etag: '"v1"x', 'last-modified': 'today' }, 'today'],
      [{ 'last-modified': 'today', 'accept-ranges': 'bytes' }, 'today'],
    ] as const) {
      const { asked, progress } = await gives('abcde', [
        { headers: { ...headers, 'content-length': '5' }, pieces: ['ab', 'c'], ...CUT },
        { status: 206, headers: { ...headers, 'content-range': 'bytes 3-4/5' }, pieces: ['d', 'e'] },
      ]);
      assert.deepEqual(asked, [{ from: 0 }, { from: 3, version }]);
      assert.deepEqual(
        progress,
        [2, 3, 4, 5].map((bytes) => ({ bytes, totalBytes: 5 })),
      );
    }
  });

  it('continues far into a large file', async () => {
    const begin = 'x'.repeat(123_456);
    const { asked } = await gives(`${begin}${'y'.repeat(12)}`, [
      { headers: { etag: '"v1"', 'content-length': '123468' }, pieces: [begin], ...CUT },
      {
        status: 206,
        headers: { etag: '"v1"', 'content-range': 'bytes 123456-123467/123468' },
        pieces: ['y'.repeat(12)],
      },
    ]);
    assert.equal(asked.length, 2);
    const elsewhere = await fails([
      { headers: { etag: '"v1"' }, pieces: ['abc'], ...CUT },
      { status: 206, headers: { etag: '"v1"', 'content-range': 'x bytes 3-4/5' }, pieces: ['de'] },
    ]);
    assert.equal(elsewhere.reason, 'bad-answer');
  });

  it('continues if the size of the whole file is unknown', async () => {
    const { progress } = await gives('abc', [
      { headers: { etag: '"v1"' }, pieces: ['ab'], ...CUT },
      { status: 206, headers: { etag: '"v1"', 'content-range': 'Bytes 2-2/*' }, pieces: ['c'] },
    ]);
    assert.deepEqual(progress, [{ bytes: 2 }, { bytes: 3 }]);
  });

  it('restarts if the site has no ranges, or sends the whole file', async () => {
    for (const headers of [{}, { etag: 'W/"v1"' }, { etag: '"v1"', 'accept-ranges': ' None ' }]) {
      const { asked } = await gives('xyz', [
        { headers, pieces: ['ab'], ...CUT },
        { headers, pieces: ['x', 'yz'] },
      ]);
      assert.deepEqual(asked, [{ from: 0 }, { from: 0 }], JSON.stringify(headers));
    }
    const { asked, progress } = await gives('xyz', [
      { headers: { etag: '"v1"' }, pieces: ['ab'], ...CUT },
      { headers: { etag: '"v2"', 'content-length': '3' }, pieces: ['xy', 'z'] },
    ]);
    assert.deepEqual(asked, [{ from: 0 }, { from: 2, version: '"v1"' }]);
    assert.deepEqual(progress, [{ bytes: 2 }, { bytes: 2, totalBytes: 3 }, { bytes: 3, totalBytes: 3 }]);
  });

  it('fails if the site continues at another position', async () => {
    for (const range of ['bytes 1-4/5', 'bytes 3-4', '3-4/5', 'bytes 3-4/5x', '']) {
      const { reason, message, tries } = await fails([
        { headers: { etag: '"v1"' }, pieces: ['abc'], ...CUT },
        { status: 206, headers: { etag: '"v1"', 'content-range': range }, pieces: ['de'] },
      ]);
      assert.deepEqual(
        [reason, message, tries],
        ['bad-answer', 'The site continued the download at another place than it was asked for.', 2],
        range,
      );
    }
  });

  it('continues if the file ends before the announced size', async () => {
    const { asked } = await gives('abc', [
      { headers: { etag: '"v1"', 'content-length': '3' }, pieces: ['ab'] },
      { status: 206, headers: { etag: '"v1"', 'content-range': 'bytes 2-2/3' }, pieces: ['c'] },
    ]);
    assert.equal(asked.length, 2);
    const { reason, message, tries } = await fails([{ headers: { 'content-length': '3' }, pieces: ['ab'] }]);
    assert.deepEqual([reason, message, tries], ['cut', 'The connection broke before the file was complete.', 3]);
  });

  it('fails after three successive interruptions without a new byte, with growing pauses', async () => {
    for (const reason of ['cut', 'timeout', 'unreachable'] as const) {
      const run = from([{ pieces: ['ab'], failure: reason }]);
      assert.equal((await rejection(run.result)).reason, reason);
      assert.deepEqual([run.asked.length, run.waits], [3, [1000, 2000]]);
    }
    const goesOn = (at: number): Given => ({
      status: 206,
      headers: { etag: '"1"', 'content-range': `bytes ${at}-9/*` },
      ...CUT,
    });
    const progress = from([
      { headers: { etag: '"1"' }, pieces: ['a'], ...CUT },
      goesOn(1),
      { ...goesOn(1), pieces: ['b'] },
      goesOn(2),
      goesOn(2),
    ]);
    await rejection(progress.result);
    assert.deepEqual([progress.asked.length, progress.waits], [5, [1000, 2000, 1000, 2000]]);
    assert.deepEqual(await readdir(folder), []);
  });

  it('does not retry a permanent failure or a request that changes something', async () => {
    for (const failure of ['cancelled', 'too-large', 'bad-answer', 'server'] as const) {
      assert.deepEqual((await fails([{ pieces: ['ab'], failure }])).tries, 1);
    }
    assert.equal((await fails([{ pieces: ['ab'], ...CUT }], {}, { ...GET, readOnly: false } as never)).tries, 1);
  });

  it('stops during a pause when it is cancelled', async () => {
    const controller = new AbortController();
    const { reason, tries } = await fails([{ pieces: ['ab'], ...CUT }], {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    assert.deepEqual([reason, tries], ['cancelled', 1]);
  });

  it('throws an error of the site, in any kind of document', async () => {
    const REFUSED = ['site-error', 'Refused: Not yours.'];
    for (const given of [
      { errorText: 'Not yours.', pieces: ['<error>Not yours.</error>'] },
      { contentType: 'text/xml', pieces: ['<r><a/><b><error> Not yours. </error></b></r>'] },
      { contentType: 'application/json; charset=utf-8', pieces: ['{"message":', '"Not yours."}'] },
      { contentType: 'Text/HTML', pieces: ['{"error":"Not yours."}'] },
    ]) {
      const run = from([given]);
      const { reason, message } = await rejection(run.result);
      assert.deepEqual([reason, message, run.asked.length], [...REFUSED, 1]);
      assert.equal(run.open.size, 0);
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('rejects documents, unless the file may be one', async () => {
    for (const [contentType, piece] of [
      ['text/xml', '<a><b>x</b></a>'],
      ['text/xml', '<a><error>x'],
      ['application/json', '{"a":1}'],
      ['application/json', '[]'],
    ] as const) {
      const given = { contentType, pieces: [piece] };
      assert.deepEqual(await fails([given]), {
        reason: 'bad-answer',
        message: `The site answered /file with ${contentType} instead of a file. Try again later.`,
        details: { action: '/file' },
        tries: 1,
      });
      await gives(piece, [given], { mayBeDocument: true });
    }
    const named = await fails([{ contentType: 'text/xml' }], {}, { ...GET, action: 'backup' } as never);
    assert.equal(named.message, 'The site answered backup with text/xml instead of a file. Try again later.');
    for (const contentType of ['video/mp4', 'application/octet-stream; name=a.xml', '']) {
      await gives('x', [{ contentType, pieces: ['x'] }]);
    }
  });

  it('rejects an empty file, unless it may be empty', async () => {
    const { reason, message } = await fails([{}]);
    assert.deepEqual([reason, message], ['bad-answer', 'The site sent an empty file.']);
    await gives('', [{}], { mayBeEmpty: true });
  });

  it('checks the file under its temporary name, and leaves no file if the check fails', async () => {
    const seen: string[] = [];
    await gives('abc', [{ pieces: ['abc'] }], {
      check: async (path) => {
        seen.push(await readFile(path, 'utf8'), ...(await readdir(folder)).filter((name) => name === 'a.bin'));
      },
    });
    assert.deepEqual(seen, ['abc']);
    const { reason } = await fails([{ pieces: ['abc'] }], {
      check: () => Promise.reject(new SiteError('html', 'No.')),
    });
    assert.equal(reason, 'html');
  });

  it('can be cancelled in every request', async () => {
    const { signal } = new AbortController();
    const stoppable = await gives('abc', [{ pieces: ['ab'], ...CUT }, { pieces: ['abc'] }], { signal });
    assert.deepEqual(stoppable.signals, [signal, signal]);
    assert.deepEqual((await gives('a', [{ pieces: ['a'] }])).signals, [undefined]);
  });

  it('closes the request if there is no place for the file', async () => {
    const run = from([{ pieces: ['a'] }], { target: () => Promise.reject(new SiteError('cancelled', 'No.')) });
    assert.equal((await rejection(run.result)).message, 'No.');
    assert.equal(run.open.size, 0);
    await assert.rejects(from([{ pieces: ['a'] }], { target: () => ({ path: join(folder, 'x', 'y') }) }).result, {
      message: `${join(folder, 'x', 'y')} is in no folder that exists. Create the folder, or choose another one.`,
    });
  });
});
