import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { collectBytes, GrowingBuffer } from '../../../../src/site/http/growingBuffer.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) {
    yield await Promise.resolve(Buffer.from(text));
  }
}

describe('GrowingBuffer and collectBytes', () => {
  it('keep all bytes in order, and never change bytes returned before', () => {
    const buffer = new GrowingBuffer();
    const all: number[] = [];
    for (const size of [0, 1, 4095, 1, 4095, 20_000, 3]) {
      const before = buffer.bytes;
      const piece = Uint8Array.from({ length: size }, (_, index) => (all.length + index) % 251);
      buffer.add(piece);
      assert.deepEqual([...before], all);
      for (const byte of piece) {
        all.push(byte);
      }
      assert.equal(buffer.length, all.length);
      assert.deepEqual([...buffer.bytes], all);
    }
  });

  it('read a whole body, or up to the given number of bytes', async () => {
    assert.equal((await collectBytes(pieces('ab', 'cd', 'ef'))).toString(), 'abcdef');
    for (const [enough, text] of [
      [1, 'ab'],
      [2, 'ab'],
      [3, 'abcd'],
      [6, 'abcdef'],
      [7, 'abcdef'],
    ] as const) {
      assert.equal((await collectBytes(pieces('ab', 'cd', 'ef'), enough)).toString(), text, String(enough));
    }
  });
});
