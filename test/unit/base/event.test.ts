import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { DisposableStore } from '../../../src/base/disposable.ts';
import { Emitter } from '../../../src/base/event.ts';
import { every } from '../../../src/base/interval.ts';
import { ManualClock } from '../../support/manualClock.ts';

/** Something to dispose that writes its name down when it is. */
const named = (name: string, disposed: string[]) => ({ name, dispose: () => void disposed.push(name) });

describe('a source of events', () => {
  it('calls its listeners in the order they subscribed, until they are disposed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    assert.equal(emitter.hasListeners, false);
    const first = emitter.event((value) => heard.push(`first ${value}`));
    const second = emitter.event((value) => heard.push(`second ${value}`));
    assert.equal(emitter.hasListeners, true);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    second.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
    assert.equal(emitter.hasListeners, false);
  });

  it('takes one function twice for two listeners', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listen = (value: number) => void heard.push(value);
    const first = emitter.event(listen);
    emitter.event(listen);
    emitter.fire(1);
    first.dispose();
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, [1, 1, 2]);
  });

  it('calls those that were there when it began, whoever comes and goes meanwhile', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => {
      heard.push(`first ${value}`);
      first.dispose();
      emitter.event((later) => heard.push(`third ${later}`));
    });
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    assert.deepEqual(heard, ['first 1', 'second 1']);
    emitter.fire(2);
    assert.deepEqual(heard.slice(2), ['second 2', 'third 2']);
  });

  it('tells of what a listener throws, and calls the others', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<number>((error) => errors.push(error));
    const failure = new Error('broken');
    const heard: number[] = [];
    emitter.event(() => {
      throw failure;
    });
    emitter.event((value) => heard.push(value));
    emitter.fire(1);
    assert.deepEqual([errors, heard], [[failure], [1]]);
  });

  it('lets what a listener throws reach the process where nobody else is told, after all listeners', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const tasks: (() => void)[] = [];
    const queued = mock.method(globalThis, 'queueMicrotask', (task: () => void) => tasks.push(task));
    emitter.event(() => {
      throw new Error('broken');
    });
    emitter.event((value) => heard.push(value));
    emitter.fire(1);
    queued.mock.restore();
    assert.deepEqual(heard, [1]);
    assert.equal(tasks.length, 1);
    assert.throws(() => tasks[0]?.(), /^Error: broken$/);
  });

  it('forgets its listeners when it is disposed', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event((value) => heard.push(value));
    emitter.dispose();
    emitter.fire(1);
    assert.deepEqual([heard, emitter.hasListeners], [[], false]);
  });
});

describe('what is to be disposed together', () => {
  it('is, the last first and once', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    const [a, b, c] = ['a', 'b', 'c'].map((name) => store.add(named(name, disposed)));
    assert.deepEqual([a?.name, b?.name, c?.name, store.isDisposed, disposed], ['a', 'b', 'c', false, []]);
    store.dispose();
    store.dispose();
    assert.deepEqual([disposed, store.isDisposed], [['c', 'b', 'a'], true]);
  });

  it('is disposed at once where it comes too late', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    store.dispose();
    assert.equal(store.add(named('a', disposed)).name, 'a');
    assert.deepEqual(disposed, ['a']);
    store.dispose();
    assert.deepEqual(disposed, ['a']);
  });

  it('can be cleared away for others', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    store.add(named('a', disposed));
    store.add(named('b', disposed));
    store.clear();
    assert.deepEqual([disposed, store.isDisposed], [['b', 'a'], false]);
    store.add(named('c', disposed));
    store.dispose();
    assert.deepEqual(disposed, ['b', 'a', 'c']);
  });
});

describe('what is done again and again', () => {
  it('is done at every interval until it is disposed', () => {
    const clock = new ManualClock();
    const times: number[] = [];
    const begun = clock.now();
    const repeated = every(1000, clock, () => times.push(clock.now() - begun));
    clock.advance(999);
    assert.deepEqual(times, []);
    clock.advance(2001);
    assert.deepEqual(times, [1000, 2000, 3000]);
    repeated.dispose();
    clock.advance(5000);
    assert.deepEqual([times.length, clock.pending], [3, 0]);
  });

  it('goes on after a failure, and can end itself', () => {
    const clock = new ManualClock();
    let times = 0;
    const repeated = every(1000, clock, () => {
      times += 1;
      if (times === 1) {
        throw new Error('broken');
      }
      repeated.dispose();
    });
    assert.throws(() => clock.advance(1000), /broken/);
    clock.advance(5000);
    assert.deepEqual([times, clock.pending], [2, 0]);
  });
});
