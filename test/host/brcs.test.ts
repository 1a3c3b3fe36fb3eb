import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, run } from './support/extension.ts';

describe('BRCS files', () => {
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('are opened as documents named after the company', async () => {
    const actions = [{ action: 'generate_session_key', params: { 'session.custom.external_key': 'ABC 1' } }];
    const { uri, text } = await run<{ uri: string; text: string }>('createScript', { actions, company: 'acme' });
    assert.match(uri, /\.brcs-acme$/);
    assert.equal(text, 'BRCS1.0\naction=generate_session_key&session.custom.external_key=ABC%201');
    const document = vscode.window.activeTextEditor?.document;
    assert.deepEqual([document?.uri.toString(), document?.languageId], [uri, 'brcs']);
  });

  it('are not created with an invalid parameter, and the error has its name and bound', async () => {
    const actions = [{ action: 'start_vnc_session', params: { target: 'pc', port: 70_000 } }];
    await assert.rejects(run('createScript', { actions }), /port must be a whole number from 1 to 65535/);
  });

  it('are checked while they are typed, with fixes', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'brcs', content: 'action=logon' });
    const found = await eventually(() => {
      const list = vscode.languages.getDiagnostics(document.uri);
      return list.length > 0 && list;
    }, 'diagnostics');
    assert.deepEqual(found.map(({ code }) => code).sort(), ['missing-header', 'unknown-action']);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 8, 0, 9),
    );
    assert.ok(fixes.some(({ title }) => title === 'Write login'));
  });
});
