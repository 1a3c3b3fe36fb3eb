import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PieceQueue } from '../../../../src/site/http/pieceQueue.ts';

const KB = 1024;

/** A queue, and what it has told its sender. */
function newQueue() {
  const told: string[] = [];
  const queue = new PieceQueue({
    pause: () => told.push('pause'),
    resume: () => told.push('resume'),
    stop: () => told.push('stop'),
  });
  return { queue, told, reader: queue[Symbol.asyncIterator]() };
}

describe('PieceQueue', () => {
  it('pauses its sender at 256 KiB, and resumes it below that', async () => {
    const { queue, told, reader } = newQueue();
    queue.push(Buffer.alloc(255 * KB));
    queue.push(Buffer.alloc(KB - 1));
    assert.deepEqual(told, []);
    queue.push(Buffer.alloc(1));
    queue.push(Buffer.alloc(255 * KB));
    assert.deepEqual(told, ['pause']);
    await reader.next();
    assert.deepEqual(told, ['pause']);
    await reader.next();
    assert.deepEqual(told, ['pause', 'resume']);
    await reader.next();
    assert.deepEqual(told, ['pause', 'resume']);
    queue.push(Buffer.alloc(KB));
    assert.deepEqual(told, ['pause', 'resume', 'pause']);
  });

  it('pauses its sender at 1024 pieces, however small', async () => {
    const { queue, told, reader } = newQueue();
    for (let count = 0; count < 1023; count++) {
      queue.push(Buffer.alloc(1));
    }
    assert.deepEqual(told, []);
    queue.push(Buffer.alloc(1));
    assert.deepEqual(told, ['pause']);
    await reader.next();
    assert.deepEqual(told, ['pause', 'resume']);
  });

  it('returns pieces in order as they come, up to the end', async () => {
    const { queue, told } = newQueue();
    const read: string[] = [];
    const reading = (async () => {
      for await (const piece of queue) {
        read.push(piece.toString());
      }
    })();
    for (const text of ['a', 'b', 'c']) {
      queue.push(Buffer.from(text));
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(read.at(-1), text);
    }
    queue.push(Buffer.from('d'));
    queue.end();
    await reading;
    assert.deepEqual(read, ['a', 'b', 'c', 'd']);
    assert.deepEqual(told, ['stop']);
  });

  it('returns all pieces before its first failure', async () => {
    const { queue, told, reader } = newQueue();
    const failure = new Error('broken');
    queue.push(Buffer.from('a'));
    queue.fail(failure);
    queue.fail(new Error('later'));
    queue.end();
    assert.equal(String((await reader.next()).value), 'a');
    await assert.rejects(reader.next(), failure);
    assert.deepEqual(told, ['stop']);
  });

  it('fails for a waiting reader', async () => {
    const { queue, reader } = newQueue();
    const next = reader.next();
    const failure = new Error('broken');
    queue.fail(failure);
    await assert.rejects(next, failure);
  });

  it('stops its sender and drops its pieces when the reader leaves', async () => {
    const { queue, told, reader } = newQueue();
    queue.push(Buffer.from('a'));
    queue.push(Buffer.from('b'));
    await reader.next();
    await reader.return();
    assert.deepEqual(told, ['stop']);
    queue.end();
    assert.equal((await queue[Symbol.asyncIterator]().next()).done, true);
  });
});
