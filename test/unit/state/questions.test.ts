import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { estimatedWaitSeconds, loggedInSeconds } from '../../../src/state/facts.ts';
import { findQueue, findRepresentative } from '../../../src/state/findRow.ts';
import { StateModel } from '../../../src/state/model.ts';
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
    ['with automatic session assignment off', () => QUESTIONS.autoAssignOff.answer(moment), ['12']],
    ['serving a team', () => QUESTIONS.inTeam.answer(moment, '1'), ['10', '11']],
    ['with a skill', () => QUESTIONS.withSkill.answer(moment, 'mac'), ['10', '12']],
  ];
  for (const [name, answer, expected] of answers) {
    it(`find those ${name}`, () => assert.deepEqual([...answer()].sort(), expected));
  }

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
    for (const word of ['1', '71', 'network', 'NETWORK']) {
      assert.equal(findQueue(model, word), '1', word);
    }
    for (const word of ['10', '5', 'ZOE', 'zoë ångström']) {
      assert.equal(findRepresentative(model, word), '10', word);
    }
    assert.equal(findQueue(model, 'nowhere'), undefined);
    assert.equal(findRepresentative(model, ''), undefined);
  });
});
