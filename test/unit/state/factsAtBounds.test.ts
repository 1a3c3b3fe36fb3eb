import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  availableFor,
  estimatedWaitSeconds,
  isTaken,
  loggedInSeconds,
  representativesOf,
  sessionCount,
  sessionsIn,
  sessionsOf,
  skillsOfRepresentative,
  teamsOf,
  waitingCount,
  waitingIn,
  waitingSince,
} from '../../../src/state/facts.ts';
import { findQueue, findRepresentative } from '../../../src/state/findRow.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { queueIdOf, queueWithId, repQueueId, representativeWithId } from '../../../src/state/queueIds.ts';
import { QUESTIONS } from '../../../src/state/questions.ts';

type Rows = Record<string, Record<string, object>>;

function modelOf(insert: Rows): StateModel {
  const model = new StateModel();
  model.apply({ type: 'model_update', insert });
  return model;
}

const NOW = 10_000;
const ids = (found: ReadonlySet<string>): string[] => [...found];

describe('Questions about minutes, at the second', () => {
  const model = modelOf({
    queue: { '1': { type: 'team' } },
    support_session: {
      '2': { created_timestamp: NOW - 300, queue_id: '1', estimated_pickup_timestamp: NOW + 300 },
      '3': { created_timestamp: NOW - 301, queue_id: '1', estimated_pickup_timestamp: NOW + 301 },
      '4': { created_timestamp: NOW - 299, queue_id: '1', estimated_pickup_timestamp: NOW },
      '5': { queue_id: '1', estimated_pickup_timestamp: NOW + 1 },
      '6': { estimated_pickup_timestamp: NOW - 1 },
    },
    representative: { '7': { created_timestamp: NOW - 300 }, '8': { created_timestamp: NOW - 301 }, '9': {} },
  });
  const moment = { model, now: NOW };

  it('find what lasts longer than that, and not what lasts exactly as long', () => {
    assert.deepEqual(ids(QUESTIONS.olderThan.answer(moment, 5)), ['3']);
    assert.deepEqual(ids(QUESTIONS.estimatedWait.answer(moment, 5)), ['3']);
    assert.deepEqual(ids(QUESTIONS.loggedInFor.answer(moment, 5)), ['8']);
    assert.deepEqual(ids(QUESTIONS.loggedInFor.answer(moment, 0)), ['7', '8']);
    assert.deepEqual(ids(QUESTIONS.olderThan.answer(moment, 0)), ['2', '3', '4']);
  });

  it('find a pick-up overdue from its very second on, of sessions that wait', () => {
    assert.deepEqual(ids(QUESTIONS.pickupOverdue.answer(moment)), ['4']);
    assert.deepEqual(
      ['2', '4', '5', '6', '99'].map((id) => estimatedWaitSeconds(model, id, NOW)),
      [300, 0, 1, undefined, undefined],
    );
    assert.equal(loggedInSeconds({ created_timestamp: NOW + 5 }, NOW), 0);
    assert.equal(loggedInSeconds({ created_timestamp: 0 }, NOW), undefined);
  });

  it('find key and form, chat, and each of the reasons not to be free', () => {
    const other = modelOf({
      support_session: {
        '1': { start_method: 'session_key' },
        '2': { start_method: 'issue_submission' },
        '3': { start_method: 'rep_list' },
        '4': {},
      },
      customer_client: {
        '11': { support_session_id: '3', client_type: 'desktop' },
        '12': { support_session_id: '3', client_type: 'web_chat' },
        '13': { support_session_id: '4', client_type: 'desktop' },
      },
      representative: {
        '21': { routing_idle: 1 },
        '22': { routing_busy: 1 },
        '23': { routing_enabled: 0 },
        '24': { routing_idle: 0, routing_busy: 0, routing_enabled: 1 },
        '25': { skill_code_names: ' mac ,, sap' },
      },
    });
    const asked = { model: other, now: NOW };
    assert.deepEqual(ids(QUESTIONS.keyOrForm.answer(asked)), ['1', '2']);
    assert.deepEqual(ids(QUESTIONS.chat.answer(asked)), ['3']);
    assert.deepEqual(ids(QUESTIONS.notFree.answer(asked)), ['21', '22', '23']);
    assert.deepEqual(ids(QUESTIONS.idle.answer(asked)), ['21']);
    assert.deepEqual(ids(QUESTIONS.busy.answer(asked)), ['22']);
    assert.deepEqual(ids(QUESTIONS.autoAssignOff.answer(asked)), ['23']);
    assert.deepEqual(ids(QUESTIONS.withSkill.answer(asked, 'sap')), ['25']);
    assert.deepEqual(ids(QUESTIONS.withSkill.answer(asked, 'sa')), []);
    assert.deepEqual(skillsOfRepresentative({ skill_code_names: ' mac ,, sap' }), ['mac', 'sap']);
    assert.deepEqual(skillsOfRepresentative({}), []);
  });
});

describe('Sessions and queues', () => {
  const model = modelOf({
    queue: {
      '1': { type: 'team' },
      '2': { type: 'team', support_session_count: 0 },
      '3': { type: 'team', support_session_count: null },
      '4': { type: 'personal' },
      '5': { type: 'prewait' },
    },
    support_session: {
      '10': { queue_id: '1', queue_entry_timestamp: 30, created_timestamp: 1 },
      '11': { queue_id: '1' },
      '12': { queue_id: '1', created_timestamp: 20 },
      '13': { queue_id: '1', queue_entry_timestamp: 10 },
      '14': { queue_id: '4', queue_entry_timestamp: 5 },
      '15': { queue_id: '2' },
    },
    representative: {
      '20': { queue_id: '4', routing_available: 1 },
      '21': { type: 'invited', routing_available: 1 },
      '22': { routing_available: 0, support_session_count: 7 },
    },
    representative_support_session: {
      '30': { representative_id: '20', support_session_id: '14', created_timestamp: 2 },
      '31': { representative_id: '20', support_session_id: '99', created_timestamp: 1 },
      '32': { representative_id: '20', support_session_id: '13', created_timestamp: 1 },
      '33': { representative_id: '20', support_session_id: '14', created_timestamp: 3 },
    },
    representative_queue: {
      '40': { representative_id: '22', queue_id: '1', role: 'lead' },
      '41': { representative_id: '22', queue_id: '4' },
      '42': { representative_id: '98', queue_id: '1' },
      '43': { representative_id: '22' },
      '44': { representative_id: '22', queue_id: '97' },
    },
  });

  it('stand in order of their entry, of which those come last that tell none', () => {
    assert.deepEqual(sessionsIn(model, '1'), ['13', '12', '10', '11']);
    assert.deepEqual(waitingIn(model, '1'), ['13', '12', '10', '11']);
    assert.deepEqual(
      ['10', '11', '12', '14', '99'].map((id) => waitingSince(model, id)),
      [30, undefined, 20, undefined, undefined],
    );
    assert.deepEqual([waitingIn(model, ''), waitingIn(model, '0'), waitingIn(model, '4')], [[], [], []]);
  });

  it('are counted by the site’s own number where it tells one, and not at all where it tells neither', () => {
    assert.deepEqual(
      ['1', '2', '3', '4', '99'].map((id) => waitingCount(model, id)),
      [4, 0, undefined, 0, 0],
    );
    assert.deepEqual([sessionCount(model, '20'), sessionCount(model, '22'), sessionCount(model, '99')], [2, 7, 0]);
  });

  it('belong to representatives in the order of joining, each once, without those that are gone', () => {
    assert.deepEqual(sessionsOf(model, '20'), ['13', '14']);
    assert.deepEqual(sessionsOf(model, '21'), []);
    assert.deepEqual([isTaken(model, '14'), isTaken(model, '10')], [true, false]);
  });

  it('are served by owners and members who are known, and the general queue by all but the invited', () => {
    const of = (queue: string) => representativesOf(model, queue).map(({ id }) => id);
    assert.deepEqual([of('1'), of('4'), of('5'), of('2')], [['22'], ['20', '22'], ['20', '22'], []]);
    assert.deepEqual([availableFor(model, '4'), availableFor(model, '5')], [['20'], ['20']]);
    assert.deepEqual(teamsOf(model, '22'), [
      { queueId: '1', role: 'lead' },
      { queueId: '97', role: undefined },
    ]);
    const told = modelOf({
      queue: { '5': { type: 'prewait' } },
      representative: { '20': {}, '21': {} },
      representative_queue: { '1': { queue_id: '5', representative_id: '21' } },
    });
    assert.deepEqual(
      representativesOf(told, '5').map(({ id }) => id),
      ['21'],
    );
  });
});

describe('Names of queues and representatives', () => {
  const model = modelOf({
    queue: {
      '1': { type: 'team', support_team_id: '7', name: 'Net', code_name: 'n' },
      '2': { type: 'prewait', name: '' },
      '3': { type: 'personal' },
      '4': { type: 'personal' },
      '5': { type: 'team', name: 'N' },
    },
    representative: {
      '10': {
        user_id: '5',
        username: 'Bob',
        queue_id: '3',
        private_display_name: 'Robert',
        public_display_name: 'Bobby',
      },
      '11': { username: 'robert', queue_id: '4' },
    },
  });

  it('are what the command API calls a queue, as far as the site tells enough', () => {
    assert.deepEqual(
      ['1', '2', '3', '4', '5', '99'].map((row) => queueIdOf(model, row)),
      ['team:7', 'general', 'rep:5', undefined, undefined, undefined],
    );
    assert.deepEqual([repQueueId('5'), repQueueId(''), repQueueId(undefined)], ['rep:5', undefined, undefined]);
  });

  it('lead back to the rows, by the whole form only', () => {
    const queues = [
      'general',
      'team:7',
      'rep:5',
      'rep_username:BOB',
      'rep_username:robert',
      'team:5',
      'xteam:7',
      'rep:',
      'general ',
    ];
    assert.deepEqual(
      queues.map((word) => queueWithId(model, word)),
      ['2', '1', '3', '3', '4', undefined, undefined, undefined, undefined],
    );
    const people = ['rep:5', 'rep_username:bob', 'team:7', 'general', 'rep:bob', 'rep_username:5'];
    assert.deepEqual(
      people.map((word) => representativeWithId(model, word)),
      ['10', '10', undefined, undefined, undefined, undefined],
    );
  });

  it('are found by id, then code name, then name, then row, and by username before display names', () => {
    assert.deepEqual(
      ['7', 'N', 'net', '5', 'general', '99', ''].map((word) => findQueue(model, word)),
      ['1', '1', '1', '5', '2', undefined, undefined],
    );
    assert.deepEqual(
      ['robert', 'bobby', 'BOB', '5', '11', 'rep:5', ''].map((word) => findRepresentative(model, word)),
      ['11', '10', '10', '10', '11', '10', undefined],
    );
  });
});

describe('What a site does that the guide does not foresee', () => {
  it('is told once for each kind, in these words, with the table shortened', () => {
    const lines: string[] = [];
    const model = new StateModel({ onOddity: (line) => lines.push(line) });
    const table = 't'.repeat(81);
    const twice = (parts: Parameters<StateModel['apply']>[0]): void => {
      model.apply(structuredClone(parts));
      model.apply(structuredClone(parts));
    };
    twice({ type: 'model_update', insert: { [table]: { '1': 'x' } } });
    twice({ type: 'model_update', insert: { queue: 7 } });
    twice({ type: 'model_update', update: { queue: { '1': { name: 'a' } } } });
    twice({ type: 'model_update', insert: { queue: { '1': { name: 'a' } } } });
    twice({ type: 'model_update', delete: { queue: ['9'] } });
    assert.deepEqual(lines, [
      `The site sent something that is not a row; it was left out (first in table ${'t'.repeat(80)}).`,
      'The site updated a row that was never inserted; it counts as inserted (first in table queue).',
      'The site inserted a row that was there already; the new one replaces it (first in table queue).',
      'The site deleted a row that was not there (first in table queue).',
    ]);
    assert.deepEqual([model.size, model.tableNames], [1, [table, 'queue']]);
  });
});
