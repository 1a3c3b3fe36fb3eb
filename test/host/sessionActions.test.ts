import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { RepWorkflowsApi, StateRow } from '../../src/api.ts';
import { eventually, exportedApi, run } from './support/extension.ts';

const OWN = 'zoe.angstrom';

describe('commands on sessions', () => {
  let api: RepWorkflowsApi;

  before(async () => {
    api = await exportedApi();
    await run('openDemoSite');
  });

  after(() => run('stopDemoSite'));

  const find = (table: string, fits: (row: StateRow) => boolean): string | undefined =>
    [...api.state.rows(table)].find(([, row]) => fits(row))?.[0];
  const ownId = (): string | undefined => find('representative', ({ username }) => username === OWN);
  const membersOf = (session: string): string[] =>
    [...api.state.rows('representative_support_session').values()].flatMap((row) =>
      row['support_session_id'] === session ? [String(row['representative_id'])] : [],
    );
  /** A session that waits in the queue of a team. */
  const waiting = async (): Promise<{ id: string; lsid: string }> =>
    eventually(() => {
      const id = [...api.state.rows('support_session').keys()].find((key) => membersOf(key).length === 0);
      const lsid = id === undefined ? undefined : api.state.rows('support_session').get(id)?.['lsid'];
      return id !== undefined && typeof lsid === 'string' && { id, lsid };
    }, 'somebody waits');

  it('add oneself to a session, and remove a representative again', async () => {
    const { id, lsid } = await waiting();
    assert.ok((await run<{ success: string }>('joinSession', { lsid })).success);
    await eventually(() => membersOf(id).includes(ownId() ?? ''), 'in the session');
    await run('leaveSession', { lsid, repUsername: OWN });
    await eventually(() => !membersOf(id).includes(ownId() ?? ''), 'out of the session');
  });

  it('transfer a session to a team', async () => {
    const { id, lsid } = await waiting();
    const target = find('queue', (row) => row['code_name'] === 'accounts');
    const team = String(api.state.rows('queue').get(target ?? '')?.['support_team_id']);
    await run('transferSession', { lsid, queueId: `team:${team}` });
    await eventually(() => api.state.rows('support_session').get(id)?.['queue_id'] === target, 'in the other queue');
  });

  it('set attributes, read them, and clear one by an empty text', async () => {
    const { lsid } = await waiting();
    const attributes = async (): Promise<Record<string, string>> => {
      const list = await run<{ codeName: string; value: string }[]>('getSessionAttributes', { lsid });
      return Object.fromEntries(list.map(({ codeName, value }) => [codeName, value]));
    };
    await run('setSessionAttributes', { lsid, externalKey: 'ABC-123', attributes: { asset_tag: 'PC-17' } });
    assert.equal((await attributes())['external_key'], 'ABC-123');
    await run('setSessionAttributes', { lsid, attributes: { external_key: '' } });
    assert.equal((await attributes())['external_key'] ?? '', '');
  });

  it('send a chat message to a session', async () => {
    const { lsid } = await waiting();
    assert.ok((await run<{ success: string }>('sendChatMessage', { lsid, body: '[b]Hello[/b]' })).success);
  });

  it('report a wrong parameter by name before anything is sent', async () => {
    const { lsid } = await waiting();
    await assert.rejects(run('transferSession', { lsid, queueId: 'general' }), /queue_id|queueId/);
    await assert.rejects(run('sendChatMessage', { lsid, teamId: '1', body: 'x' }), /team_id|lsid/);
    await assert.rejects(run('joinSession', { lsid, colour: 'red' }), /colour/);
  });

  it('show the site’s own message if it refuses', async () => {
    await assert.rejects(run('joinSession', { lsid: 'f'.repeat(32) }), /join_session/);
  });

  it('end no session without a confirmation', async () => {
    const { id, lsid } = await waiting();
    await run('terminateSession', { lsid }).catch(() => undefined);
    await run('runAction', { action: 'terminate_session', params: { lsid } }).catch(() => undefined);
    assert.ok(api.state.rows('support_session').has(id));
  });

  it('run any action with the guide’s own names', async () => {
    const reps = await run<{ id: string; privateDisplayName: string }[]>('runAction', {
      action: 'get_logged_in_reps',
      params: {},
    });
    assert.ok(reps.some(({ privateDisplayName }) => privateDisplayName === 'Zoë Ångström'));
    await assert.rejects(run('runAction', { action: 'fly', params: {} }), /action must be one of/);
  });

  it('import Jump shortcuts: every row checked before the first is sent, and none in a dry run', async () => {
    const rows = [
      { name: 'Printer', group: 'remote_access', local_jump_hostname: 'printer-1' },
      { name: '', group: 'remote_access', local_jump_hostname: 'printer-2' },
    ];
    const dry = await run<{ row: number; ok: boolean; error?: string }[]>('importJumpShortcuts', {
      rows,
      dryRun: true,
    });
    assert.deepEqual(
      dry.map(({ row, ok }) => [row, ok]),
      [
        [1, true],
        [2, false],
      ],
    );
    assert.match(dry[1]?.error ?? '', /name/);
    const sent = await run<{ row: number; ok: boolean }[]>('importJumpShortcuts', { rows });
    assert.deepEqual(
      sent.map(({ ok }) => ok),
      [true, false],
    );
  });
});
