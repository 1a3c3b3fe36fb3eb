import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { ACTION_NAMES, type ActionName } from '../../../src/command-api/actions.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { isWaiting } from '../../../src/state/facts.ts';
import { StateFeed } from '../../../src/state/sources/feed.ts';
import { openStateSocket } from '../../../src/state/connection/socket.ts';
import { openDemo, type OpenDemo } from './openDemo.ts';

describe('the commands of the demo site', () => {
  let site: OpenDemo;
  let feed: StateFeed;
  beforeEach(async () => {
    // Nothing happens by itself: what the socket tells is what the command did.
    site = await openDemo({ speed: 0 });
    const { url, company } = site.demo;
    feed = new StateFeed({
      connect: (signal) => openStateSocket({ url, company, ca: [], signal }),
      token: () => site.client.token(),
      invalidateToken: (token) => site.client.invalidateToken(token),
      clock: systemClock,
      log: silentLog,
    });
    await feed.start();
  });
  afterEach(async () => {
    feed.dispose();
    await site[Symbol.asyncDispose]();
  });

  /** Resolves once the state socket has told what makes `isSo` true. */
  const told = async (isSo: () => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => {
      if (isSo()) {
        resolve();
      }
    };
    const listening = feed.onDidChange(check);
    site.clock.advance(500);
    check();
    await promise.finally(() => listening.dispose());
  };
  const membersOf = (session: string): string[] =>
    [...feed.model.rows('representative_support_session').values()]
      .filter((row) => row.support_session_id === session)
      .map((row) => row.representative_id ?? '');
  const repRow = (username: string) =>
    [...feed.model.rows('representative')].find(([, row]) => row.username === username) ?? ['', {}];
  const someSession = (isWaiting: boolean) => {
    const found = [...feed.model.rows('support_session')].find(([id]) => (membersOf(id).length === 0) === isWaiting);
    assert.ok(found);
    const [id, row] = found;
    return { id, lsid: row.lsid ?? '' };
  };
  const rowOf = (session: string) => feed.model.rows('support_session').get(session);

  it('answer every action that there is', async () => {
    const { lsid } = someSession(false);
    const waiting = someSession(true).lsid;
    const key = await site.commands.generateSessionKey({ queueId: 'general' });
    const params: Record<ActionName, object> = {
      get_api_info: {},
      get_logged_in_reps: {},
      get_support_teams: { showmembers: true },
      set_rep_status: { rep_id: 5, code_name: 'busy' },
      generate_session_key: { type: 'support', queue_id: 'team:3' },
      join_session: { lsid: waiting, rep_id: 5 },
      transfer_session: { lsid: waiting, queue_id: 'team:5' },
      leave_session: { lsid, customer: 1 },
      get_session_attributes: { lsid },
      set_session_attributes: { lsid, 'session.custom.external_key': 'ABC-123' },
      terminate_session: { lsid },
      send_chat_message: { lsid: waiting, body: 'Hello' },
      create_virtual_customer: {
        short_key: key.shortKey,
        name: 'Bot',
        ip_address: '198.51.100.7',
        operating_system: 'Linux',
        computer_name: 'bot-1',
      },
      get_connected_client_list: {},
      get_connected_clients: { include_connections: true },
      get_appliances: {},
      check_health: {},
      import_jump_shortcut: SHORTCUT,
      set_failover_role: { role: 'primary' },
    };
    for (const action of ACTION_NAMES) {
      const answer = await site.commands.runNamed(action, params[action]);
      assert.ok(typeof answer === 'object', action);
    }
  });

  it('show in the state socket: a representative joins and leaves', async () => {
    const { id, lsid } = someSession(true);
    const [own] = repRow('zoe.angstrom');
    await site.commands.runArgument('join_session', { lsid, repUsername: 'zoe.angstrom' });
    await told(() => membersOf(id).includes(own));
    assert.equal(rowOf(id)?.queue_id, repRow('zoe.angstrom')[1].queue_id);
    await site.commands.runArgument('leave_session', { lsid, repUsername: 'zoe.angstrom' });
    await told(() => !membersOf(id).includes(own));
  });

  it('show in the state socket: a transfer, the customer’s leaving, the end', async () => {
    const { id, lsid } = someSession(false);
    const [team] = [...feed.model.rows('queue')].find(([, row]) => row.code_name === 'accounts') ?? [];
    await site.commands.runArgument('transfer_session', { lsid, queueId: 'team:7' });
    await told(() => rowOf(id)?.queue_id === team);
    assert.ok(membersOf(id).length > 0, 'who transfers a session stays in it until somebody else has taken it');
    assert.ok(isWaiting(feed.model, id));
    const hasClient = () =>
      [...feed.model.rows('customer_client').values()].some((row) => row.support_session_id === id);
    assert.ok(hasClient());
    await site.commands.runArgument('leave_session', { lsid, customer: true });
    await told(() => !hasClient());
    await site.commands.runArgument('terminate_session', { lsid });
    await told(() => rowOf(id) === undefined);
    await assert.rejects(site.commands.runArgument('terminate_session', { lsid }), saying(/Invalid lsid/));
  });

  it('show in the state socket: attributes set and cleared, and the status of a representative', async () => {
    const { id, lsid } = someSession(false);
    const valueOf = (codeName: string) =>
      [...feed.model.rows('support_session_attribute').values()].find(
        (row) => row.support_session_id === id && row.code_name === codeName,
      )?.value;
    await site.commands.runArgument('set_session_attributes', {
      lsid,
      externalKey: 'ABC-123',
      attributes: { note: 'a <b> & "c"' },
    });
    await told(() => valueOf('external_key') === 'ABC-123' && valueOf('note') === 'a <b> & "c"');
    const attributes = await site.commands.runArgument('get_session_attributes', { lsid });
    assert.ok(attributes.some(({ codeName, value }) => codeName === 'note' && value === 'a <b> & "c"'));
    await site.commands.runArgument('set_session_attributes', { lsid, attributes: { note: '' } });
    await told(() => valueOf('note') === undefined);
    await site.commands.runArgument('set_rep_status', { repId: 5, codeName: 'lunch' });
    await told(() => repRow('zoe.angstrom')[1].routing_idle === true);
  });

  it('show in the state socket: a customer who comes by a key', async () => {
    const { shortKey } = await site.commands.generateSessionKey({ queueId: 'team:5', externalKey: 'ABC-9' });
    const visitor = { name: 'Chat <bot>', ipAddress: '198.51.100.7', operatingSystem: 'Linux', computerName: 'bot-1' };
    await site.commands.runArgument('create_virtual_customer', { shortKey, ...visitor });
    const found = () => [...feed.model.rows('support_session')].find(([, row]) => row.customer_name === 'Chat <bot>');
    await told(() => found() !== undefined);
    const report = await site.reports.session(found()?.[1].lsid ?? '');
    assert.equal(report.externalKey, 'ABC-9');
    assert.equal(report.customerList[0]?.hostname, 'bot-1');
    assert.equal(report.primaryTeam?.id, '5');
    await assert.rejects(
      site.commands.runArgument('create_virtual_customer', { shortKey, ...visitor }),
      saying(/Invalid session key/),
    );
  });

  it('are refused in words: an account that may only read, an unknown action, a value out of bounds', async () => {
    const reader = new CommandClient(site.clientOf(site.demo.limitedAccount));
    assert.equal((await reader.loggedInReps()).length, feed.model.rows('representative').size);
    const { lsid } = someSession(false);
    await assert.rejects(reader.runArgument('terminate_session', { lsid }), (error: unknown) =>
      SiteError.is(error, 'not-permitted'),
    );
    const token = await site.client.token();
    const answer = async (query: string) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch(`${site.demo.url}/api/command?${query}`, { headers })).text();
    };
    assert.match(await answer('action=make_coffee'), /<error [^>]*>Invalid action</);
    assert.match(await answer('action=join_session&rep_id=5'), /<error [^>]*>[^<]*lsid/);
    assert.match(await answer(`action=join_session&lsid=${'f'.repeat(32)}&rep_id=5`), /<error [^>]*>Invalid lsid/);
  });
});

const SHORTCUT = { name: 'Office PC', local_jump_hostname: 'pc-17', group: 'remote_access' };

function saying(message: RegExp) {
  return (error: unknown) => SiteError.is(error, 'site-error') && message.test(error.message);
}
