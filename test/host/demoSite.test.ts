import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { eventually, exportedApi, run } from './support/extension.ts';

interface SessionKey {
  readonly shortKey: string;
  readonly keyUrl: string;
  readonly expires: number;
  readonly externalKey?: string;
}

describe('the demo site', () => {
  let api: RepWorkflowsApi;

  before(async () => {
    api = await exportedApi();
    await run('openDemoSite');
  });

  after(() => run('stopDemoSite'));

  it('is live with queues, representatives and sessions once openDemoSite resolves', () => {
    assert.equal(api.state.status, 'live');
    for (const table of ['queue', 'representative', 'support_session', 'customer_client', 'presentation_session']) {
      assert.ok(api.state.rows(table).size > 0, table);
    }
  });

  it('has an account whose permissions testConnection returns', async () => {
    const report = await run<{ apiVersion: string; companyName: string; permissions: Record<string, string> }>(
      'testConnection',
    );
    assert.match(report.apiVersion, /^\d+\.\d+\.\d+$/);
    assert.equal(report.companyName, 'demo');
    assert.equal(report.permissions['perm_real_time_state'], '1');
  });

  it('sends a changed status back through the feed', async () => {
    const own = (): Readonly<Record<string, unknown>> | undefined =>
      [...api.state.rows('representative').values()].find((row) => row['username'] === 'zoe.angstrom');
    await run('setRepStatus', { codeName: 'busy' });
    await eventually(() => own()?.['routing_busy'] === true, 'busy');
    await run('setRepStatus', { codeName: 'available' });
    await eventually(() => own()?.['routing_busy'] === false, 'available again');
  });

  it('generates a session key for a team with an external key', async () => {
    const key = await run<SessionKey>('generateSessionKey', { queueId: 'team:3', ttl: 600, externalKey: 'ABC-123' });
    assert.match(key.shortKey, /^\w{7}$/);
    assert.equal(new URL(key.keyUrl).protocol, 'http:');
    assert.equal(key.externalKey, 'ABC-123');
    assert.ok(Math.abs(key.expires - Date.now() / 1000 - 600) < 30);
  });

  it('is not sent a parameter out of its bounds', async () => {
    await assert.rejects(run('generateSessionKey', { queueId: 'team:3', priority: 4 }), /priority/);
    await assert.rejects(run('generateSessionKey', { queueId: 'nowhere' }), /queue_id|queueId/);
  });

  it('keeps its rows in the views when it is stopped, and replaces them when it is started again', async () => {
    await run('stopDemoSite');
    await eventually(() => api.state.status === 'reconnecting', 'offline');
    assert.ok(api.state.rows('support_session').size > 0);
    await run('openDemoSite');
    assert.equal(api.state.status, 'live');
    const lsids = [...api.state.rows('support_session').values()].map((row) => row['lsid']);
    assert.equal(new Set(lsids).size, lsids.length);
  });

  it('is not in the settings with a secret', () => {
    const settings = JSON.stringify(vscode.workspace.getConfiguration('repWorkflows'));
    assert.doesNotMatch(settings, /secret"/i);
  });
});
