import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { unpack } from '../../../src/reporting/archive/reading/unpack.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { rejection } from '../../support/rejection.ts';

const MIB = 1024 ** 2;

/** Bytes in pieces, and whether the one who reads them has let them go. */
class Source {
  isClosed = false;
  read = 0;
  readonly #pieces: readonly Uint8Array[];
  readonly #failure: Error | undefined;

  constructor(pieces: readonly Uint8Array[], failure?: Error) {
    this.#pieces = pieces;
    this.#failure = failure;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of this.#pieces) {
        this.read++;
        yield await Promise.resolve(piece);
      }
      if (this.#failure) {
        throw this.#failure;
      }
    } finally {
      this.isClosed = true;
    }
  }
}

/** `bytes` in pieces of `size`, each in a buffer that holds more than the piece. */
function cut(bytes: Buffer, size: number): Uint8Array[] {
  const pieces = Math.ceil(bytes.length / size);
  return Array.from({ length: pieces }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

async function unpacked(source: Source, limits?: Parameters<typeof unpack>[1]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of unpack(source, limits)) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

describe('the bytes of an archive', () => {
  it('are unpacked as often as they are packed, three times at most, in whatever pieces they come', async () => {
    const text = 'Zoë\n'.repeat(1000);
    let packed = Buffer.from(text);
    for (let layers = 0; layers <= 3; layers++) {
      for (const size of [1, 2, 7, 100_000]) {
        const source = new Source(cut(packed, size));
        assert.equal(await unpacked(source), text, `${layers} layers, ${size} bytes`);
        assert.equal(source.isClosed, true);
      }
      packed = gzipSync(packed);
    }
    const source = new Source(cut(packed, 10));
    const error = await rejection(unpacked(source));
    assert.deepEqual(
      [error.reason, error.message],
      ['bad-answer', 'The archive is packed too many times over to be read.'],
    );
    assert.equal(source.isClosed, true);
  });

  it('are passed on as they are where they only begin like packed ones', async () => {
    for (const bytes of [[], [0x1f], [0x8b, 0x1f], [0x1f, 0x8a, 1], [0x1e, 0x8b, 1]]) {
      const source = new Source(bytes.map((byte) => Uint8Array.of(byte)));
      assert.equal(await unpacked(source), Buffer.from(bytes).toString());
    }
  });

  it('are cut, or damaged, with what the packing says of it as the cause', async () => {
    const whole = gzipSync('x'.repeat(1000));
    const damaged = Buffer.from(whole);
    damaged.fill(7, 12, 18);
    for (const [bytes, reason, message] of [
      [whole.subarray(0, -5), 'cut', 'The archive ends in the middle. Download it again.'],
      [damaged, 'bad-answer', 'The archive is damaged. Download it again.'],
    ] as const) {
      const error = await rejection(unpacked(new Source([bytes])));
      assert.deepEqual([error.reason, error.message], [reason, message]);
      assert.match(String(error.cause instanceof Error && 'code' in error.cause && error.cause.code), /^Z_/);
    }
  });

  it('fail as their source does, packed or not', async () => {
    const failure = new SiteError('cut', 'The connection broke.');
    const packed = gzipSync('x'.repeat(1000));
    for (const bytes of [packed.subarray(0, 20), Buffer.from('abc')]) {
      assert.equal(await rejection(unpacked(new Source([bytes], failure))), failure);
    }
    const broken = new Error('broken');
    await assert.rejects(unpacked(new Source([packed.subarray(0, 20)], broken)), broken);
  });

  it('are no more than an archive may hold, to the byte, and read no further', async () => {
    const limits = { maxBytes: 1000, maxRatio: 250 };
    const tooLarge = 'The archive unpacks to more than an archive may hold, and was not read.';
    for (const pack of [(bytes: Buffer) => bytes, gzipSync]) {
      assert.equal((await unpacked(new Source([pack(Buffer.alloc(1000, 'x'))]), limits)).length, 1000);
      const source = new Source([pack(Buffer.alloc(1001, 'x')), Buffer.from('more'), Buffer.from('more')]);
      const error = await rejection(unpacked(source, limits));
      assert.deepEqual([error.reason, error.message], ['too-large', tooLarge]);
      assert.equal(source.isClosed, true);
    }
  });

  it('do not grow by more than is usual, once they are more than 64 MiB', async () => {
    const limits = { maxBytes: 1000 * MIB, maxRatio: 100 };
    const small = gzipSync(Buffer.alloc(64 * MIB));
    assert.equal((await unpacked(new Source([small]), limits)).length, 64 * MIB);
    const large = new Source([gzipSync(Buffer.alloc(65 * MIB))]);
    assert.equal((await rejection(unpacked(large, limits))).reason, 'too-large');
    const usual = new Source([gzipSync(Buffer.alloc(65 * MIB))]);
    assert.equal((await unpacked(usual, { ...limits, maxRatio: 2000 })).length, 65 * MIB);
  });

  it('are let go where the one who reads them leaves', async () => {
    for (const bytes of [Buffer.alloc(100_000, 'x'), gzipSync(randomBytes(MIB))]) {
      const source = new Source(cut(bytes, 50));
      for await (const piece of unpack(source)) {
        assert.ok(piece.length > 0);
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(source.isClosed, true);
      assert.ok(source.read < bytes.length / 50);
    }
  });
});
