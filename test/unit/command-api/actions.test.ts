import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACTION_NAMES, describeAction, type ActionName, type ParamsOf } from '../../../src/command-api/actions.ts';
import { validateParams } from '../../../src/command-api/validate.ts';

const whereOf = (holds: (name: ActionName) => boolean): string[] => ACTION_NAMES.filter(holds).sort();

describe('the table of actions', () => {
  it('has every action of the guide', () => {
    const guide = `get_logged_in_reps set_rep_status get_support_teams generate_session_key join_session
      transfer_session send_chat_message create_virtual_customer leave_session set_session_attributes
      get_session_attributes terminate_session get_appliances get_connected_client_list get_connected_clients
      check_health set_failover_role import_jump_shortcut get_api_info`;
    assert.deepEqual([...ACTION_NAMES].sort(), guide.split(/\s+/).sort());
  });

  it('requires only read-only access for actions that only read', () => {
    for (const name of ACTION_NAMES) {
      const { readOnly, permission } = describeAction(name);
      assert.equal(readOnly, /^(?:get_|check_)/.test(name), name);
      assert.ok(!readOnly || permission === 'read_only', name);
    }
  });

  it('requires full access where the guide does', () => {
    assert.deepEqual(
      whereOf((name) => describeAction(name).permission === 'full_access'),
      [
        'generate_session_key',
        'import_jump_shortcut',
        'join_session',
        'set_failover_role',
        'set_session_attributes',
        'terminate_session',
        'transfer_session',
      ],
    );
  });

  it('has the first API version of everything that the guide’s change log names', () => {
    const since = Object.fromEntries(
      ACTION_NAMES.flatMap((name) => {
        const { since: version } = describeAction(name);
        return version === undefined ? [] : [[name, version]];
      }),
    );
    assert.deepEqual(since, {
      set_rep_status: '1.21.1',
      get_appliances: '1.11.0',
      get_connected_client_list: '1.11.0',
      get_connected_clients: '1.11.0',
      check_health: '1.12.0',
      set_failover_role: '1.12.0',
      set_session_attributes: '1.12.0',
      get_session_attributes: '1.12.0',
      import_jump_shortcut: '1.15.0',
    });
  });

  it('describes every action and parameter in a short sentence', () => {
    for (const name of ACTION_NAMES) {
      const { description, parameters, variants = {} } = describeAction(name);
      const all = [parameters, ...Object.values(variants).map((variant) => variant.parameters)];
      const texts = [
        description,
        ...all.flatMap((one) => Object.values(one).map((parameter) => parameter.description)),
      ];
      for (const text of texts) {
        assert.match(text, /^[\p{L}\d].{5,140}\.$/u, name);
      }
    }
  });

  it('refers only to parameters of the same action', () => {
    for (const name of ACTION_NAMES) {
      const { parameters, oneOf = [], atMostOneOf = [], conditions = [], variants = {}, ends } = describeAction(name);
      const named = [
        ...oneOf.flat(),
        ...atMostOneOf.flat(),
        ...conditions.flatMap(({ when, needs }) => [when, ...Object.keys(needs)]),
        ...Object.values(variants).map(({ key }) => key),
        ...(ends?.when === undefined ? [] : [ends.when]),
      ];
      assert.deepEqual(
        named.filter((parameter) => !Object.hasOwn(parameters, parameter)),
        [],
        name,
      );
    }
  });

  it('has valid defaults', () => {
    for (const name of ACTION_NAMES) {
      for (const [parameter, definition] of Object.entries(describeAction(name).parameters)) {
        const params = { queue_id: 'general', [parameter]: definition.default };
        assert.ok(definition.default === undefined || validateParams(name, params).length > 0);
      }
    }
  });

  it('derives the types of the parameters', () => {
    const whole: ParamsOf<'generate_session_key'> = {
      queue_id: 'general',
      type: 'support',
      'session.custom.room': '7',
      'session.skills': ['a'],
      ttl: 60,
    };
    assert.equal(validateParams('generate_session_key', whole).length, 5);
    // @ts-expect-error -- the queue is required
    const without: ParamsOf<'generate_session_key'> = { ttl: 60 };
    assert.throws(() => validateParams('generate_session_key', without), /needs queue_id/);
    // @ts-expect-error -- the guide knows one type only
    const other: ParamsOf<'generate_session_key'> = { queue_id: 'general', type: 'presentation' };
    assert.throws(() => validateParams('generate_session_key', other), /type must be support/);
    const shell: ParamsOf<'import_jump_shortcut'> = {
      name: 'A',
      group: 'g',
      shelljump_hostname: 'h',
      jumpoint: 'London',
      protocol: 'ssh',
    };
    assert.equal(validateParams('import_jump_shortcut', shell).length, 5);
    // @ts-expect-error -- a Shell Jump has a protocol
    const vague: ParamsOf<'import_jump_shortcut'> = { name: 'A', group: 'g', shelljump_hostname: 'h', jumpoint: 'L' };
    assert.throws(() => validateParams('import_jump_shortcut', vague), /needs protocol/);
  });
});
