import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isWaiting, sessionsIn, teamsOf, waitingIn, waitingSince } from '../../../src/state/facts.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { QUESTIONS } from '../../../src/state/questions.ts';

const QUEUES = {
  '1': { type: 'team', name: 'Network', support_team_id: '7' },
  '2': { type: 'prewait', name: 'General' },
  '3': { type: 'personal', name: 'Zoë' },
  '4': { type: 'personal', name: 'Li' },
  '5': { type: 'personal', name: 'Nobody knows whose' },
};

/** One session in a queue with some representatives in it: Zoë is 10, Li 11; 10 has the queue 3 and 11 the queue 4. */
function site(queueId: string | undefined, members: readonly string[]): StateModel {
  const model = new StateModel();
  model.apply({
    type: 'model_update',
    insert: {
      queue: structuredClone(QUEUES),
      representative: { '10': { queue_id: '3' }, '11': { queue_id: 4 } },
      support_session: { '30': { queue_entry_timestamp: 500, ...(queueId !== undefined && { queue_id: queueId }) } },
      representative_support_session: Object.fromEntries(
        members.map((id, at) => [String(40 + at), { representative_id: id, support_session_id: '30' }]),
      ),
    },
  });
  return model;
}

const cases: readonly (readonly [string, string | undefined, readonly string[], boolean])[] = [
  ['in a team’s queue, with nobody in it', '1', [], true],
  ['in a team’s queue, with the representative still in it who transferred it', '1', ['10'], true],
  ['in a team’s queue, with two representatives in it', '1', ['10', '11'], true],
  ['in the general queue, with a representative in it', '2', ['11'], true],
  ['in a personal queue, with nobody in it', '3', [], true],
  ['in a personal queue, with somebody else in it', '3', ['11'], true],
  ['in a personal queue, with its representative in it', '3', ['10'], false],
  ['in a personal queue, with its representative and another in it', '4', ['10', '11'], false],
  ['in a personal queue of nobody known, with nobody in it', '5', [], true],
  ['in a personal queue of nobody known, with a representative in it', '5', ['10'], false],
  ['in a queue that the site has not told, with nobody in it', '99', [], true],
  ['in a queue that the site has not told, with a representative in it', '99', ['10'], false],
  ['in no queue, with nobody in it', undefined, [], false],
  ['in no queue, told as an empty id', '', [], false],
  ['in no queue, told as 0', '0', [], false],
];

describe('A session, by the queue that it is in,', () => {
  for (const [where, queueId, members, waits] of cases) {
    it(`${waits ? 'waits' : 'does not wait'} ${where}`, () => {
      const model = site(queueId, members);
      assert.equal(isWaiting(model, '30'), waits);
      assert.equal(waitingSince(model, '30'), waits ? 500 : undefined);
      assert.deepEqual([...QUESTIONS.waiting.answer({ model, now: 0 })], waits ? ['30'] : []);
      if (queueId) {
        assert.deepEqual(waitingIn(model, queueId), waits ? ['30'] : []);
        assert.deepEqual([...QUESTIONS.waiting.answer({ model, now: 0 }, queueId)], waits ? ['30'] : []);
      }
    });
  }

  it('waits for its representative also when the personal queue names its representative by a membership', () => {
    const model = site('5', ['10']);
    const membership = { '50': { queue_id: '5', representative_id: '11' } };
    model.apply({ type: 'model_update', insert: { representative_queue: membership } });
    assert.equal(isWaiting(model, '30'), true);
    model.apply({
      type: 'model_update',
      insert: { representative_support_session: { '49': { representative_id: '11', support_session_id: '30' } } },
    });
    assert.equal(isWaiting(model, '30'), false);
    assert.deepEqual(teamsOf(model, '11'), [], 'a personal queue is no team');
  });

  it('stands in order of its wait, the longest first, beside those that are in hand', () => {
    const model = site('3', ['10']);
    model.apply({
      type: 'model_update',
      insert: {
        support_session: {
          '31': { queue_id: '3', queue_entry_timestamp: 300 },
          '32': { queue_id: '3', queue_entry_timestamp: 200 },
        },
      },
    });
    assert.deepEqual(waitingIn(model, '3'), ['32', '31']);
    assert.deepEqual(sessionsIn(model, '3'), ['32', '31', '30']);
  });
});
