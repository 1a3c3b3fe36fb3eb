import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ModelUpdate, RepWorkflowsApi, StateObservable, Subscription, Truncation } from '../../src/api.ts';
import { startDemoSite, type DemoSite } from '../../src/demo/demoSite.ts';
import { eventually, exportedApi, run } from './support/extension.ts';

const NEWCOMER = {
  client_type: 'desktop',
  created_timestamp: 1_637_658_000,
  elevated: false,
  hostname: 'BOB-PC',
  operating_system: 'Windows 11',
  support_session_id: '18446744073709551610',
} as const;

describe('the API for other extensions', () => {
  let api: RepWorkflowsApi;
  let site: DemoSite;
  const subscriptions: Subscription[] = [];
  const all: (ModelUpdate | Truncation)[] = [];

  /** Collects everything that `observable` sends from now on. */
  function heard<T>(observable: StateObservable<T>): T[] {
    const values: T[] = [];
    subscriptions.push(observable.subscribe((value) => values.push(value)));
    return values;
  }

  before(async () => {
    api = await exportedApi();
    site = await startDemoSite({ seed: 12, speed: 0 });
    const { url, company, clientId, clientSecret } = site;
    await run('addSite', { url, company, clientId, clientSecret, label: 'Quiet' });
    assert.deepEqual(await run('connect'), { status: 'live' });
  });

  after(async () => {
    await run('disconnect');
    const settings = vscode.workspace.getConfiguration('repWorkflows');
    await settings.update('sites', undefined, true);
    await settings.update('activeSite', undefined, true);
    await site.stop();
  });

  beforeEach(() => {
    all.length = 0;
    subscriptions.push(api.state.subscribe((change) => all.push(change)));
  });

  afterEach(() => subscriptions.splice(0).forEach((subscription) => subscription.dispose()));

  it('has a version, and gives the current rows with the site’s own names', () => {
    assert.equal(api.apiVersion, 1);
    assert.equal(api.state.status, 'live');
    const rows = api.state.rows('representative');
    assert.deepEqual([...rows.keys()].sort(), [...site.model.rows('representative').keys()].sort());
    const [row] = rows.values();
    assert.equal(typeof row?.['routing_available'], 'boolean');
    assert.equal(typeof row?.['user_id'], 'string');
    assert.equal(api.state.rows('no_such_table').size, 0);
  });

  it('sends inserts, updates and deletions in the shapes of the guide’s library', async () => {
    const inserts = heard(api.state.tableInserts('customer_client'));
    const updates = heard(api.state.tableUpdates('customer_client'));
    const deletions = heard(api.state.tableDeletions('customer_client'));
    const changes = heard(api.state.changesForTable('customer_client'));
    const others = heard(api.state.changesForTable('presenter'));

    const id = site.model.insert('customer_client', NEWCOMER);
    site.model.flush();
    await eventually(() => inserts.length > 0, 'an insert');
    site.model.update('customer_client', id, { elevated: true });
    site.model.flush();
    await eventually(() => updates.length > 0, 'an update');
    site.model.delete('customer_client', id);
    site.model.flush();
    await eventually(() => deletions.length > 0, 'a deletion');

    const [insert, update, deletion] = [{ [id]: NEWCOMER }, { [id]: { elevated: true } }, [id]];
    assert.deepEqual([inserts, updates, deletions], [[insert], [update], [deletion]]);
    assert.deepEqual(changes, [
      { name: 'insert', data: insert },
      { name: 'update', data: update },
      { name: 'delete', data: deletion },
    ]);
    assert.deepEqual(all, [
      { type: 'model_update', insert: { customer_client: insert } },
      { type: 'model_update', update: { customer_client: update } },
      { type: 'model_update', delete: { customer_client: deletion } },
    ]);
    assert.deepEqual(others, []);
  });

  it('sends a truncation, and then the new rows as inserts', async () => {
    const truncations = heard(api.state.truncations());
    site.faults.truncate();
    await eventually(() => truncations.length > 0, 'a truncation');
    assert.deepEqual(truncations, [{ type: 'truncate_model' }]);
    const since = () => all.slice(all.findIndex(({ type }) => type === 'truncate_model') + 1);
    const update = await eventually(
      () => since().find((change) => change.type === 'model_update'),
      'what is there now',
    );
    assert.deepEqual(Object.keys(update.insert?.['queue'] ?? {}), [...api.state.rows('queue').keys()]);
  });

  it('sends nothing after a subscription is disposed', async () => {
    const values: unknown[] = [];
    api.state.subscribe((value) => values.push(value)).dispose();
    site.model.insert('customer_client', NEWCOMER);
    site.model.flush();
    await eventually(() => all.length > 0, 'the change');
    assert.deepEqual(values, []);
  });

  it('stays open over a lost connection, and completes once when the person disconnects', async () => {
    const statuses: string[] = [];
    let [completed, failed] = [0, 0];
    const following = api.state.onDidChangeStatus((status) => statuses.push(status));
    api.state.subscribe(
      undefined,
      () => failed++,
      () => completed++,
    );
    site.faults.cutSockets();
    await eventually(() => statuses.at(-1) === 'live', 'live again');
    assert.equal(completed, 0);
    await run('disconnect');
    await eventually(() => completed > 0, 'the end');
    following.dispose();
    assert.deepEqual([completed, failed], [1, 0]);
    assert.deepEqual([...new Set(statuses)], ['reconnecting', 'live', 'disconnected']);
  });

  it('sends an error once when the site refuses the account', async () => {
    const errors: Error[] = [];
    await run('connect');
    subscriptions.push(api.state.subscribe(undefined, (error) => errors.push(error)));
    site.faults.revokeTokens();
    site.faults.refuseTokens(2);
    site.faults.cutSockets();
    await eventually(() => errors.length > 0, 'the refusal');
    assert.equal(api.state.status, 'refused');
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.message ?? '', /refused/);
  });
});
