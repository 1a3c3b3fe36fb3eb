import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { History, type EventContent } from '../../../src/demo/sim/history.ts';

const said = (body: string): EventContent => ({ kind: 'chat', from: { type: 'system' }, body });

describe('the history of the demo site', () => {
  it('keeps what happened in each session, oldest first, in whatever order it was told', () => {
    const history = new History();
    history.append(20, 'a', said('two'));
    history.append(15, 'b', said('other'));
    history.append(10, 'a', said('one'));
    const bodies = history.ofSession('a').map((event) => event.kind === 'chat' && event.body);
    assert.deepEqual(bodies, ['one', 'two']);
    assert.deepEqual(history.lsids, ['a', 'b']);
    assert.deepEqual(
      history.events.map(({ sequence, at }) => [sequence, at]),
      [
        [1, 20],
        [2, 15],
        [3, 10],
      ],
    );
    assert.deepEqual(history.ofSession('c'), []);
  });

  it('drops the oldest tenth when there is too much, and goes on counting', () => {
    const history = new History(10);
    for (let at = 1; at <= 11; at++) {
      history.append(at, at === 1 ? 'gone' : 'kept', said(String(at)));
    }
    assert.equal(history.events.length, 10);
    assert.deepEqual(history.lsids, ['kept']);
    assert.equal(history.ofSession('kept').length, 10);
    assert.equal(history.events.at(-1)?.sequence, 11);
  });
});
