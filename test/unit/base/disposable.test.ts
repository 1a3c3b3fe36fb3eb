import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DisposableStore } from '../../../src/base/disposable.ts';

function recorded(): { readonly names: string[]; readonly item: (name: string) => { dispose(): void } } {
  const names: string[] = [];
  return { names, item: (name) => ({ dispose: () => names.push(name) }) };
}

describe('DisposableStore', () => {
  it('disposes the items added to it, last first, and once', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    ['a', 'b', 'c'].forEach((name) => store.add(item(name)));
    store.dispose();
    store.dispose();
    assert.deepEqual(names, ['c', 'b', 'a']);
  });

  it('disposes an item at once that is added after its disposal', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    assert.equal(store.isDisposed, false);
    store.dispose();
    const late = item('late');
    assert.equal(store.add(late), late);
    assert.deepEqual([names, store.isDisposed], [['late'], true]);
  });

  it('can be cleared and used again', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    store.add(item('a'));
    store.clear();
    store.add(item('b'));
    assert.deepEqual([names, store.isDisposed], [['a'], false]);
    store.dispose();
    assert.deepEqual(names, ['a', 'b']);
  });

  it('does not dispose an item removed by forget', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    const done = store.add(item('done'));
    store.add(item('open'));
    store.forget(done);
    store.dispose();
    assert.deepEqual(names, ['open']);
  });
});
