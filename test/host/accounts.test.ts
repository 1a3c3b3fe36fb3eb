import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { tryApis } from '../../src/ui/sites/connectionReport/tryApis.ts';
import { exportedApi, run } from './support/extension.ts';
import { ACCOUNT, forgetSites, html, startHandSite, xml, type HandSite } from './support/handSite.ts';
import { listOf, reportSite } from './support/reportSite.ts';

const NO_COMMANDS = xml('<error xmlns="x">Your account does not have permission to use the Command API.</error>');
const NO_REPORTS = html('<html><head><title>Document Not Found</title></head></html>', 404);

describe('an account without the Command API', () => {
  let api: RepWorkflowsApi;
  let site: HandSite;

  before(async () => {
    api = await exportedApi();
    site = await startHandSite();
  });

  afterEach(async () => {
    site.answers.clear();
    site.refusal = undefined;
    await forgetSites();
  });

  after(() => site[Symbol.asyncDispose]());

  const add = () => run<{ id: string }>('addSite', { url: site.url, company: 'acme', label: 'Partly', ...ACCOUNT });
  const kept = () => vscode.workspace.getConfiguration('repWorkflows').get<unknown[]>('sites') ?? [];

  for (const [what, closed] of [
    ['says so', NO_COMMANDS],
    ['has no such address', NO_REPORTS],
  ] as const) {
    it(`is added with live rows if it may read the real-time state and the site ${what}`, async () => {
      site.answers.set('/api/command', closed);
      site.answers.set('get_api_info', closed);
      site.answers.set('/api/reporting', NO_REPORTS);
      const { id } = await add();
      assert.deepEqual(await run('connect', { siteId: id }), { status: 'live' });
      assert.ok(api.state.rows('queue').size > 0);
      const { permissions, apiVersion } = await run<{ permissions: object; apiVersion: string }>('testConnection');
      assert.deepEqual(
        [permissions, apiVersion],
        [
          {
            perm_command: 'deny',
            perm_reporting_support: '0',
            perm_reporting_presentation: '0',
            perm_reporting_license: '0',
            perm_reporting_archive: '0',
            perm_configuration: '0',
            perm_real_time_state: '1',
          },
          '',
        ],
      );
    });
  }

  it('is added if it may only read reports', async () => {
    site.answers.set('get_api_info', NO_COMMANDS);
    site.refusal = 'The account has no permission for that.';
    const { id } = await add();
    assert.deepEqual(
      kept().map((one) => (one as { id: string }).id),
      [id],
    );
  });

  it('is not added if no API answers it, and the error is the one of the Command API', async () => {
    site.answers.set('get_api_info', NO_COMMANDS);
    site.answers.set('/api/reporting', NO_REPORTS);
    for (const report of ['SupportSessionListing', 'PresentationSessionListing', 'LicenseUsage', 'ArchiveListing']) {
      site.answers.set(report, NO_REPORTS);
    }
    site.refusal = 'The account has no permission for that.';
    await assert.rejects(add(), /does not have permission to use the Command API/);
    assert.deepEqual(kept(), []);
  });
});

describe('the connection report', () => {
  it('sends a request to every API that the account may use, and lists the answers', async () => {
    const empty: Readonly<Record<string, string>> = {
      SupportSessionListing: listOf('session_summary_list', '<session_summary lsid="a1"/><session_summary lsid="a2"/>'),
      PresentationSessionListing: '<error>No presentation data matching your chosen criteria is available.</error>',
      LicenseUsage: '<error xmlns="x">Fehler 7</error>',
      ArchiveListing: listOf('archives', ''),
    };
    const site = reportSite((params) => ({ xml: empty[params.get('generate_report') ?? ''] ?? 'paths: {}' }), {
      perm_command: 'deny',
      perm_real_time_state: '1',
      perm_backup: '1',
    });
    const { account } = site.active.access();
    assert.ok(account);
    const tried = await tryApis(site.active, account);
    assert.deepEqual(
      tried.map(({ name, state }) => [name, state]).slice(0, 2),
      ['Authentication (OAuth)', 'Health check'].map((name) => [name, 'fails']),
    );
    assert.deepEqual(
      tried.slice(2).map(({ name, state, detail }) => [name, state, /^\S+ \S+ \S+ \S+/.exec(detail)?.[0] ?? detail]),
      [
        ['Command API', 'denied', 'The API account may'],
        ['Real-Time State API', 'works', 'connected'],
        ['Reports of support sessions', 'works', '2 sessions began in'],
        ['Reports of presentations', 'works', '0 presentations began in'],
        ['Reports of licence usage', 'fails', 'The site answered LicenseUsage'],
        ['Archive reports', 'works', 'no archives of yesterday:'],
        ['Configuration API', 'works', 'openapi.yaml is there'],
        ['Backup API', 'untried', ''],
      ],
    );
    const named = new Map(site.asked.map((params) => [params.get('generate_report'), [...params.keys()]]));
    assert.deepEqual(named.get('LicenseUsage'), ['generate_report', 'start_time', 'duration', 'group_by']);
    assert.deepEqual(named.get('ArchiveListing'), ['generate_report', 'date']);
  });
});
