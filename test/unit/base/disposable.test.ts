import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DisposableStore } from '../../../src/base/disposable.ts';

function recorded(): { readonly names: string[]; readonly item: (name: string) => { dispose(): void } } {
  const names: string[] = [];
  return { names, item: (name) => ({ dispose: () => names.push(name) }) };
}

describe('DisposableStore', () => {
  it('disposes what was added, last first, and once', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    ['a', 'b', 'c'].forEach((name) => store.add(item(name)));
    store.dispose();
    store.dispose();
    assert.deepEqual(names, ['c', 'b', 'a']);
  });

  it('disposes at once what is added after its own end', () => {
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

  it('leaves alone what it was told to forget', () => {
    const { names, item } = recorded();
    const store = new DisposableStore();
    const done = store.add(item('done'));
    store.add(item('open'));
    store.forget(done);
    store.dispose();
    assert.deepEqual(names, ['open']);
  });
});
