import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Limiter, pause } from '../../../../src/site/http/limits.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { rejection } from '../../../support/rejection.ts';

/** Tasks that run until they are told to end, and the order in which they began. */
function newTasks(limiter: Limiter) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string, signal = new AbortController().signal): Promise<string> =>
    limiter.run(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    }, signal);
  return { begun, run, end: (name: string) => ends.get(name)?.() };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('Limiter', () => {
  it('runs tasks in order, the next as soon as one ends', async () => {
    const { begun, run, end } = newTasks(new Limiter(2));
    const tasks = ['a', 'b', 'c', 'd', 'e'].map((name) => run(name));
    await nextTurn();
    assert.deepEqual(begun, ['a', 'b']);
    end('b');
    await nextTurn();
    assert.deepEqual(begun, ['a', 'b', 'c']);
    end('a');
    end('c');
    await nextTurn();
    assert.deepEqual(begun, ['a', 'b', 'c', 'd', 'e']);
    end('d');
    end('e');
    assert.deepEqual(await Promise.all(tasks), ['a', 'b', 'c', 'd', 'e']);
    const more = ['f', 'g', 'h'].map((name) => run(name));
    await nextTurn();
    assert.deepEqual(begun.slice(5), ['f', 'g']);
    for (const name of ['f', 'g', 'h']) {
      end(name);
      await nextTurn();
    }
    await Promise.all(more);
  });

  it('frees the place of a task that fails', async () => {
    const limiter = new Limiter(1);
    const { signal } = new AbortController();
    const failure = new Error('broken');
    await assert.rejects(
      limiter.run(() => Promise.reject(failure), signal),
      failure,
    );
    assert.equal(await limiter.run(() => Promise.resolve('next'), signal), 'next');
  });

  it('removes cancelled tasks from the queue, and no others', async () => {
    const { begun, run, end } = newTasks(new Limiter(1));
    const controllers = [1, 2].map(() => new AbortController());
    const first = run('a');
    const [second, third] = ['b', 'c'].map((name, index) => run(name, controllers[index]?.signal));
    const fourth = run('d');
    controllers[1]?.abort();
    assert.ok(third && second);
    const cancelled = await rejection(third);
    assert.deepEqual([cancelled.reason, cancelled.message], ['cancelled', 'Cancelled.']);
    end('a');
    await first;
    await nextTurn();
    // It has begun, and goes on.
    controllers[0]?.abort();
    end('b');
    assert.equal(await second, 'b');
    await nextTurn();
    end('d');
    await fourth;
    assert.deepEqual(begun, ['a', 'b', 'd']);
  });

  it('never queues tasks that were cancelled before', async () => {
    const { run, end } = newTasks(new Limiter(1));
    const first = run('a');
    assert.equal((await rejection(run('b', AbortSignal.abort()))).reason, 'cancelled');
    end('a');
    await first;
  });
});

describe('pause', () => {
  it('ends after its time, and leaves no timer', async () => {
    const clock = new ManualClock();
    const { signal } = new AbortController();
    let isOver = false;
    const waiting = pause(clock, 1000, signal).then(() => (isOver = true));
    clock.advance(999);
    await nextTurn();
    assert.equal(isOver, false);
    clock.advance(1);
    await waiting;
    assert.equal(clock.pending, 0);
  });

  it('ends at once when it is cancelled, before or meanwhile', async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const waiting = pause(clock, 1000, controller.signal);
    controller.abort();
    assert.equal((await rejection(waiting)).reason, 'cancelled');
    assert.equal(clock.pending, 0);
    assert.equal((await rejection(pause(clock, 1000, controller.signal))).reason, 'cancelled');
    assert.equal(clock.pending, 0);
  });
});
