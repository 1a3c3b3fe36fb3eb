import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { DisposableStore } from '../../../src/base/disposable.ts';
import { Emitter } from '../../../src/base/event.ts';
import { every } from '../../../src/base/interval.ts';
import { ManualClock } from '../../support/manualClock.ts';

/** Something to dispose that writes its name down when it is. */
const named = (name: string, disposed: string[]) => ({ name, dispose: () => void disposed.push(name) });

describe('Emitter', () => {
  it('calls its listeners in the order of subscription, until they are disposed', () => {
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

  it('calls a function twice that is subscribed twice', () => {
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

  it('calls the listeners subscribed at the start of fire, whichever come and go meanwhile', () => {
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

  it('reports the error of a listener, and calls the others', () => {
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

  it('rethrows the error of a listener after all listeners, if no handler is given', () => {
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

  it('drops its listeners when it is disposed', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event((value) => heard.push(value));
    emitter.dispose();
    emitter.fire(1);
    assert.deepEqual([heard, emitter.hasListeners], [[], false]);
  });
});

describe('DisposableStore', () => {
  it('disposes its items together, last first and once', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    const [a, b, c] = ['a', 'b', 'c'].map((name) => store.add(named(name, disposed)));
    assert.deepEqual([a?.name, b?.name, c?.name, store.isDisposed, disposed], ['a', 'b', 'c', false, []]);
    store.dispose();
    store.dispose();
    assert.deepEqual([disposed, store.isDisposed], [['c', 'b', 'a'], true]);
  });

  it('disposes an item at once that is added after its disposal', () => {
    const store = new DisposableStore();
    const disposed: string[] = [];
    store.dispose();
    assert.equal(store.add(named('a', disposed)).name, 'a');
    assert.deepEqual(disposed, ['a']);
    store.dispose();
    assert.deepEqual(disposed, ['a']);
  });

  it('can be cleared and filled again', () => {
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

describe('every', () => {
  it('calls its action at every interval until it is disposed', () => {
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

  it('continues after an action failed, and can be disposed by its action', () => {
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
