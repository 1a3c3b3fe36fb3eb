import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { FakeSite } from './fakeSite.ts';

describe('CommandClient', () => {
  it('sends the action first, in a form, and allows repetition only of queries', async () => {
    const site = new FakeSite(({ action }) =>
      action === 'set_rep_status' ? '<success>Done.</success>' : '<logged_in_reps/>',
    );
    const client = new CommandClient(site);
    const { signal } = new AbortController();
    assert.deepEqual(await client.runArgument('set_rep_status', { repId: '5', codeName: 'busy' }), {
      success: 'Done.',
    });
    await client.loggedInReps(signal);
    assert.deepEqual(site.requests, [
      {
        method: 'POST',
        path: '/api/command',
        form: [
          ['action', 'set_rep_status'],
          ['rep_id', '5'],
          ['code_name', 'busy'],
        ],
        readOnly: false,
        action: 'set_rep_status',
      },
      {
        method: 'POST',
        path: '/api/command',
        form: [['action', 'get_logged_in_reps']],
        readOnly: true,
        action: 'get_logged_in_reps',
        signal,
      },
    ]);
  });

  it('accepts a success inside another element', async () => {
    const client = new CommandClient(new FakeSite('<set_rep_status><success/></set_rep_status>'));
    assert.deepEqual(await client.run('set_rep_status', { rep_id: 5, code_name: 'busy' }), { success: '' });
  });

  it('sends nothing if a parameter is invalid', async () => {
    const site = new FakeSite('');
    const client = new CommandClient(site);
    await assert.rejects(client.generateSessionKey({ queueId: 'nowhere' }), (error) =>
      SiteError.is(error, 'invalid-parameter'),
    );
    await assert.rejects(client.runNamed('set_rep_status', {}), (error) => SiteError.is(error, 'invalid-parameter'));
    assert.deepEqual(site.requests, []);
  });

  it('runs an action by its name, and only those of the table', async () => {
    const client = new CommandClient(new FakeSite('<connected_clients/>'));
    assert.deepEqual(await client.runNamed('get_connected_clients', { id: ['1'] }), []);
    for (const action of ['format_disk', 'toString']) {
      await assert.rejects(client.runNamed(action, {}), /action must be one of get_logged_in_reps/);
    }
  });

  it('accepts the plural name that the guide’s list has for one action', async () => {
    const site = new FakeSite('<success>Successfully imported Jump Item shortcut</success>');
    const shortcut = { name: 'Endpoint', local_jump_hostname: 'ABCDEF02', group: 'remote_access' };
    await new CommandClient(site).runNamed('import_jump_shortcuts', shortcut);
    assert.deepEqual(site.requests[0]?.form?.[0], ['action', 'import_jump_shortcut']);
  });

  it('passes on the reason if the site was not reached', async () => {
    const cause = new SiteError('cut', 'The connection broke.');
    await assert.rejects(new CommandClient(new FakeSite(cause)).loggedInReps(), cause);
  });
});

describe('the typed methods of CommandClient', () => {
  const LSID = 'c69a8e10bea9428f816cfababe9815fe';
  const calls: readonly [string, (client: CommandClient) => Promise<unknown>, Record<string, string>][] = [
    [
      'join_session',
      (client) => client.runArgument('join_session', { lsid: LSID, repId: 151 }),
      { lsid: LSID, rep_id: '151' },
    ],
    [
      'transfer_session',
      (client) => client.runArgument('transfer_session', { lsid: LSID, queueId: 'team:1' }),
      { lsid: LSID, queue_id: 'team:1' },
    ],
    [
      'leave_session',
      (client) => client.runArgument('leave_session', { lsid: LSID, customer: true }),
      { lsid: LSID, customer: '1' },
    ],
    ['terminate_session', (client) => client.runArgument('terminate_session', { lsid: LSID }), { lsid: LSID }],
    [
      'send_chat_message',
      (client) => client.runArgument('send_chat_message', { lsid: LSID, body: 'Hi', impersonate: 'customer' }),
      { lsid: LSID, body: 'Hi', impersonate: 'customer' },
    ],
    [
      'set_session_attributes',
      (client) => client.runArgument('set_session_attributes', { lsid: LSID, attributes: { room: '' } }),
      { lsid: LSID, 'session.custom.room': '' },
    ],
    [
      'set_failover_role',
      (client) => client.runArgument('set_failover_role', { role: 'primary', dataSyncFirst: false, force: false }),
      { role: 'primary', data_sync_first: '0' },
    ],
    [
      'import_jump_shortcut',
      (client) =>
        client.run('import_jump_shortcut', { name: 'A', group: 'g', vpro_hostname: 'h', jumpoint: 'London', tag: 'x' }),
      { name: 'A', group: 'g', vpro_hostname: 'h', jumpoint: 'London', tag: 'x' },
    ],
  ];
  for (const [action, call, form] of calls) {
    it(`send ${action} with the guide’s names, and never twice`, async () => {
      const site = new FakeSite('<success>Done</success>');
      assert.deepEqual(await call(new CommandClient(site)), { success: 'Done' });
      assert.deepEqual(Object.fromEntries(site.requests[0]?.form ?? []), { action, ...form });
      assert.equal(site.requests[0]?.readOnly, false);
    });
  }

  it('request appliances, health and attributes', async () => {
    const site = new FakeSite(({ action }) =>
      action === 'check_health'
        ? '<a><appliance id="1">h</appliance></a>'
        : action === 'get_appliances'
          ? '<appliances/>'
          : '<custom_attributes/>',
    );
    const client = new CommandClient(site);
    assert.deepEqual(await client.appliances(), []);
    assert.equal((await client.health()).applianceId, '1');
    assert.deepEqual(await client.runArgument('get_session_attributes', { lsid: LSID }), []);
    assert.ok(site.requests.every(({ readOnly }) => readOnly));
  });

  it('check bounds that depend on known facts about the site', async () => {
    const site = new FakeSite('<success/>');
    const old = new CommandClient(site, () => ({ apiVersion: '1.19.2', now: 1000 }));
    const fresh = new CommandClient(site, () => ({ apiVersion: '1.24.1' }));
    await assert.rejects(
      old.runArgument('send_chat_message', { teamId: 1, body: 'x' }),
      /team_id needs API version 1\.21\.1 or later/,
    );
    await assert.rejects(
      old.runArgument('send_chat_message', { lsid: LSID, body: 'x', timestamp: 1001 }),
      /time in the past/,
    );
    await old.runArgument('send_chat_message', { lsid: LSID, body: 'x'.repeat(5000), timestamp: 1000 });
    await assert.rejects(
      fresh.runArgument('send_chat_message', { lsid: LSID, body: 'x'.repeat(2049) }),
      /at most 2048 characters/,
    );
    assert.equal(site.requests.length, 1);
  });
});

describe('CommandClient.runRaw', () => {
  it('returns the XML beside the parsed answer', async () => {
    const xml = '<?xml version="1.0"?>\n<success> Done </success>';
    const raw = await new CommandClient(new FakeSite(xml)).runRaw('terminate_session', { lsid: 'a1' });
    assert.deepEqual(raw, { answer: { success: 'Done' }, xml });
  });
});

describe('CommandClient, for a query with more ids than one request takes,', () => {
  it('sends several requests, each id once, and returns the answers in order', async () => {
    const site = new FakeSite(({ form = [] }) => {
      const ids = Object.fromEntries(form)['id']?.split(',') ?? [];
      return `<connected_clients>${ids.map((id) => `<connected_push_agent id="${id}"/>`).join('')}</connected_clients>`;
    });
    const ids = Array.from({ length: 250 }, (_, index) => String(index));
    const query = { ids: [...ids, '7', '8'], includeConnections: true };
    const clients = await new CommandClient(site).connectedClients(query);
    assert.deepEqual(
      clients.map(({ id }) => id),
      ids,
    );
    const forms = site.requests.map(({ form = [] }) => Object.fromEntries(form));
    assert.deepEqual(
      forms.map((form) => form['id']?.split(',').length),
      [100, 100, 50],
    );
    assert.ok(forms.every((form) => form['include_connections'] === '1'));
  });

  it('sends one request for up to 100 ids, and returns its whole XML', async () => {
    const site = new FakeSite('<connected_clients/>');
    const ids = Array.from({ length: 101 }, (_, index) => String(index));
    const client = new CommandClient(site);
    await client.connectedClients({ ids: ids.slice(1) });
    assert.equal(site.requests.length, 1);
    const { answer, xml } = await client.runRaw('get_connected_clients', { id: ids });
    assert.deepEqual([answer, xml], [[], '<connected_clients/>\n<connected_clients/>']);
  });
});

describe('CommandClient, given an answer that is cut,', () => {
  const cut = '<success>Successfully term';

  it('reports an unknown outcome for a change', async () => {
    for (const text of [cut, '', '<terminate_session><success>x</success>']) {
      const call = new CommandClient(new FakeSite(text)).runArgument('terminate_session', { lsid: 'a1' });
      await assert.rejects(call, (error) => {
        assert.ok(SiteError.is(error, 'outcome-unknown'), text);
        assert.match(error.message, /support\.example\.com to terminate_session .*not known/);
        return true;
      });
    }
  });

  it('reports only the cut for a query', async () => {
    const call = new CommandClient(new FakeSite('<logged_in_reps><rep')).loggedInReps();
    await assert.rejects(call, (error) => SiteError.is(error, 'cut'));
  });

  it('reports a different error if the answer is no XML', async () => {
    const call = new CommandClient(new FakeSite('Done.')).runArgument('terminate_session', { lsid: 'a1' });
    await assert.rejects(call, (error) => SiteError.is(error, 'bad-answer'));
  });
});
