import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACTION_NAMES, describeAction } from '../../../src/command-api/actions.ts';
import { guideParams, propertyOf, type ActionArgument } from '../../../src/command-api/guideParams.ts';
import { SiteError } from '../../../src/site/errors.ts';

describe('guideParams', () => {
  it('converts an argument to the guide’s names', () => {
    const message: ActionArgument<'send_chat_message'> = {
      teamId: 3,
      body: 'Hi',
      impersonate: 'rep:5',
      toRepUsername: 'ada',
      timestamp: undefined,
    };
    assert.deepEqual(guideParams('send_chat_message', message), {
      team_id: 3,
      body: 'Hi',
      impersonate: 'rep:5',
      to_rep_username: 'ada',
    });
    const failover: ActionArgument<'set_failover_role'> = { role: 'backup', dataSyncFirst: false };
    assert.deepEqual(guideParams('set_failover_role', failover), { role: 'backup', data_sync_first: false });
  });

  it('converts attributes to custom fields by code name, with the external key taking precedence', () => {
    const argument: ActionArgument<'set_session_attributes'> = {
      lsid: 'a1',
      externalKey: 'INC-1',
      attributes: { room: '', external_key: 'INC-2' },
    };
    assert.deepEqual(guideParams('set_session_attributes', argument), {
      lsid: 'a1',
      'session.custom.room': '',
      'session.custom.external_key': 'INC-1',
    });
    const key: ActionArgument<'generate_session_key'> = {
      queueId: 'general',
      priority: 1,
      skills: ['a'],
      urlHostname: 'h',
    };
    assert.deepEqual(guideParams('generate_session_key', key), {
      queue_id: 'general',
      'session.priority': 1,
      'session.skills': ['a'],
      url_hostname: 'h',
    });
  });

  it('names a property that matches no parameter', () => {
    const refuses = (argument: object, parameter: string, message: RegExp) =>
      assert.throws(
        () => guideParams('join_session', argument),
        (error) =>
          SiteError.is(error, 'invalid-parameter') &&
          error.details.parameter === parameter &&
          message.test(error.message),
      );
    refuses({ lsid: 'a1', rep_id: 5 }, 'rep_id', /join_session has no parameter rep_id\. It takes lsid, repId, repUs/);
    refuses({ constructor: 1 }, 'constructor', /no parameter/);
    refuses({ attributes: {} }, 'attributes', /no parameter/);
    assert.throws(() => guideParams('get_appliances', { all: true }), /It takes none/);
    for (const attributes of [null, [], 'room=7']) {
      assert.throws(() => guideParams('set_session_attributes', { attributes }), /object of values by the code names/);
    }
  });

  it('has argument types derived from the table', () => {
    // @ts-expect-error -- the session is required
    const without: ActionArgument<'join_session'> = { repId: 5 };
    // @ts-expect-error -- there are two roles
    const other: ActionArgument<'set_failover_role'> = { role: 'tertiary' };
    assert.deepEqual(
      [guideParams('join_session', without), guideParams('set_failover_role', other)],
      [{ rep_id: 5 }, { role: 'tertiary' }],
    );
  });

  it('has a distinct property for every parameter of every action', () => {
    for (const action of ACTION_NAMES) {
      const names = Object.keys(describeAction(action).parameters);
      assert.equal(new Set(names.map(propertyOf)).size, names.length, action);
    }
  });
});
