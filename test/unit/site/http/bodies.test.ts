import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { decodeBody, decoderFor } from '../../../../src/site/http/bodies.ts';
import { decodedPieces } from '../../../../src/site/http/decodedPieces.ts';
import { SiteError, type SiteErrorReason } from '../../../../src/site/errors.ts';
import { failureOf } from '../../../../src/site/http/failures.ts';
import { collectBytes } from '../../../../src/site/http/growingBuffer.ts';

const TEXT = '<a>Größe €</a>';
const MOST = 1_000_000;
const BOUNDS = { maxBytes: MOST, action: 'a' };
const LARGE = { ...BOUNDS, maxBytes: 1024 ** 3 };
const failed = (error: unknown) => failureOf(error, { host: 'h', action: 'a', mayHaveArrived: true });

/** The body's text, or why it has none: read at once, and as it comes. */
async function both(body: Buffer, headers: Readonly<Record<string, string>>, most = MOST): Promise<readonly string[]> {
  const whole = decodeBody(body, headers, most).catch((error: unknown) => failed(error).reason);
  const pieces = decodedPieces(Readable.from([body]), headers, { maxBytes: most, action: 'a' }, failed);
  const streamed = collectBytes(pieces).then(
    (bytes) => decoderFor(headers['content-type'] ?? '').decode(bytes),
    (error: unknown): string => (SiteError.is(error) ? error.reason : 'no SiteError'),
  );
  return Promise.all([whole, streamed]);
}

describe('decodeBody and decodedPieces', () => {
  const text = Buffer.from(TEXT);

  it('unpack by Content-Encoding, in any spelling', async () => {
    for (const [encoding, body] of [
      ['gzip', gzipSync(text)],
      [' GZip ', gzipSync(text)],
      ['x-gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['br', brotliCompressSync(text)],
      ['identity', text],
      ['', text],
    ] as const) {
      assert.deepEqual(await both(body, { 'content-encoding': encoding }), [TEXT, TEXT], encoding);
    }
    assert.deepEqual(await both(text, {}), [TEXT, TEXT]);
  });

  it('accept an empty body with any Content-Encoding', async () => {
    assert.deepEqual(await both(Buffer.alloc(0), { 'content-encoding': 'gzip' }), ['', '']);
  });

  it('reject an encoding that was not requested, also names of inherited properties', async () => {
    for (const encoding of ['zstd', 'compress', 'gzip, br', 'constructor', '__proto__', 'toString', 'hasownproperty']) {
      assert.deepEqual(await both(text, { 'content-encoding': encoding }), ['bad-answer', 'bad-answer'], encoding);
    }
    const headers = { 'content-encoding': 'zstd' };
    const refusal = { message: 'The site packed its answer in a way that it was not asked for.' };
    await assert.rejects(decodeBody(text, headers, MOST), refusal);
    await assert.rejects(collectBytes(decodedPieces(Readable.from([text]), headers, BOUNDS, failed)), refusal);
  });

  it('limit the compression ratio of bodies over 64 MiB', async () => {
    const MB = 1024 * 1024;
    const sizeOf = async (unpacked: number, packed: number): Promise<number | string> => {
      // Blocks without compression in front make the body as long as wanted.
      const plain = gzipSync(Buffer.alloc(packed, 'x'), { level: 0 });
      const body = Buffer.concat([plain, gzipSync(Buffer.alloc(unpacked - packed))]);
      const pieces = decodedPieces(Readable.from([body]), { 'content-encoding': 'gzip' }, LARGE, failed);
      let bytes = 0;
      try {
        for await (const piece of pieces) {
          bytes += piece.length;
        }
        return bytes;
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    const tooLarge =
      'The answer of the site is larger than expected and was not read to the end. Ask for less at once, a shorter time for example.';
    assert.equal(await sizeOf(64 * MB, 1), 64 * MB);
    assert.equal(await sizeOf(66 * MB, 1), tooLarge);
    assert.equal(await sizeOf(80 * MB, MB / 2), 80 * MB);
  });

  it('report a cut or damaged body, and keep its limit', async () => {
    const packed = gzipSync(text);
    const damaged = Buffer.from(packed);
    damaged[12] = (damaged[12] ?? 0) ^ 0xff;
    const cases: readonly (readonly [Buffer, SiteErrorReason])[] = [
      [packed.subarray(0, packed.length - 9), 'cut'],
      [Buffer.from('no gzip'), 'bad-answer'],
      [damaged, 'bad-answer'],
    ];
    for (const [body, reason] of cases) {
      assert.deepEqual(await both(body, { 'content-encoding': 'gzip' }), [reason, reason]);
    }
    const bomb = gzipSync(Buffer.alloc(MOST + 1));
    assert.deepEqual(await both(bomb, { 'content-encoding': 'gzip' }), ['too-large', 'too-large']);
    assert.deepEqual(
      (await both(gzipSync(Buffer.alloc(MOST, 'x')), { 'content-encoding': 'gzip' })).map(({ length }) => length),
      [MOST, MOST],
    );
  });

  it('decode the character set of the type, and UTF-8 if it is unknown', async () => {
    const latin = Buffer.from('Größe', 'latin1');
    for (const [type, body, expected] of [
      ['text/xml; charset=iso-8859-1', latin, 'Größe'],
      ['text/xml; x=y; CHARSET="ISO-8859-1"', latin, 'Größe'],
      ['text/xml; charset=utf-8', text, TEXT],
      ['text/xml; charset=no-such-set', text, TEXT],
      ['text/xml; charset=', text, TEXT],
      ['text/xml;charset=iso-8859-1', latin, 'Größe'],
      ['', text, TEXT],
      ['text/xml; charset=utf-8', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
    ] as const) {
      assert.deepEqual(await both(body, { 'content-type': type }), [expected, expected], type);
    }
  });
});
