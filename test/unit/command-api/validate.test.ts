import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Action, ActionName } from '../../../src/command-api/actions.ts';
import { validateParams } from '../../../src/command-api/validate.ts';
import { checkedForm } from '../../../src/site/checkedForm.ts';
import { SiteError } from '../../../src/site/errors.ts';

function refuses(action: ActionName, params: object, parameter: string, message: RegExp): void {
  assert.throws(
    () => validateParams(action, params),
    (error) => {
      assert.ok(SiteError.is(error, 'invalid-parameter'));
      assert.equal(error.details.parameter, parameter);
      assert.equal(error.details.action, action);
      assert.match(error.message, message);
      return true;
    },
  );
}

const key = (params: object): object => ({ queue_id: 'general', ...params });
const refusesKey = (params: object, parameter: string, message: RegExp): void =>
  refuses('generate_session_key', key(params), parameter, message);
const acceptsKey = (params: object): Record<string, string> =>
  Object.fromEntries(validateParams('generate_session_key', key(params)));

describe('validateParams', () => {
  it('returns the guide’s names, with the only type of session key filled in', () => {
    assert.deepEqual(validateParams('generate_session_key', { queue_id: 'team:1', ttl: 3600 }), [
      ['queue_id', 'team:1'],
      ['ttl', '3600'],
      ['type', 'support'],
    ]);
  });

  it('accepts undefined for a missing value, but not null', () => {
    assert.deepEqual(acceptsKey({ ttl: undefined }), { queue_id: 'general', type: 'support' });
    refusesKey({ ttl: null }, 'ttl', /whole number/);
  });

  it('requires what the guide requires', () => {
    refuses('generate_session_key', {}, 'queue_id', /needs queue_id/);
    refuses('set_rep_status', { rep_id: 5 }, 'code_name', /needs code_name/);
    refuses('set_rep_status', { rep_id: 5, code_name: ' ' }, 'code_name', /not empty/);
  });

  it('rejects parameters that the action does not have', () => {
    refuses('get_logged_in_reps', { showmembers: 1 }, 'showmembers', /It has none/);
    refusesKey({ priority: 1 }, 'priority', /It has type, queue_id/);
    refusesKey({ 'session.custom.': 'x' }, 'session.custom.', /no parameter/);
    refusesKey({ 'session.custom.*': 'x' }, 'session.custom.*', /no parameter/);
    refusesKey({ 'session.custom.a&b': 'x' }, 'session.custom.a&b', /no parameter/);
    refuses('get_logged_in_reps', JSON.parse('{"__proto__": 1}') as object, '__proto__', /no parameter/);
    refuses('get_logged_in_reps', { constructor: 1 }, 'constructor', /no parameter/);
  });

  it('limits ttl to integers from 1', () => {
    assert.equal(acceptsKey({ ttl: '1' })['ttl'], '1');
    for (const ttl of [0, -1, 1.5, NaN, Infinity, 1e21, '', 'soon', '0x10', true, []]) {
      refusesKey({ ttl }, 'ttl', /at least 1/);
    }
  });

  it('limits priority to 1 to 3', () => {
    assert.equal(acceptsKey({ 'session.priority': 3 })['session.priority'], '3');
    refusesKey({ 'session.priority': 0 }, 'session.priority', /from 1 to 3/);
    refusesKey({ 'session.priority': 4 }, 'session.priority', /from 1 to 3/);
  });

  it('limits a custom field to 1024 characters, however many bytes each has', () => {
    for (const name of ['session.custom.external_key', 'session.custom.room']) {
      assert.equal(acceptsKey({ [name]: '😀'.repeat(1024) })[name]?.length, 2048);
      refusesKey({ [name]: 'x'.repeat(1025) }, name, /at most 1024 characters/);
      refusesKey({ [name]: 'a\u0000b' }, name, /text/);
      refusesKey({ [name]: '\ud800' }, name, /text/);
    }
    assert.equal(acceptsKey({ 'session.custom.room': '' })['session.custom.room'], '');
  });

  it('limits all custom fields together to 10 KB, including the external key', () => {
    const fields = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`session.custom.f${index}`, 'é'.repeat(512)]));
    assert.equal(Object.keys(acceptsKey(fields(10))).length, 12);
    refusesKey(
      { ...fields(10), 'session.custom.external_key': 'x' },
      'session.custom.external_key',
      /at most 10240 bytes/,
    );
  });

  it('accepts a queue in one of the guide’s five forms', () => {
    for (const queue_id of ['general', 'rep:1', 'team:18446744073709551615', 'rep_username:Ada L.', 'issue:other']) {
      assert.equal(acceptsKey({ queue_id })['queue_id'], queue_id);
    }
    for (const queue_id of ['', 'General', 'rep:', 'rep:x', 'team:-1', 'rep_username:', 'issue: ', '1', 1]) {
      refusesKey({ queue_id }, 'queue_id', /one of general, rep:\[id\], team:\[id\]/);
    }
  });

  it('accepts a host name and rejects a URL', () => {
    assert.equal(acceptsKey({ url_hostname: 'remote.example.com' })['url_hostname'], 'remote.example.com');
    for (const url_hostname of ['', 'https://a.example', 'a.example/x', 'a.example:1', '-a.example', 'a..b', 'a b']) {
      refusesKey({ url_hostname }, 'url_hostname', /host name such as/);
    }
    refusesKey({ url_hostname: `${'a.'.repeat(127)}aa` }, 'url_hostname', /host name/);
  });

  it('accepts lists as arrays or with commas', () => {
    assert.equal(acceptsKey({ 'session.skills': ['a', 'b'] })['session.skills'], 'a,b');
    assert.equal(acceptsKey({ 'session.skills': 'a, b' })['session.skills'], 'a,b');
    for (const skills of ['', 'a,', ['a,b'], ['a b'], [''], [], [null]]) {
      refusesKey({ 'session.skills': skills }, 'session.skills', /list of words/);
    }
  });

  it('accepts only the guide’s client types', () => {
    const type = ['representative', 'support_customer'];
    assert.deepEqual(validateParams('get_connected_clients', { type }), [['type', 'representative,support_customer']]);
    refuses('get_connected_clients', { type: 'pinned_client' }, 'type', /one of all, representative/);
  });

  it('sends a flag only if it is set', () => {
    for (const showmembers of [true, 1, '1']) {
      assert.deepEqual(validateParams('get_support_teams', { showmembers }), [['showmembers', '1']]);
    }
    for (const showmembers of [false, 0, '0']) {
      assert.deepEqual(validateParams('get_support_teams', { showmembers }), []);
    }
    refuses('get_support_teams', { showmembers: 'yes' }, 'showmembers', /1 or 0/);
  });

  it('keeps the digits of an id that no number can hold', () => {
    const params = { rep_id: '18446744073709551615', code_name: 'busy' };
    assert.deepEqual(validateParams('set_rep_status', params), Object.entries(params));
    refuses('set_rep_status', { ...params, rep_id: 'rep:5' }, 'rep_id', /ID of digits/);
    refuses('set_rep_status', { ...params, rep_id: 2 ** 64 }, 'rep_id', /ID of digits/);
  });

  it('requires exactly one of a group of alternatives', () => {
    const join: Action = {
      description: '',
      parameters: {
        rep_id: { kind: 'id', of: 'representative', description: '' },
        rep_username: { kind: 'text', maxLength: 3, description: '' },
      },
      oneOf: [['rep_id', 'rep_username']],
      permission: 'full_access',
      readOnly: false,
      answer: 'success',
    };
    assert.deepEqual(checkedForm('join', join, { rep_username: 'ada' }), [['rep_username', 'ada']]);
    assert.throws(() => checkedForm('join', join, {}), /exactly one of rep_id, rep_username/);
    assert.throws(() => checkedForm('join', join, { rep_id: 1, rep_username: 'ada' }), /exactly one of/);
    assert.throws(() => checkedForm('join', join, { rep_username: 'adam' }), /at most 3 characters/);
  });
});

const sends = (action: ActionName, params: object): Record<string, string> =>
  Object.fromEntries(validateParams(action, params));

describe('validateParams, for parameters that depend on each other,', () => {
  const chat = { body: 'Hi' };

  it('requires a session or a team for a chat message', () => {
    assert.deepEqual(sends('send_chat_message', { ...chat, lsid: 'a1' }), { ...chat, lsid: 'a1' });
    assert.deepEqual(sends('send_chat_message', { ...chat, team_id: 3 }), { ...chat, team_id: '3' });
    refuses('send_chat_message', chat, 'lsid,team_id', /exactly one of lsid, team_id/);
    refuses('send_chat_message', { ...chat, lsid: 'a1', team_id: 3 }, 'lsid,team_id', /exactly one of/);
  });

  it('requires a team and a sender for a private message, to one representative', () => {
    const whole = { ...chat, team_id: 3, impersonate: 'rep:5', to_rep: 8 };
    assert.equal(Object.keys(sends('send_chat_message', whole)).length, 4);
    refuses('send_chat_message', { ...chat, lsid: 'a1', to_rep: 8 }, 'team_id', /to_rep of .* goes with team_id only/);
    refuses('send_chat_message', { ...chat, team_id: 3, to_rep_username: 'ada' }, 'impersonate', /to_rep_username/);
    refuses('send_chat_message', { ...whole, to_rep_username: 'ada' }, 'to_rep,to_rep_username', /takes only one of/);
  });

  it('requires a session to speak for the customer', () => {
    assert.ok(sends('send_chat_message', { ...chat, lsid: 'a1', impersonate: 'customer' }));
    refuses('send_chat_message', { ...chat, team_id: 3, impersonate: 'customer' }, 'lsid', /impersonate=customer/);
  });

  it('requires who leaves a session, where a flag that is off does not count', () => {
    assert.deepEqual(sends('leave_session', { lsid: 'a1', rep_id: 5, customer: false }), { lsid: 'a1', rep_id: '5' });
    refuses('leave_session', { lsid: 'a1', customer: 0 }, 'rep_id,rep_username,customer', /exactly one of/);
    refuses('leave_session', { lsid: 'a1', customer: 1, rep_id: 5 }, 'rep_id,rep_username,customer', /exactly one/);
    refuses('join_session', { lsid: 'a1' }, 'rep_id,rep_username', /exactly one of/);
  });

  it('requires the backup role for a forced change, and both answers for a data sync', () => {
    assert.deepEqual(sends('set_failover_role', { role: 'backup', force: true, data_sync_first: 0 }), {
      role: 'backup',
      force: '1',
      data_sync_first: '0',
    });
    refuses('set_failover_role', { role: 'primary', force: 1 }, 'role', /force of .* goes with role=backup only/);
    refuses('set_failover_role', { role: 'none' }, 'role', /one of primary, backup/);
  });
});

describe('validateParams, for sessions and chats,', () => {
  it('accepts a logging session ID with or without hyphens', () => {
    for (const lsid of ['c69a8e10bea9428f816cfababe9815fe', 'C69A8E10-BEA9-428F-816C-FABABE9815FE']) {
      assert.deepEqual(sends('terminate_session', { lsid }), { lsid });
    }
    for (const lsid of ['', ' ', '-', 'a b', 'a1&action=x', 'x'.repeat(200), 7.5, null]) {
      refuses('terminate_session', { lsid }, 'lsid', /logging session ID/);
    }
  });

  it('accepts only representatives and teams for a transfer', () => {
    for (const queue_id of ['rep:1', 'team:1', 'rep_username:ada']) {
      assert.equal(sends('transfer_session', { lsid: 'a1', queue_id })['queue_id'], queue_id);
    }
    for (const queue_id of ['general', 'issue:other']) {
      refuses('transfer_session', { lsid: 'a1', queue_id }, 'queue_id', /one of rep:\[id\], team:\[id\]/);
    }
  });

  it('accepts a time that has passed by the site’s clock', () => {
    const at = (timestamp: unknown, now?: number): unknown => {
      const facts = now === undefined ? {} : { now };
      return validateParams('send_chat_message', { lsid: 'a1', body: 'x', timestamp }, facts).at(-1);
    };
    assert.deepEqual(at(1000, 1000), ['timestamp', '1000']);
    assert.throws(() => at(1001, 1000), /timestamp must be a time in the past/);
    assert.deepEqual(at('1001'), ['timestamp', '1001']);
    for (const timestamp of [-1, 1.5, 'now', '']) {
      assert.throws(() => at(timestamp), /time in the past/);
    }
  });

  it('accepts IP addresses of both versions', () => {
    const visitor = { short_key: '0123456', name: 'B', operating_system: 'O', computer_name: 'C' };
    for (const ip_address of ['203.0.113.5', '2001:db8::1']) {
      assert.equal(sends('create_virtual_customer', { ...visitor, ip_address })['ip_address'], ip_address);
    }
    for (const ip_address of ['203.0.113', '203.0.113.5:443', 'localhost', '']) {
      refuses('create_virtual_customer', { ...visitor, ip_address }, 'ip_address', /an IP address/);
    }
    refuses('create_virtual_customer', visitor, 'ip_address', /needs ip_address/);
  });

  it('accepts parameters of newer sites only for these', () => {
    const params = {
      ...{ short_key: 'abCD123', name: 'B', operating_system: 'O', computer_name: 'C' },
      public_site: '2',
    };
    const on = (apiVersion?: string) => () =>
      validateParams('create_virtual_customer', { ...params, ip_address: '::1' }, apiVersion ? { apiVersion } : {});
    assert.throws(on('1.21.1'), /public_site needs API version 1\.22\.1 or later; the site has 1\.21\.1/);
    assert.equal(on('1.22.1')().length, 6);
    assert.equal(on()().length, 6);
  });
});
