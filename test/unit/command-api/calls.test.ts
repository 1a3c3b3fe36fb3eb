import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACTION_NAMES } from '../../../src/command-api/actions.ts';
import { CommandCache } from '../../../src/command-api/cache.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { guideParams } from '../../../src/command-api/guideParams.ts';
import { probeHealth } from '../../../src/command-api/healthProbe.ts';
import { SiteError, type SiteErrorDetails } from '../../../src/site/errors.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { rejection } from '../../support/rejection.ts';
import { FakeSite } from './fakeSite.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const formOf = (site: FakeSite, index = 0) => Object.fromEntries(site.requests[index]?.form ?? []);

/** The reason, message and details of a failure. */
async function told(promise: Promise<unknown>): Promise<readonly unknown[]> {
  const { reason, message, details } = await rejection(promise);
  return [reason, message, details];
}

describe('CommandClient, rejecting a call before it is sent,', () => {
  it('lists the existing actions, or says that a person has to confirm the call', async () => {
    const site = new FakeSite('');
    const unasked = new CommandClient(site, undefined, false);
    assert.deepEqual(await told(unasked.runNamed('format_disk', {})), [
      'invalid-parameter',
      `action must be one of ${ACTION_NAMES.join(', ')}.`,
      { parameter: 'action' },
    ]);
    assert.deepEqual(await told(unasked.runArgument('terminate_session', { lsid: LSID })), [
      'not-permitted',
      'terminate_session has to be confirmed by a person. The session ends for everybody in it.',
      {},
    ]);
    assert.deepEqual(await told(unasked.runArgument('leave_session', { lsid: LSID, customer: true })), [
      'not-permitted',
      'leave_session has to be confirmed by a person. The customer is removed from the session.',
      {},
    ]);
    assert.deepEqual(site.requests, []);
  });

  it('lists the names of an argument, and shortens a name that is too long', () => {
    const refusal = (argument: object) => {
      try {
        guideParams('set_session_attributes', argument);
      } catch (error) {
        assert.ok(SiteError.is(error, 'invalid-parameter'));
        return [error.message, error.details];
      }
      return [];
    };
    const about = (parameter: string): SiteErrorDetails => ({ action: 'set_session_attributes', parameter });
    for (const [name, shown] of [
      ['x'.repeat(80), 'x'.repeat(80)],
      ['x'.repeat(81), `${'x'.repeat(80)}…`],
    ] as const) {
      assert.deepEqual(refusal({ [name]: 1 }), [
        `set_session_attributes has no parameter ${shown}. It takes lsid, externalKey, attributes.`,
        about(shown),
      ]);
    }
    assert.deepEqual(refusal({ attributes: 'room=7' }), [
      'attributes must be an object of values by the code names of the fields.',
      about('attributes'),
    ]);
  });
});

describe('CommandClient, given an incomplete answer to a change,', () => {
  it('names the site and the action, and keeps the original error as cause', async () => {
    for (const text of ['', ' \n', '<success>Succ']) {
      const error = await rejection(
        new CommandClient(new FakeSite(text)).runArgument('terminate_session', { lsid: LSID }),
      );
      assert.deepEqual(
        [error.reason, error.message, error.details],
        [
          'outcome-unknown',
          'The answer of support.example.com to terminate_session ends in the middle. Whether it was done is not known.',
          { host: 'support.example.com', action: 'terminate_session' },
        ],
      );
      assert.ok(SiteError.is(error.cause, 'cut', 'bad-answer'));
    }
  });
});

describe('the methods of CommandClient', () => {
  it('send the guide’s parameters, and leave out what was not requested', async () => {
    const site = new FakeSite(({ action }) =>
      action === 'get_connected_client_list'
        ? '<connected_client_list/>'
        : action === 'create_virtual_customer'
          ? '<virtual_customer/>'
          : '<connected_clients/>',
    );
    const commands = new CommandClient(site);
    await commands.connectedClients();
    await commands.connectedClients({ type: ['push_agent'], ids: ['1', '2', '1'] });
    await commands.connectedClientList();
    await commands.connectedClientList({ type: 'all', summaryOnly: true });
    await commands.runArgument('create_virtual_customer', {
      shortKey: '0123456',
      name: 'Bob',
      ipAddress: '203.0.113.5',
      operatingSystem: 'Android',
      computerName: 'phone',
      chatUrl: true,
    });
    assert.deepEqual(
      site.requests.map((_, index) => formOf(site, index)),
      [
        { action: 'get_connected_clients' },
        { action: 'get_connected_clients', type: 'push_agent', id: '1,2,1' },
        { action: 'get_connected_client_list' },
        { action: 'get_connected_client_list', type: 'all', summary_only: '1' },
        {
          action: 'create_virtual_customer',
          short_key: '0123456',
          name: 'Bob',
          ip_address: '203.0.113.5',
          operating_system: 'Android',
          computer_name: 'phone',
          chat_url: '1',
        },
      ],
    );
  });

  it('end and remove things after a person has confirmed it', async () => {
    const site = new FakeSite('<success>Done</success>');
    const confirmed = new CommandClient(site, () => ({ apiVersion: '1.10.0' }), false).afterConfirmation();
    assert.deepEqual(await confirmed.runArgument('terminate_session', { lsid: LSID }), { success: 'Done' });
    // It knows what is known of the site, too.
    await assert.rejects(confirmed.runArgument('set_failover_role', { role: 'backup' }), {
      message: 'set_failover_role needs API version 1.12.0 or later; the site has 1.10.0.',
    });
  });
});

describe('CommandCache, for answers that are cached longer,', () => {
  it('keeps teams with their members, for at least ten minutes, and the consoles', async () => {
    const site = new FakeSite(({ action }) =>
      action === 'get_support_teams' ? '<support_teams/>' : '<connected_clients/>',
    );
    const clock = new ManualClock();
    let ttl = 60;
    const cache = new CommandCache(new CommandClient(site), { ttlSeconds: () => ttl, clock });
    const ask = async () => {
      assert.deepEqual([await cache.supportTeamsWithMembers(), await cache.connectedRepresentatives()], [[], []]);
      return site.requests.length;
    };
    assert.equal(await ask(), 2);
    assert.deepEqual(
      [formOf(site), formOf(site, 1)],
      [
        { action: 'get_support_teams', showmembers: '1' },
        { action: 'get_connected_clients', type: 'representative' },
      ],
    );
    clock.advance(59_999);
    assert.equal(await ask(), 2);
    clock.advance(1);
    // The consoles alone.
    assert.equal(await ask(), 3);
    clock.advance(539_999);
    assert.equal(await ask(), 4);
    clock.advance(1);
    assert.equal(await ask(), 5);
    ttl = 900;
    clock.advance(899_998);
    assert.equal(await ask(), 5);
    clock.advance(1);
    assert.equal(await ask(), 6);
    clock.advance(1);
    assert.equal(await ask(), 7);
    cache.refresh();
    assert.equal(await ask(), 9);
  });
});

describe('probeHealth', () => {
  it('reads at most 300 characters of the answer, trimmed', async () => {
    const site = new FakeSite(`\n ${'x'.repeat(301)}`);
    const { signal } = new AbortController();
    assert.deepEqual(await probeHealth(site, signal), { healthy: true, status: 200, message: 'x'.repeat(300) });
    await probeHealth(site);
    const request = {
      method: 'GET',
      path: '/check_health',
      readOnly: true,
      authenticated: false,
      maxBytes: 64 * 1024,
    };
    assert.deepEqual(site.requests, [{ ...request, signal }, request]);
  });

  it('decides by the status of a web page, and passes on every other failure', async () => {
    const failing = (reason: 'html' | 'server' | 'site-error', details: SiteErrorDetails) =>
      new SiteError(reason, 'x', details);
    for (const [error, expected] of [
      [failing('html', { status: 200 }), { healthy: true, status: 200, message: '' }],
      [failing('server', { status: 500, siteMessage: 'Down' }), { healthy: false, status: 500, message: 'Down' }],
      [failing('html', { status: 503 }), { healthy: false, status: 503, message: '' }],
    ] as const) {
      assert.deepEqual(await probeHealth(new FakeSite(error)), expected);
    }
    for (const error of [
      failing('html', { status: 403 }),
      failing('html', { status: 499 }),
      failing('html', {}),
      failing('site-error', { status: 500 }),
      new Error('x'),
    ]) {
      await assert.rejects(probeHealth(new FakeSite(error)), error);
    }
  });
});
