import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  attendeesOf,
  attributesOf,
  clientsOf,
  presentersOf,
  representativesIn,
  sessionsOf,
  skillsOf,
  teamsOf,
  unplacedAttendees,
} from '../../../src/state/facts.ts';
import { StateModel } from '../../../src/state/model/model.ts';

/** Rows that came in another order than they were made in; those of the session 2 and the presentation 2 are others'. */
function site(): StateModel {
  const model = new StateModel();
  const inSession = (created_timestamp: number | undefined, fields: object, session = '1') => ({
    support_session_id: session,
    ...(created_timestamp !== undefined && { created_timestamp }),
    ...fields,
  });
  const shown = (created_timestamp: number, fields: object, presentation_session_id = '1') => ({
    created_timestamp,
    presentation_session_id,
    ...fields,
  });
  model.apply({
    type: 'model_update',
    insert: {
      support_session: { '1': {}, '2': {} },
      representative: { '10': { username: 'ann' }, '11': { username: 'bob' } },
      representative_support_session: {
        '20': inSession(300, { representative_id: '10' }),
        '21': inSession(100, { representative_id: '11' }),
        '22': inSession(200, { representative_id: '12' }),
        '23': inSession(50, { representative_id: '10' }, '2'),
        '24': inSession(400, { representative_id: '11' }),
      },
      customer_client: {
        '30': inSession(undefined, { hostname: 'untimed' }),
        '31': inSession(9, { hostname: 'later' }),
        '32': inSession(5, { hostname: 'first' }),
        '33': inSession(1, { hostname: 'other' }, '2'),
      },
      support_session_attribute: {
        '40': inSession(2, { code_name: 'b', value: '2' }),
        '41': inSession(1, { code_name: 'a', value: '1' }),
        '42': inSession(0, { code_name: 'c', value: '3' }, '2'),
      },
      support_session_skill: {
        '50': inSession(2, { code_name: 'mac' }),
        '51': inSession(1, { code_name: 'sap' }),
        '52': inSession(3, {}),
      },
      representative_queue: {
        '60': { representative_id: '10', queue_id: '7', role: 'lead', created_timestamp: 2 },
        '61': { representative_id: '10', queue_id: '8', created_timestamp: 1 },
        '62': { representative_id: '11', queue_id: '7', role: 'member' },
      },
      presentation_session: { '1': {}, '2': {} },
      attendee: {
        '70': shown(3, { name: 'Cid' }),
        '71': shown(1, { name: 'Ada' }),
        '72': shown(2, { name: 'Ben' }),
        '73': shown(0, { name: 'Eve' }, '2'),
        '74': { name: 'Nobody knows where', created_timestamp: 5 },
        '75': { name: 'Nor this one', created_timestamp: 4 },
      },
      presenter: {
        '80': shown(2, { representative_id: '11' }),
        '81': shown(1, { representative_id: '10' }),
        '82': shown(1, { representative_id: '12' }, '2'),
      },
    },
  });
  return model;
}

describe('Rows that belong to others', () => {
  const model = site();

  it('come in the order they were made, those that do not say last, and none of anybody else', () => {
    assert.deepEqual(
      clientsOf(model, '1').map(({ id, row }) => [id, row.hostname]),
      [
        ['32', 'first'],
        ['31', 'later'],
        ['30', 'untimed'],
      ],
    );
    assert.deepEqual(
      attributesOf(model, '1').map(({ code_name: name, value }) => [name, value]),
      [
        ['a', '1'],
        ['b', '2'],
      ],
    );
    assert.deepEqual(skillsOf(model, '1'), ['sap', 'mac']);
  });

  it('tell who is in a session in the order of joining, each once, also who is not known', () => {
    assert.deepEqual(
      representativesIn(model, '1').map(({ id, row }) => [id, row.username]),
      [
        ['11', 'bob'],
        ['12', undefined],
        ['10', 'ann'],
      ],
    );
    assert.deepEqual(sessionsOf(model, '10'), ['2', '1']);
    assert.deepEqual(teamsOf(model, '10'), [
      { queueId: '8', role: undefined },
      { queueId: '7', role: 'lead' },
    ]);
  });

  it('tell who attends and who presents a presentation, and who attends nobody knows which', () => {
    assert.deepEqual(
      attendeesOf(model, '1').map(({ id, row }) => [id, row.name]),
      [
        ['71', 'Ada'],
        ['72', 'Ben'],
        ['70', 'Cid'],
      ],
    );
    assert.deepEqual(
      presentersOf(model, '1').map(({ row }) => row.representative_id),
      ['10', '11'],
    );
    assert.deepEqual(
      unplacedAttendees(model).map(({ id }) => id),
      ['75', '74'],
    );
    assert.deepEqual(attendeesOf(model, '3'), []);
  });
});

describe('What a step tells of its changes', () => {
  it('is all that changed and nothing else, with the old values', () => {
    const model = new StateModel();
    model.apply({
      type: 'model_update',
      insert: { queue: { '1': { name: 'A', type: 'team' }, '2': { name: 'B' }, '3': { name: 'C' } }, attendee: {} },
    });
    const changes = model.apply({
      type: 'model_update',
      insert: { queue: { '4': { name: 'D' } } },
      update: { queue: { '1': { name: 'A2', type: 'team', code_name: 'a' }, '2': { name: 'B' } } },
      delete: { queue: ['3', '99'] },
    });
    assert.deepEqual(changes.inserted, new Map([['queue', new Set(['4'])]]));
    assert.deepEqual(changes.updated, new Map([['queue', new Set(['1'])]]));
    assert.deepEqual(changes.before, new Map([['queue', new Map([['1', { name: 'A', code_name: undefined }]])]]));
    assert.deepEqual(changes.deleted, new Map([['queue', new Map([['3', { name: 'C' }]])]]));
    const nothing = model.applyAll([]);
    assert.deepEqual(
      [nothing.inserted, nothing.updated, nothing.before, nothing.deleted].map(({ size }) => size),
      [0, 0, 0, 0],
    );
  });

  it('says of a truncation which rows went, as they last were', () => {
    const model = new StateModel();
    model.apply({
      type: 'model_update',
      insert: { queue: { '1': { name: 'A' } }, attendee: { '2': { name: 'Ada' } } },
    });
    model.apply({ type: 'model_update', update: { queue: { '1': { name: 'B' } } } });
    const changes = model.apply({ type: 'truncate_model' });
    assert.deepEqual(
      changes.deleted,
      new Map([
        ['queue', new Map([['1', { name: 'B' }]])],
        ['attendee', new Map([['2', { name: 'Ada' }]])],
      ]),
    );
    assert.deepEqual([changes.inserted.size, changes.updated.size, changes.before.size], [0, 0, 0]);
  });
});
