import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { estimatedWaitSeconds, loggedInSeconds, presenceOf, type Presence } from '../../../src/state/facts.ts';
import { findQueue, findRepresentative } from '../../../src/state/findRow.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { queueIdOf, queueWithId } from '../../../src/state/queueIds.ts';
import { QUESTIONS, type Question } from '../../../src/state/questions.ts';

const NOW = 1_637_658_000;
const ago = (minutes: number): number => NOW - minutes * 60;

/** A small support centre. */
function supportCentre(): StateModel {
  const model = new StateModel();
  model.apply({
    type: 'model_update',
    insert: {
      queue: {
        '1': { type: 'team', name: 'Network', code_name: 'network', support_team_id: '71' },
        '2': { type: 'team', name: 'Hardware', code_name: 'hardware', support_team_id: '72' },
        '3': { type: 'prewait', name: 'General' },
        '4': { type: 'personal', name: 'Zoë Ångström' },
      },
      representative: {
        '10': {
          username: 'zoe',
          user_id: '5',
          private_display_name: 'Zoë Ångström',
          queue_id: '4',
          created_timestamp: ago(120),
          skill_code_names: 'mac, windows',
          routing_available: 1,
          routing_idle: 0,
          routing_busy: 0,
          routing_enabled: 1,
        },
        '11': { username: 'li', created_timestamp: ago(10), routing_idle: 1, routing_busy: 1, routing_enabled: 1 },
        '12': { username: 'jörg', skill_code_names: 'mac', routing_busy: 0, routing_enabled: 0 },
      },
      representative_queue: {
        '20': { representative_id: '10', queue_id: '1', role: 'lead' },
        '21': { representative_id: '11', queue_id: '1', role: 'member' },
        '22': { representative_id: '12', queue_id: '2', role: 'member' },
      },
      support_session: {
        // Waits for the team Network since 40 minutes, chat.
        '30': {
          queue_id: '1',
          created_timestamp: ago(40),
          start_method: 'session_key',
          estimated_pickup_timestamp: NOW + 600,
        },
        // Waits in Hardware, should have been picked up already.
        '31': {
          queue_id: '2',
          created_timestamp: ago(5),
          start_method: 'issue_submission',
          estimated_pickup_timestamp: ago(1),
        },
        // In hand of Zoë and Li, from a jump, with RDP.
        '32': {
          queue_id: '4',
          created_timestamp: ago(30),
          start_method: 'remote_rdp',
          estimated_pickup_timestamp: NOW + 900,
        },
        // In hand of Li, in no queue, without a client, of unknown age.
        '33': { start_method: 'rep_list' },
      },
      representative_support_session: {
        '40': { representative_id: '10', support_session_id: '32' },
        '41': { representative_id: '11', support_session_id: '32' },
        '42': { representative_id: '11', support_session_id: '33' },
      },
      customer_client: {
        '50': { client_type: 'web_chat', support_session_id: '30' },
        '51': { client_type: 'rdp', support_session_id: '32' },
        '52': { client_type: 'desktop', support_session_id: '32' },
      },
    },
  });
  return model;
}

const moment = { model: supportCentre(), now: NOW };

describe('The guide’s questions', () => {
  it('are all there', () => {
    const asked = Object.values(QUESTIONS).flatMap(({ guide }: Question) => guide ?? []);
    assert.deepEqual(
      [...new Set(asked)],
      [
        'What sessions are waiting in a queue?',
        'What sessions have a representative in them?',
        'What sessions have been in the system for longer than X minutes?',
        'What is the estimated wait time for a session?',
        'How many chat support sessions are in progress?',
        'How many RDP sessions are in progress?',
        'How many sessions started from a session key or the issue submission form are in progress?',
        'Which representatives are logged in?',
        'Which representatives are available to accept sessions from a specific queue?',
        'In which sessions is a representative participating?',
        'How long has a representative been logged in?',
        'Which representatives are idle, are busy, or have automatic session assignment disabled?',
      ],
    );
  });

  const answers: readonly (readonly [string, () => ReadonlySet<string>, readonly string[]])[] = [
    ['waiting in any queue', () => QUESTIONS.waiting.answer(moment), ['30', '31']],
    ['waiting in one queue', () => QUESTIONS.waiting.answer(moment, '1'), ['30']],
    ['waiting in a personal queue where all are in hand', () => QUESTIONS.waiting.answer(moment, '4'), []],
    ['with a representative', () => QUESTIONS.taken.answer(moment), ['32', '33']],
    ['in the system for longer than 5 minutes', () => QUESTIONS.olderThan.answer(moment, 5), ['30', '32']],
    ['in the system for longer than 30 minutes', () => QUESTIONS.olderThan.answer(moment, 30), ['30']],
    ['expected to wait at all', () => QUESTIONS.estimatedWait.answer(moment, 0), ['30']],
    ['expected to wait longer than 10 minutes', () => QUESTIONS.estimatedWait.answer(moment, 10), []],
    ['by chat', () => QUESTIONS.chat.answer(moment), ['30']],
    ['by RDP', () => QUESTIONS.rdp.answer(moment), ['32']],
    ['from a session key or the form', () => QUESTIONS.keyOrForm.answer(moment), ['30', '31']],
    ['logged in', () => QUESTIONS.loggedIn.answer(moment), ['10', '11', '12']],
    ['available for Network', () => QUESTIONS.available.answer(moment, '1'), ['10']],
    ['available for Hardware', () => QUESTIONS.available.answer(moment, '2'), []],
    ['available for a personal queue: its owner', () => QUESTIONS.available.answer(moment, '4'), ['10']],
    ['available for the general queue', () => QUESTIONS.available.answer(moment, '3'), ['10']],
    ['of one representative', () => QUESTIONS.ofRepresentative.answer(moment, '11'), ['32', '33']],
    ['of a representative without sessions', () => QUESTIONS.ofRepresentative.answer(moment, '12'), []],
    ['logged in for longer than an hour', () => QUESTIONS.loggedInFor.answer(moment, 60), ['10']],
    ['idle', () => QUESTIONS.idle.answer(moment), ['11']],
    ['busy, though idle too', () => QUESTIONS.busy.answer(moment), ['11']],
    ['idle, busy or with automatic session assignment off', () => QUESTIONS.notFree.answer(moment), ['11', '12']],
    ['overdue to be picked up', () => QUESTIONS.pickupOverdue.answer(moment), ['31']],
    ['with automatic session assignment off', () => QUESTIONS.autoAssignOff.answer(moment), ['12']],
    ['serving a team', () => QUESTIONS.inTeam.answer(moment, '1'), ['10', '11']],
    ['with a skill', () => QUESTIONS.withSkill.answer(moment, 'mac'), ['10', '12']],
  ];
  for (const [name, answer, expected] of answers) {
    it(`find those ${name}`, () => assert.deepEqual([...answer()].sort(), expected));
  }

  it('find RDP by the client that is connected, and by the start where there is none', () => {
    const model = new StateModel();
    const session = (start_method: string) => ({ start_method });
    model.apply({
      type: 'model_update',
      insert: {
        support_session: {
          '1': session('remote_rdp'),
          '2': session('local_rdp'),
          '3': session('local_rdp'),
          '4': session('session_key'),
          '5': session('session_key'),
          '6': session('local_vnc'),
        },
        customer_client: {
          '11': { support_session_id: '3', client_type: 'desktop' },
          '12': { support_session_id: '4', client_type: 'rdp' },
        },
      },
    });
    assert.deepEqual([...QUESTIONS.rdp.answer({ model, now: NOW })], ['1', '2', '4']);
  });

  it('take a representative for available whom the site would give a session, whatever else holds', () => {
    const presences: [object, Presence | undefined, boolean][] = [
      [{ routing_available: 1, routing_idle: 1 }, 'available', true],
      [{ routing_available: '1', routing_enabled: 0 }, 'available', true],
      [{ routing_available: 0, routing_idle: 1, routing_busy: 1 }, 'idle', false],
      [{ routing_available: 0, routing_busy: 1, routing_enabled: 0 }, 'busy', false],
      [{ routing_busy: 0, routing_enabled: 0 }, 'autoAssignOff', false],
      [{ routing_available: 0 }, 'unavailable', false],
      [{ routing_idle: 0, routing_busy: 0, routing_enabled: 1 }, undefined, false],
      [{}, undefined, false],
    ];
    for (const [fields, presence, isFree] of presences) {
      const model = new StateModel();
      model.apply({ type: 'model_update', insert: { representative: { '1': { ...fields } } } });
      assert.equal(presenceOf(model.rows('representative').get('1') ?? {}), presence);
      assert.equal(QUESTIONS.available.answer({ model, now: NOW }).size === 1, isFree);
    }
  });

  it('tell how long: the wait that is expected, and since when somebody is logged in', () => {
    const { model } = moment;
    assert.equal(estimatedWaitSeconds(model, '30', NOW), 600);
    assert.equal(estimatedWaitSeconds(model, '31', NOW), 0);
    assert.equal(estimatedWaitSeconds(model, '32', NOW), undefined);
    assert.equal(estimatedWaitSeconds(model, '33', NOW), undefined);
    const rows = model.rows('representative');
    assert.equal(loggedInSeconds(rows.get('10') ?? {}, NOW), 7200);
    assert.equal(loggedInSeconds(rows.get('12') ?? {}, NOW), undefined);
  });

  it('have empty answers on an empty site', () => {
    const empty = { model: new StateModel(), now: NOW };
    for (const question of Object.values<Question>(QUESTIONS)) {
      const ids = question.takes === 'minutes' ? question.answer(empty, 0) : question.answer(empty, '1');
      assert.equal(ids.size, 0);
    }
  });
});

describe('A queue or a representative', () => {
  it('is found by any of its names, the surest first', () => {
    const { model } = moment;
    for (const word of ['1', '71', 'network', 'NETWORK', 'team:71']) {
      assert.equal(findQueue(model, word), '1', word);
    }
    assert.equal(findQueue(model, 'general'), '3');
    assert.equal(findQueue(model, 'rep:5'), '4');
    assert.equal(findQueue(model, 'rep_username:ZOE'), '4');
    for (const nothing of ['team:1', 'rep:10', 'issue:vpn', 'team:', 'rep_username:nobody', '']) {
      assert.equal(findQueue(model, nothing), undefined, nothing);
    }
    for (const word of ['10', '5', 'ZOE', 'zoë ångström', 'rep:5', 'rep_username:zoe']) {
      assert.equal(findRepresentative(model, word), '10', word);
    }
    assert.equal(findQueue(model, 'nowhere'), undefined);
    assert.equal(findRepresentative(model, ''), undefined);
  });

  it('is the one with that support team ID or user ID, not the one whose row happens to have that number', () => {
    const model = new StateModel();
    model.apply({
      type: 'model_update',
      insert: {
        queue: {
          '7': { type: 'team', name: 'First', support_team_id: '8' },
          '8': { type: 'team', name: 'Second', support_team_id: '7' },
        },
        representative: { '5': { user_id: 6 }, '6': { user_id: 5 } },
      },
    });
    assert.equal(findQueue(model, '7'), '8');
    assert.equal(findQueue(model, 'team:7'), '8');
    assert.equal(findRepresentative(model, '5'), '6');
    for (const row of ['7', '8']) {
      assert.equal(queueWithId(model, queueIdOf(model, row) ?? ''), row);
    }
  });
});
