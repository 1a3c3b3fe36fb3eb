import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Action, ACTIONS, isActionName, type ParamsOf } from '../../../src/command-api/actions.ts';
import type { Parameters } from '../../../src/command-api/parameterKinds.ts';
import { validateParams } from '../../../src/command-api/validate.ts';

describe('the table of actions', () => {
  it('says of every action that asks only that read-only access is enough', () => {
    for (const [name, action] of Object.entries<Action>(ACTIONS)) {
      assert.equal(action.readOnly, name.startsWith('get_'), name);
      assert.ok(!action.readOnly || action.permission === 'read_only', name);
    }
  });

  it('has defaults that are valid', () => {
    for (const name of Object.keys(ACTIONS).filter(isActionName)) {
      const parameters: Parameters = ACTIONS[name].parameters;
      for (const [parameter, definition] of Object.entries(parameters)) {
        const params = { queue_id: 'general', [parameter]: definition.default };
        assert.ok(definition.default === undefined || validateParams(name, params).length > 0);
      }
    }
  });

  it('gives the types of the parameters', () => {
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
  });
});
