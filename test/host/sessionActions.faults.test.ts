import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { eventually, exportedApi, run, withCommand } from './support/extension.ts';
import { openOwnSite, type OwnSite } from './support/ownSite.ts';

/** The row and the LSID of some session in progress. */
function someSession(api: RepWorkflowsApi): { id: string; lsid: string } {
  const [found] = api.state.rows('support_session');
  assert.ok(found);
  return { id: found[0], lsid: String(found[1]['lsid']) };
}

describe('a changing command whose answer is faulty', () => {
  let api: RepWorkflowsApi;
  let own: OwnSite;

  before(async () => {
    api = await exportedApi();
    own = await openOwnSite();
  });

  after(() => own[Symbol.asyncDispose]());

  it('says that the outcome is unknown if the answer was cut off', async () => {
    own.site.faults.halfAnswer();
    await assert.rejects(
      run('joinSession', { lsid: someSession(api).lsid }),
      /carried out join_session\. Whether it was done is not known: look before you try again/,
    );
  });

  it('says that the outcome is unknown if the answer ends in the middle', async () => {
    own.site.faults.nextCommandAnswer(200, 'text/xml', '<success>Joi');
    await assert.rejects(run('joinSession', { lsid: someSession(api).lsid }), /not known/);
  });

  it('says that the outcome is unknown if the site failed, with the site’s own message', async () => {
    const xml = '<error xmlns="http://www.bomgar.com/namespaces/API/command">Database is busy.</error>';
    own.site.faults.nextCommandAnswer(500, 'text/xml', xml);
    await assert.rejects(
      run('joinSession', { lsid: someSession(api).lsid }),
      /internal error while it carried out join_session\. Whether it was done is not known: look before you try again\. The site says: Database is busy\./,
    );
  });

  it('offers a person to check the outcome, without an error', async () => {
    const { id } = someSession(api);
    own.site.faults.halfAnswer();
    // Enter takes the first item of the picker as soon as it is open.
    const enter = 'workbench.action.acceptSelectedQuickOpenItem';
    assert.equal(await withCommand(enter, run('joinSession', `session:${id}`)), undefined);
  });

  it('shows an <error> unchanged, with its action', async () => {
    const xml = '<error xmlns="http://www.bomgar.com/namespaces/API/command">Die Sitzung ist voll.</error>';
    own.site.faults.nextCommandAnswer(200, 'text/xml', xml);
    await assert.rejects(
      run('transferSession', { lsid: someSession(api).lsid, queueId: 'team:3' }),
      /The site answered transfer_session with: Die Sitzung ist voll\.$/,
    );
  });

  it('says that a web page came instead of an answer', async () => {
    own.site.faults.nextCommandAnswer(200, 'text/html', '<html><title>Sign in to Wi-Fi</title></html>');
    await assert.rejects(run('joinSession', { lsid: someSession(api).lsid }), /Sign in to Wi-Fi/);
  });
});

describe('an account that may only read', () => {
  let own: OwnSite;

  before(async () => {
    await exportedApi();
    own = await openOwnSite({ limited: true });
  });

  after(() => own[Symbol.asyncDispose]());

  it('gets the reason why a change is not possible before any prompt or request', async () => {
    const needed = /needs full access to the command API/;
    const lsid = 'a'.repeat(32);
    await assert.rejects(run('terminateSession', { lsid }), needed);
    await assert.rejects(run('transferSession', { lsid, queueId: 'team:3' }), needed);
    await assert.rejects(run('runAction', { action: 'terminate_session', params: { lsid } }), needed);
    await assert.rejects(run('setFailoverRole', {}), needed);
    await assert.rejects(run('tryVirtualCustomer', { queueId: 'team:3', name: 'x' }), needed);
    await assert.rejects(run('generateSessionKey', { queueId: 'team:3' }), needed);
  });

  it('gets a list of all such actions', async () => {
    const denied = await run<{ action: string; reason: string }[]>('showDeniedActions');
    const actions = denied.map(({ action }) => action);
    assert.ok(actions.includes('join_session') && !actions.includes('leave_session'));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  it('can run actions that only read', async () => {
    const reps = await run<unknown[]>('runAction', { action: 'get_logged_in_reps' });
    await eventually(() => reps.length > 0, 'representatives');
  });
});
