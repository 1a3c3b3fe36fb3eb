import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import type { Site } from '../../src/site/site.ts';
import { eventually, exportedApi, run } from './support/extension.ts';

const sites = (): readonly Site[] => vscode.workspace.getConfiguration('repWorkflows').get<Site[]>('sites') ?? [];

describe('sites', () => {
  let api: RepWorkflowsApi;
  let support: DemoSite;

  before(async () => {
    api = await exportedApi();
    support = await startDemoSite({ seed: 7 });
  });

  after(async () => {
    await run('disconnect');
    await vscode.workspace.getConfiguration('repWorkflows').update('sites', undefined, true);
    await vscode.workspace.getConfiguration('repWorkflows').update('activeSite', undefined, true);
    await support.stop();
  });

  it('are not added if the secret is refused', async () => {
    const argument = { url: support.url, company: 'demo', clientId: support.clientId, clientSecret: 'wrong' };
    await assert.rejects(run('addSite', argument), /refused the client ID or secret/);
    assert.deepEqual(sites(), []);
  });

  it('are not added if the host does not exist, and the message names it', async () => {
    const argument = { url: 'https://no-such-host.invalid', company: '', clientId: 'a', clientSecret: 'b' };
    await assert.rejects(run('addSite', argument), /no-such-host\.invalid/);
    assert.deepEqual(sites(), []);
  });

  it('are not added over plain HTTP to another machine', async () => {
    const argument = { url: 'http://support.example.com', company: '', clientId: 'a', clientSecret: 'b' };
    await assert.rejects(run('addSite', argument), /https/);
  });

  it('become active and live once added, without a secret in the settings', async () => {
    const { clientId, clientSecret } = support;
    const url = ` ${support.url}/login/ `;
    const { id } = await run<{ id: string }>('addSite', {
      url,
      company: 'demo',
      label: 'Mine',
      clientId,
      clientSecret,
    });
    assert.deepEqual(sites(), [{ id, label: 'Mine', url: support.url, company: 'demo' }]);
    assert.deepEqual(await run('connect', { siteId: id }), { status: 'live' });
    assert.ok(api.state.rows('queue').size > 0);
    assert.ok(!JSON.stringify(sites()).includes(clientSecret));
  });

  it('are polled if the account may not read the real-time state', async () => {
    const { id } = await run<{ id: string }>('addSite', {
      url: support.url,
      company: 'demo',
      ...support.limitedAccount,
    });
    assert.deepEqual(await run('connect', { siteId: id }), { status: 'polling' });
    assert.ok(api.state.rows('representative').size > 0);
  });

  it('can be switched, with the other site’s rows at once', async () => {
    const mine = sites().find(({ label }) => label === 'Mine');
    const changes: string[] = [];
    const subscription = api.state.subscribe((change) => changes.push(change.type));
    assert.deepEqual(await run('switchSite', { siteId: mine?.id }), { status: 'live' });
    await eventually(() => changes.length > 0, 'the exported state follows');
    subscription.dispose();
  });

  it('cause an error for an unknown id', async () => {
    await assert.rejects(run('connect', { siteId: 'nowhere' }), /nowhere/);
  });
});
