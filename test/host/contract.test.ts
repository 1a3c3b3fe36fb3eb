import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import type { CommandName } from '../../src/ui/platform/contributions/commandTypes.ts';
import { exportedApi, run } from './support/extension.ts';
import { LSID, THEN } from './support/guideAnswers.ts';
import { ATTRIBUTES, CONNECTED_REP, KEY, MEMBER, PERMISSIONS, REP } from './support/guideResults.ts';
import { ACCOUNT, forgetSites, openHandSite, startHandSite, TOKEN, xml, type HandSite } from './support/handSite.ts';

const VIRTUAL = {
  short_key: '1234567',
  name: 'Zoë',
  ip_address: '203.0.113.5',
  operating_system: 'Windows',
  computer_name: 'PC',
};

/** An action, its parameters by the guide's names, and its result. */
const ACTIONS: readonly (readonly [string, Record<string, unknown>, unknown])[] = [
  ['get_logged_in_reps', {}, [REP]],
  [
    'get_support_teams',
    { showmembers: 1 },
    [
      { id: '1', name: 'Network', supportSessionCount: 3, issues: [{ id: '7', title: 'Wi-Fi' }], members: [MEMBER] },
      { id: '18446744073709551615', name: 'Hardware', supportSessionCount: 0, issues: [], members: [] },
    ],
  ],
  ['generate_session_key', { queue_id: 'rep_username:admin' }, { type: 'support', ...KEY }],
  ['get_session_attributes', { lsid: LSID }, ATTRIBUTES],
  ['create_virtual_customer', VIRTUAL, { downloadUrl: 'https://support.example.com/download?x=1&y=2' }],
  [
    'get_appliances',
    {},
    [
      {
        id: '9f6c',
        name: 'One',
        publicHostname: 'support.example.com',
        clusterRole: 'single',
        failoverRole: 'none',
        acceptingConnections: true,
        timezoneOffset: -18_000,
      },
    ],
  ],
  [
    'get_connected_client_list',
    { type: ['representative', 'support_customer'] },
    {
      summary: [{ applianceId: '9f6c', counts: { representative: 1, pinned_client: 40 } }],
      clients: [{ type: 'representative', id: '101' }],
    },
  ],
  [
    'get_connected_clients',
    { id: ['101', '102'], include_connections: true },
    [
      CONNECTED_REP,
      { type: 'support_customer', id: '102', hostname: 'PC-2', name: 'Zoë', nonInteractive: 'rdp', lsid: LSID },
    ],
  ],
  [
    'check_health',
    {},
    {
      appliance: 'support.example.com',
      applianceId: '9f6c',
      version: '21.3.1 (12345)',
      success: true,
      failoverRole: 'primary',
      enabledSharedIps: ['192.0.2.1'],
      lastDataSyncTime: THEN,
      lastDataSyncStatus: 'OK',
    },
  ],
  ['get_api_info', {}, { apiVersion: '1.21.1', companyName: 'acme', timestamp: THEN, permissions: PERMISSIONS }],
  ['send_chat_message', { team_id: 1, body: 'x' }, { success: 'Chat message sent' }],
];

/** A command with its argument, the form that it sends, and its result. */
const COMMANDS: readonly (readonly [CommandName, unknown, Record<string, string>, unknown])[] = [
  [
    'generateSessionKey',
    {
      queueId: 'team:1',
      ttl: 3600,
      externalKey: 'ABC1234',
      attributes: { custom_field1: 'Custom Value' },
      priority: 1,
      skills: ['codename1', 'codename2'],
      urlHostname: 'support.example.com',
    },
    {
      action: 'generate_session_key',
      type: 'support',
      queue_id: 'team:1',
      ttl: '3600',
      'session.custom.external_key': 'ABC1234',
      'session.custom.custom_field1': 'Custom Value',
      'session.priority': '1',
      'session.skills': 'codename1,codename2',
      url_hostname: 'support.example.com',
    },
    KEY,
  ],
  [
    'setRepStatus',
    { repId: '5', codeName: 'busy' },
    { action: 'set_rep_status', rep_id: '5', code_name: 'busy' },
    { success: 'Status set' },
  ],
  // One's own, by the username of the site's entry and the user_id of the live state.
  [
    'setRepStatus',
    { codeName: 'busy' },
    { action: 'set_rep_status', rep_id: '1', code_name: 'busy' },
    { success: 'Status set' },
  ],
  [
    'joinSession',
    { lsid: LSID, repId: '151' },
    { action: 'join_session', lsid: LSID, rep_id: '151' },
    { success: 'Representative successfully added' },
  ],
  [
    'transferSession',
    { lsid: LSID, queueId: 'rep:1' },
    { action: 'transfer_session', lsid: LSID, queue_id: 'rep:1' },
    { success: 'Successfully transferred' },
  ],
  [
    'leaveSession',
    { lsid: LSID, repId: '151' },
    { action: 'leave_session', lsid: LSID, rep_id: '151' },
    { success: 'Left' },
  ],
  [
    'sendChatMessage',
    { lsid: LSID, body: '[b]Grüße & 😀[/b]', impersonate: 'customer' },
    { action: 'send_chat_message', lsid: LSID, body: '[b]Grüße & 😀[/b]', impersonate: 'customer' },
    { success: 'Chat message sent' },
  ],
  [
    'setSessionAttributes',
    { lsid: LSID, externalKey: '', attributes: { custom_field1: 'Custom Value' } },
    {
      action: 'set_session_attributes',
      lsid: LSID,
      'session.custom.external_key': '',
      'session.custom.custom_field1': 'Custom Value',
    },
    { success: 'Session attributes were set' },
  ],
  ['getSessionAttributes', { lsid: LSID }, { action: 'get_session_attributes', lsid: LSID }, ATTRIBUTES],
];

describe('the commands at a site written by hand from the guide', () => {
  let api: RepWorkflowsApi;
  let site: HandSite;
  let id: string;

  before(async () => {
    api = await exportedApi();
    site = await startHandSite();
    id = await openHandSite(site);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetSites();
    await site[Symbol.asyncDispose]();
  });

  it('addSite stores the site in the settings without its secret', () => {
    const stored = vscode.workspace.getConfiguration('repWorkflows').get('sites');
    assert.deepEqual(stored, [{ id, label: 'By hand', url: site.url, company: 'acme', rep: 'admin' }]);
  });

  it('connect opens the state socket as real sites require', () => {
    const [handshake] = site.handshakes;
    assert.equal(handshake?.['sec-websocket-protocol'], 'ingredi%20state%20api');
    assert.equal(handshake['x-ns-company'], 'acme');
    assert.ok(!JSON.stringify(handshake).includes(TOKEN));
  });

  it('the exported rows have the site’s own names and every digit of their ids', () => {
    assert.equal(api.state.status, 'live');
    assert.ok(Math.abs(api.state.skewSeconds) <= 2);
    assert.equal(api.state.rows('queue').get('1')?.['name'], 'Network – Zoë 🛜');
    assert.equal(api.state.rows('representative').get('11')?.['queue_id'], '18446744073709551615');
    assert.deepEqual([...api.state.rows('support_session').keys()], ['9007199254740993']);
    assert.deepEqual(api.state.rows('table_of_tomorrow').get('1'), { colour: 'blue' });
  });

  it('connect, switchSite and disconnect return the status', async () => {
    assert.deepEqual(await run('connect', { siteId: id }), { status: 'live' });
    assert.deepEqual(await run('disconnect', { siteId: id }), { status: 'disconnected' });
    assert.deepEqual(await run('switchSite', { siteId: id }), { status: 'live' });
  });

  it('testConnection returns the permissions and the difference of the clocks', async () => {
    const { skewSeconds, ...rest } = await run<{ skewSeconds: number }>('testConnection');
    assert.deepEqual(rest, { apiVersion: '1.21.1', companyName: 'acme', timestamp: THEN, permissions: PERMISSIONS });
    assert.ok(Math.abs(skewSeconds - (THEN - Date.now() / 1000)) < 10);
  });

  for (const [action, params, answer] of ACTIONS) {
    it(`runAction sends ${action} and returns its answer`, async () => {
      assert.deepEqual(await run('runAction', { action, params }), answer);
    });
  }

  for (const [command, argument, form, result] of COMMANDS) {
    it(`${command} ${Object.keys(argument as object).join(', ')}`, async () => {
      const before = site.requests.length;
      assert.deepEqual(await run(command, argument), result);
      const sent = site.requests.slice(before).filter((request) => request.form['action'] === form['action']);
      assert.deepEqual(
        sent.map((request) => request.form),
        [form],
      );
    });
  }

  it('importJumpShortcuts returns the result of every row, and sends none in a dry run', async () => {
    const rows = [
      { name: 'Endpoint', local_jump_hostname: 'ABCDEF02', group: 'remote_access' },
      { name: 'No host', group: 'remote_access' },
      { name: 'Shell', shelljump_hostname: 'A', jumpoint: 'London', protocol: 'ssh', group: 'g', terminal: 'VT100' },
    ];
    const ok = async (dryRun: boolean) =>
      (await run<{ row: number; ok: boolean; error?: string }[]>('importJumpShortcuts', { rows, dryRun })).map(
        (row) => [row.row, row.ok, row.error === undefined],
      );
    const expected = [
      [1, true, true],
      [2, false, false],
      [3, true, true],
    ];
    const sent = () => site.requests.filter(({ form }) => form['action'] === 'import_jump_shortcut').length;
    assert.deepEqual(await ok(true), expected);
    assert.equal(sent(), 0);
    assert.deepEqual(await ok(false), expected);
    assert.equal(sent(), 2);
  });

  it('runAction returns empty arrays for empty lists and for no matches', async () => {
    const nothing = '<error xmlns="x">No representatives matching your chosen criteria are available.</error>';
    for (const [action, text] of [
      ['get_logged_in_reps', '<logged_in_reps xmlns="x"/>'],
      ['get_logged_in_reps', nothing],
      ['get_support_teams', '<support_teams></support_teams>'],
      ['get_appliances', '<appliances/>'],
      ['get_connected_clients', '<connected_clients/>'],
      ['get_session_attributes', '<custom_attributes/>'],
    ] as const) {
      site.answers.set(action, xml(text));
      const params = action === 'get_session_attributes' ? { lsid: LSID } : {};
      assert.deepEqual(await run('runAction', { action, params }), [], text);
      site.answers.delete(action);
    }
  });

  it('createScript, startSessionUrl, startSessionSnippet and supportButtonCommand return texts', async () => {
    const script = await run<{ uri: string; text: string }>('createScript', {
      actions: [{ action: 'start_rdp_session', params: { target: 'ABCDEF02', console: 'yes' } }],
    });
    assert.equal(script.text, 'BRCS1.0\naction=start_rdp_session&target=ABCDEF02&console=yes');
    assert.match(script.uri, /^untitled:.*\.brcs-acme$/);
    const params = { issue_menu: 1, 'customer.name': 'John Doe', codeName: 'issue_code_name' };
    assert.deepEqual(await run('startSessionUrl', params), {
      url: `${site.url}/api/start_session?issue_menu=1&customer.name=John%20Doe&codeName=issue_code_name`,
    });
    assert.deepEqual(await run('startSessionSnippet', { kind: 'form' }), {
      text: `<form action="${site.url}/api/start_session" method="get">\n  Session Key: <input type="text" name="short_key" /><br />\n  <input type="submit" value="Submit" />\n</form>`,
      language: 'html',
    });
    // The guide's own example.
    const cbdir = 'C:\\Users\\admin\\AppData\\Local\\bomgar-scc-cb\\support.example.com\\';
    const executable = `${cbdir}bomgar-cb-w0dc30ji8hz65yji8hz65yji8hz65yc40ic90.exe`;
    const button = { executable, cbdir, externalKey: 'abc123', issueCodeName: 'install_update' };
    assert.deepEqual(await run('supportButtonCommand', { ...button, presentFrontEndSurvey: true }), {
      text: `${executable} --cbdir ${cbdir} --session-value session.custom.external_key "abc123" --issue-code-name install_update --present-front-end-survey`,
    });
  });

  it('filterSessions filters the view, and clearFilter and refresh need no argument', async () => {
    assert.deepEqual(await run('filterSessions', { conditions: ['waiting'] }), { count: 1 });
    await run('clearFilter');
    await run('refresh');
    await run('showLog');
  });

  it('ending a session and removing a customer or a site need a confirmation', async () => {
    for (const customer of [1, '1', true]) {
      await run('leaveSession', { lsid: LSID, customer }).catch(() => undefined);
      await run('runAction', { action: 'leave_session', params: { lsid: LSID, customer } }).catch(() => undefined);
    }
    await run('terminateSession', { lsid: LSID }).catch(() => undefined);
    await run('runAction', { action: 'terminate_session', params: { lsid: LSID } }).catch(() => undefined);
    await run('runAction', { action: 'set_failover_role', params: { role: 'backup' } }).catch(() => undefined);
    await run('removeSite', { siteId: id }).catch(() => undefined);
    assert.ok(!site.requests.some(({ form }) => /terminate|failover/.test(form['action'] ?? '') || 'customer' in form));
    assert.equal(vscode.workspace.getConfiguration('repWorkflows').get<unknown[]>('sites')?.length, 1);
  });

  it('all commands together sent parameters in bodies only, one request per connection, with one token', () => {
    const posts = site.requests.filter(({ method }) => method === 'POST');
    assert.ok(posts.length > 30);
    for (const { url, headers } of posts) {
      assert.match(url, /^\/api\/(?:command|reporting)$/);
      assert.equal(headers['content-type'], 'application/x-www-form-urlencoded');
      assert.equal(headers.authorization, `Bearer ${TOKEN}`);
    }
    // The other requests are those for which the guide has only GET.
    const others = site.requests.filter(({ method }) => method !== 'POST');
    assert.ok(others.every(({ url }) => /^\/(?:check_health|get_mech_list|api\/config\/v1)\b/.test(url)));
    assert.ok(site.requests.every(({ headers }) => headers.connection === 'close'));
    assert.equal(new Set(site.requests.map(({ connection }) => connection)).size, site.requests.length);
    assert.equal(site.tokens(), 1);
  });

  it('signOut deletes the secret, after which commands report that nobody is signed in', async () => {
    await run('signOut', { siteId: id });
    await assert.rejects(run('connect', { siteId: id }), /[Ss]ign in/);
    assert.ok(!JSON.stringify(vscode.workspace.getConfiguration('repWorkflows')).includes(ACCOUNT.clientSecret));
  });
});
