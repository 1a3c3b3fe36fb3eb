import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AccountReport } from '../../../src/command-api/account.ts';
import { describeAction, type ActionName } from '../../../src/command-api/actions.ts';
import { availability, deniedActions, offeredParameters } from '../../../src/command-api/availability.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { FakeSite } from './fakeSite.ts';

function account(command: string | undefined, apiVersion = '1.21.1'): AccountReport {
  const permissions = command === undefined ? {} : { perm_command: command };
  return { apiVersion, companyName: 'acme', timestamp: 0, skewSeconds: 0, permissions };
}

function allowed(action: ActionName, report: AccountReport | undefined): boolean {
  return availability(action, report).available;
}

describe('availability', () => {
  it('depends on perm_command', () => {
    const values = ['deny', '0', 'read_only', 'full_access', '1', 'something_new', undefined];
    assert.deepEqual(
      values.map((value) => allowed('get_logged_in_reps', account(value))),
      [false, false, true, true, true, true, true],
    );
    assert.deepEqual(
      values.map((value) => allowed('generate_session_key', account(value))),
      [false, false, false, true, true, true, true],
    );
  });

  it('depends on the API version, compared by number', () => {
    const versions = ['1.9.0', '1.19.2', '1.21', '1.21.1', '1.22', '1.21.1.4', '2.0', '', '21.3.x'];
    assert.deepEqual(
      versions.map((version) => allowed('set_rep_status', account('full_access', version))),
      [false, false, false, true, true, true, true, true, true],
    );
    assert.equal(allowed('get_connected_clients', account('1', '1.9.0')), false);
  });

  it('gives the reason if an action cannot be run', () => {
    const denied = availability('generate_session_key', account('read_only'));
    const where = 'An administrator can allow it under /login > Management > API Configuration.';
    assert.deepEqual(denied, {
      available: false,
      reason: `generate_session_key needs full access to the command API. ${where}`,
    });
    assert.deepEqual(availability('get_appliances', account('deny')), {
      available: false,
      reason: `get_appliances needs read-only or full access to the command API. ${where}`,
    });
    assert.deepEqual(availability('set_rep_status', account('full_access', '1.19.2')), {
      available: false,
      reason: 'set_rep_status needs API version 1.21.1 or later; the site has 1.19.2.',
    });
  });

  it('allows everything while nothing is known', () => {
    assert.equal(allowed('generate_session_key', undefined), true);
    assert.deepEqual(deniedActions(undefined), []);
    assert.deepEqual(deniedActions(account('full_access')), []);
  });

  it('prevents sending an action that is not allowed, with the reason', async () => {
    const site = new FakeSite('<success/>');
    const client = new CommandClient(site, () => account('read_only', '1.19.2'));
    const refused = (reason: RegExp) => (error: unknown) =>
      SiteError.is(error, 'not-permitted') && reason.test(error.message);
    await assert.rejects(
      client.runArgument('terminate_session', { lsid: 'a1' }),
      refused(/terminate_session needs full access/),
    );
    await assert.rejects(client.runNamed('set_rep_status', {}), refused(/needs API version 1\.21\.1/));
    assert.deepEqual(site.requests, []);
    await client.runArgument('leave_session', { lsid: 'a1', customer: true });
    assert.equal(site.requests.length, 1);
  });

  it('denies all actions that change something with read-only access', () => {
    assert.deepEqual(
      deniedActions(account('read_only')).map(({ action }) => action),
      [
        'generate_session_key',
        'join_session',
        'transfer_session',
        'set_session_attributes',
        'terminate_session',
        'set_failover_role',
        'import_jump_shortcut',
      ],
    );
  });
});

describe('offeredParameters', () => {
  const offered = (apiVersion: string | undefined): string[] =>
    Object.keys(offeredParameters(describeAction('send_chat_message').parameters, apiVersion));

  it('returns those of the site’s version, and all while it is unknown', () => {
    assert.deepEqual(offered('1.21.0'), ['lsid', 'body', 'impersonate', 'timestamp']);
    assert.equal(offered('1.21.1').length, 7);
    assert.equal(offered(undefined).length, 7);
  });
});
