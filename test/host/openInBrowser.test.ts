import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openMailDraft } from '../../src/ui/features/keys/openMailDraft.ts';
import { openInBrowser } from '../../src/ui/platform/openInBrowser.ts';
import { openTicket } from '../../src/ui/features/reports/externalKeys.ts';
import { run } from './support/extension.ts';

describe('opening addresses outside of VS Code', () => {
  const { openExternal } = vscode.env;
  const opened: unknown[] = [];

  before(() => {
    const record = (target: unknown): Promise<boolean> => Promise.resolve(opened.push(target) > 0);
    Object.assign(vscode.env, { openExternal: record });
  });
  beforeEach(() => opened.splice(0));
  after(() => Object.assign(vscode.env, { openExternal }));

  it('passes the string itself to VS Code, which would encode a Uri again', async () => {
    const url = 'https://support.example.com/api/start_session?id=1&name=A%26B%3D%25%2f%C3%A9%20+;';
    assert.equal(await openInBrowser(url), true);
    assert.deepEqual(opened, [url]);
    // VS Code would open a Uri in this form.
    assert.notEqual(encodeURI(vscode.Uri.parse(url, true).toString(true)), url);
  });

  it('opens a ticket with its key encoded', async () => {
    const settings = vscode.workspace.getConfiguration('repWorkflows');
    await settings.update('reports.externalKeyUrl', 'https://tickets.example.com/?from=a%26b&key={key}', true);
    await openTicket('A&B #1/é\ud800');
    await settings.update('reports.externalKeyUrl', undefined, true);
    assert.deepEqual(opened, ['https://tickets.example.com/?from=a%26b&key=A%26B%20%231%2F%C3%A9%EF%BF%BD']);
  });

  it('opens a mail draft whose text cannot add a recipient', async () => {
    await openMailDraft('Key & more?', '100% of it:\nhttps://a/?b=c&bcc=d@e');
    assert.deepEqual(opened, [
      'mailto:?subject=Key%20%26%20more%3F&body=100%25%20of%20it%3A%0D%0Ahttps%3A%2F%2Fa%2F%3Fb%3Dc%26bcc%3Dd%40e',
    ]);
  });

  it('opens the web console with the whole command', async () => {
    const { url: site } = await run<{ url: string }>('openDemoSite');
    const params = { 'client.tag': 'a&b', 'session.custom.external_key': '50% é' };
    const { url } = await run<{ url: string }>('downloadScript', {
      type: 'web_console',
      action: 'start_jump_item_session',
      params,
    });
    await run('stopDemoSite');
    const query = 'client.tag=a%26b&session.custom.external_key=50%25%20%C3%A9';
    const expected = `${site}/api/client_script?type=web_console&operation=execute&action=start_jump_item_session&${query}`;
    assert.equal(url, expected);
  });
});
