import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { eventually, exportedApi, run } from './support/extension.ts';
import { COMMAND_ANSWERS, LSID, REPORT_ANSWERS, THEN } from './support/guideAnswers.ts';
import {
  ACCOUNT,
  BASIC,
  CA_FILE,
  forgetSites,
  html,
  json,
  openHandSite,
  startHandSite,
  TOKEN,
  xml,
  type Answer,
  type HandSite,
} from './support/handSite.ts';

const REPS = { action: 'get_logged_in_reps', params: {} };
const JOIN = { lsid: LSID, repId: '1' };
const DENIED = json({
  error: 'access_denied',
  message: 'The resource owner or authorization server denied the request.',
});

describe('the commands at a site that refuses, fails or answers oddly', () => {
  let api: RepWorkflowsApi;
  let site: HandSite;

  before(async () => {
    api = await exportedApi();
    site = await startHandSite();
    await openHandSite(site);
  });

  afterEach(() => site.answers.clear());

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetSites();
    await site[Symbol.asyncDispose]();
  });

  /** Returns the number of requests for an action since a point in time. */
  const asked = (action: string, since: number): number =>
    site.requests.slice(since).filter(({ form }) => form['action'] === action).length;
  /** Returns these answers in sequence, then always the last one. */
  const inTurn = (...list: readonly Answer[]): Answer => {
    let at = 0;
    return (response, request) => list[Math.min(at++, list.length - 1)]?.(response, request);
  };

  const REFUSALS: readonly (readonly [string, Answer, RegExp])[] = [
    ['an error as the root', xml('\n<error xmlns="http://x/API/command">Invalid lsid.</error>\n'), /Invalid lsid\./],
    ['an error inside of the list', xml('<r xmlns="x"><error>Invalid lsid.</error></r>'), /Invalid lsid\./],
    ['an error with a status of HTTP', xml('<error>Unknown team 7 &amp; 8.</error>', 400), /Unknown team 7 & 8\./],
    [
      'a missing permission',
      xml('<error xmlns="x">Your account does not have permission to use the Command API.</error>'),
      /may not use join_session.*API Configuration.*does not have permission/,
    ],
    [
      'an API that is off',
      html('<html><head><title>Document Not Found</title></head></html>', 404),
      /localhost.*Enable XML API/,
    ],
    ['a sign-in page', html('<!DOCTYPE html><title>Log in</title>', 200), /web page titled “Log in”/],
    ['text that is no XML', xml('OK'), /not XML/],
    ['an error in JSON', json({ error: 'invalid_request', message: 'Malformed.' }), /Malformed\./],
    ['an error that repeats the token', xml(`<error>Bad: Bearer ${TOKEN}</error>`), /Bad: Bearer •••/],
    ['an answer of another kind', xml('<session_list/>'), /<session_list>.*<success>/],
    ['too many requests', (response) => void response.writeHead(429, { 'retry-after': '120' }).end(), /120 s/],
    ['a failure of its own', html('<html><title>Oops</title></html>', 500), /internal error.*Oops/],
    ['half an answer', xml('<success xmlns="x">Repre'), /not known/],
    ['a cut connection', (response) => void response.destroy(), /not known/],
  ];
  for (const [name, answer, message] of REFUSALS) {
    it(`${name}: fails with a message that a person can act on, and does not send the change twice`, async () => {
      const since = site.requests.length;
      site.answers.set('join_session', answer);
      await assert.rejects(run('joinSession', JOIN), message);
      assert.equal(asked('join_session', since), 1);
    });
  }

  it('a request that only reads is tried three times', async () => {
    const usual = xml(COMMAND_ANSWERS['get_logged_in_reps'] ?? '');
    const failing: Answer = (response) => void response.writeHead(503).end();
    const since = site.requests.length;
    site.answers.set(
      'get_logged_in_reps',
      inTurn(failing, (response) => void response.destroy(), usual),
    );
    assert.equal((await run<unknown[]>('runAction', REPS)).length, 1);
    assert.equal(asked('get_logged_in_reps', since), 3);
  });

  it('a retry waits for the time of Retry-After', async () => {
    const busy: Answer = (response) => void response.writeHead(429, { 'retry-after': '1' }).end();
    site.answers.set('get_logged_in_reps', inTurn(busy, xml(COMMAND_ANSWERS['get_logged_in_reps'] ?? '')));
    const begun = Date.now();
    await run('runAction', REPS);
    assert.ok(Date.now() - begun >= 990);
  });

  it('a denied token is replaced once for all pending requests, and the change is sent again', async () => {
    const before = site.tokens();
    const good = xml(COMMAND_ANSWERS['join_session'] ?? '');
    site.answers.set('join_session', (response, request) =>
      (request.headers.authorization === `Bearer ${TOKEN}` ? DENIED : good)(response, request),
    );
    const results = await Promise.all([run('joinSession', JOIN), run('joinSession', JOIN), run('joinSession', JOIN)]);
    assert.deepEqual(results, Array(3).fill({ success: 'Representative successfully added' }));
    assert.equal(site.tokens(), before + 1);
  });

  it('a second denied token fails the request', async () => {
    const since = site.requests.length;
    const before = site.tokens();
    site.answers.set('join_session', json({ error: 'access_denied', message: 'No.' }, {}, 401));
    await assert.rejects(run('joinSession', JOIN), /denied access.*Sign in again.*No\./);
    assert.equal(asked('join_session', since), 2);
    assert.equal(site.tokens(), before + 1);
  });

  it('a report that is cut off keeps the received items and is marked as incomplete', async () => {
    const whole = REPORT_ANSWERS['SupportSession'] ?? '';
    const session = /<session .*<\/session>/s.exec(whole)?.[0] ?? '';
    site.answers.set('SupportSession', xml(`<session_list>${session}<session lsid="b"><lseq>4`));
    const report = await run<{ items: { lsid: string }[]; complete: boolean }>('runReport', {
      type: 'SupportSession',
      params: { start_time: THEN, duration: 0 },
    });
    assert.deepEqual([report.items.map(({ lsid }) => lsid), report.complete], [[LSID], false]);
  });

  it('an error of a report in another language is shown unchanged', async () => {
    site.answers.set('SupportTeam', xml('<error xmlns="x">Ungültiges Datum für start_date.</error>'));
    const params = { start_date: '2016-10-01', duration: 1 };
    await assert.rejects(run('runReport', { type: 'SupportTeam', params }), /Ungültiges Datum für start_date\./);
  });

  it('a wrong argument is reported by name before anything is sent', async () => {
    const since = site.requests.length;
    for (const [command, argument, message] of [
      ['runAction', { action: 'fly', params: {} }, /action must be one of/],
      ['runAction', { action: 'join_session', params: { lsid: LSID } }, /rep_id.*rep_username/],
      ['generateSessionKey', { queueId: 'team:one' }, /queue_id|queueId/],
      ['generateSessionKey', { queueId: 'general', priority: 4 }, /1 to 3/],
      ['transferSession', { lsid: LSID, queueId: 'issue:other' }, /queue_id|queueId/],
      ['sendChatMessage', { lsid: LSID, teamId: '1', body: 'x' }, /lsid.*team_id/],
      ['runReport', { type: 'Nonsense', params: {} }, /type must be one of/],
      ['runReport', { type: 'SupportSession', params: { start_date: '2016-02-30', duration: 1 } }, /start_date/],
      ['runReport', { type: 'SupportSession', params: { lsid: LSID, duration: 1 } }, /duration/],
      ['downloadRecording', { lsid: LSID, kind: 'video' }, /kind/],
      ['sendConfigRequest', { path: '/../command' }, /api\/config\/v1/],
      ['startSessionUrl', { short_key: '1' }, /seven characters/],
    ] as const) {
      await assert.rejects(run(command, argument), message, command);
    }
    assert.deepEqual(
      site.requests.slice(since).filter(({ method }) => method === 'POST'),
      [],
    );
  });

  it('a refused secret is sent once, stored nowhere and not shown in a message', async () => {
    const before = site.tokens();
    const argument = { url: site.url, company: 'acme', label: 'Wrong', clientId: ACCOUNT.clientId };
    const clientSecret = 'wr0ng/Secret+With=Signs';
    const error = await run('addSite', { ...argument, clientSecret }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.match(String(error), /refused the client ID or secret.*Client authentication failed/);
    assert.ok(!String(error).includes(clientSecret));
    assert.equal(site.tokens(), before + 1);
    assert.equal(vscode.workspace.getConfiguration('repWorkflows').get<unknown[]>('sites')?.length, 1);
  });

  it('connect fails with the reason why the state is refused, and does not retry', async () => {
    await run('disconnect');
    site.refusal = 'The account has no permission for that.';
    await assert.rejects(run('connect', {}), /The account has no permission for that\./);
    assert.equal(api.state.status, 'refused');
    site.refusal = undefined;
    assert.deepEqual(await run('connect'), { status: 'live' });
  });

  it('an account without the real-time state gets its rows from the command API', async () => {
    await run('disconnect');
    const usual = COMMAND_ANSWERS['get_api_info'] ?? '';
    const limited = usual.replace('"perm_real_time_state">1', '"perm_real_time_state">false');
    site.answers.set('get_api_info', xml(limited));
    const handshakes = site.handshakes.length;
    assert.deepEqual(await run('connect'), { status: 'polling' });
    assert.equal(site.handshakes.length, handshakes);
    const reps = [...api.state.rows('representative').values()];
    assert.deepEqual(
      reps.map((row) => [row['user_id'], row['username'], row['private_display_name']]),
      [['1', 'admin', 'Zoë 😀']],
    );
    const sessions = [...api.state.rows('support_session').values()];
    assert.deepEqual(
      sessions.map((row) => [row['lsid'], row['customer_name']]),
      [[LSID, 'Zoë']],
    );
    assert.ok([...api.state.rows('queue').values()].some((row) => row['name'] === 'Network'));
  });

  it('refresh requests the rows of a polled site at once', async () => {
    await run('disconnect');
    const usual = COMMAND_ANSWERS['get_api_info'] ?? '';
    site.answers.set('get_api_info', xml(usual.replace('"perm_real_time_state">1', '"perm_real_time_state">0')));
    assert.deepEqual(await run('connect'), { status: 'polling' });
    const since = site.requests.length;
    await run('refresh');
    await eventually(() => asked('get_connected_clients', since) > 0, 'a poll');
    assert.equal(asked('get_logged_in_reps', since), 1);
    const [clients] = site.requests.slice(since).filter(({ form }) => form['action'] === 'get_connected_clients');
    assert.equal(clients?.form['include_connections'], '1');
  });

  for (const status of ['404 Not Found', '407 Proxy Authentication Required', '403 Forbidden', '200 OK']) {
    it(`connect polls the command API if the state socket is answered with ${status}`, async () => {
      await run('disconnect');
      site.blocked = status;
      try {
        assert.deepEqual(await run('connect'), { status: 'polling' });
        assert.equal(api.state.rows('support_session').size, 1);
      } finally {
        site.blocked = undefined;
      }
      await run('disconnect');
      assert.deepEqual(await run('connect'), { status: 'live' });
    });
  }

  it('muteAlerts accepts a queue by its command API id, and refuses an unknown one', async () => {
    const mute = (queueId: string) => run<{ queueId: string }>('muteAlerts', { queueId, minutes: 5 });
    const teams = [...api.state.rows('queue').values()].map((row) => row['support_team_id']);
    const [team = ''] = teams.filter((id) => typeof id === 'string');
    assert.equal((await mute(`team:${team}`)).queueId, `team:${team}`);
    assert.equal((await mute('rep_username:ADMIN')).queueId, 'rep:1');
    await assert.rejects(mute('team:404'), /queueId: no queue is named team:404/);
    await assert.rejects(mute('issue:vpn'), /queueId: sessions wait in queues/);
    await run('unmuteAlerts');
  });

  it('a certificate of a private authority is trusted with caFile only', async () => {
    await using own = await startHandSite({ tls: true });
    const argument = { url: `${own.url}/login`, company: 'acme', label: 'Own authority', ...ACCOUNT };
    await assert.rejects(run('addSite', argument), /certificate of localhost:\d+ is not trusted.*caFile/);
    assert.deepEqual([own.tokens(), own.requests], [0, []]);
    const { id } = await run<{ id: string }>('addSite', { ...argument, caFile: CA_FILE });
    assert.deepEqual(await run('connect', { siteId: id }), { status: 'live' });
    const stored = vscode.workspace.getConfiguration('repWorkflows').get<{ id: string }[]>('sites') ?? [];
    assert.deepEqual(
      stored.find((entry) => entry.id === id),
      { id, label: 'Own authority', url: own.url, company: 'acme', caFile: CA_FILE },
    );
    await run('disconnect');
    await run('connect', { siteId: stored.find((entry) => entry.id !== id)?.id });
  });

  // The log is among these files where VS Code's native file logger is built; secretMask.test.ts looks at its lines.
  it('the settings and other files of VS Code contain no secret and no token', async function () {
    const report = process.env['REP_WORKFLOWS_TEST_RESULT'];
    if (!report) {
      this.skip();
    }
    await run('generateSessionKey', { queueId: 'general' });
    const folder = dirname(report);
    const settings = filesIn(folder).filter((file) => file.endsWith('settings.json'));
    assert.ok(settings.some((file) => readFileSync(file, 'utf8').includes(site.url)));
    const secrets = [ACCOUNT.clientSecret, BASIC, TOKEN, 'wr0ng/Secret+With=Signs', encodeURIComponent(BASIC)];
    const leaking = filesIn(folder).filter((file) => {
      const content = readFileSync(file);
      return secrets.some((secret) => content.includes(secret));
    });
    assert.deepEqual(leaking, []);
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
