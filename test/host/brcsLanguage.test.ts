import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, run } from './support/extension.ts';

const SCRIPT = [
  'BRCS1.0',
  'action=generate_session_key&public_portal_hostname=help.example.com&session.custom.asset=Zo%c3%ab%20%26',
  'action=start_rdp_session&target=pc&session.custom.asset=1&speed=1',
  'action=login&mechanism=username_password&username=zoe&password=hunter2',
].join('\n');

let opened = 0;

async function open(content = SCRIPT, hasProblems = true): Promise<vscode.TextDocument> {
  // A name of its own: VS Code gives the name of a text that was closed to the next one, and may mix them up meanwhile.
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:language-${++opened}.brcs`));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
  await eventually(() => vscode.languages.getDiagnostics(document.uri).length > 0 || !hasProblems, 'the features');
  return document;
}

/** Returns the position of `|` in the script's line. */
function at(line: number, mark: string): vscode.Position {
  const text = SCRIPT.split('\n')[line] ?? '';
  const index = text.indexOf(mark.replace('|', ''));
  assert.ok(index >= 0, mark);
  return new vscode.Position(line, index + mark.indexOf('|'));
}

const ask = <T>(command: string, ...rest: unknown[]) => vscode.commands.executeCommand<T>(`vscode.${command}`, ...rest);

describe('the editor of a BRCS file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('completes actions, parameters that are missing, and values', async () => {
    const { uri } = await open();
    const labels = async (position: vscode.Position): Promise<string[]> => {
      const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', uri, position);
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await labels(at(2, 'action=|start'))).includes('start_vpro_session'));
    const parameters = await labels(at(2, '&|speed'));
    assert.ok(parameters.includes('display_size') && parameters.includes('session.custom.external_key'));
    assert.ok(!parameters.includes('target'));
    assert.ok((await labels(at(1, 'hostname=|help'))).length >= 0);
  });

  it('explains a parameter and shows its decoded value on hover, but no password', async () => {
    const { uri } = await open();
    const hover = async (position: vscode.Position): Promise<string> =>
      (await ask<vscode.Hover[]>('executeHoverProvider', uri, position))
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
    assert.match(await hover(at(1, 'Zo%c3|%ab')), /Zoë(&nbsp;| )&/);
    assert.match(await hover(at(2, 'start|_rdp')), /Remote Desktop/);
    assert.doesNotMatch(await hover(at(3, 'hunt|er2')), /hunter2/);
  });

  it('shows a decoded value as plain text on hover: no markup, no link, no command', async () => {
    const says = '[x](command:workbench.action.quit) <b> https://evil.example www.evil.example ![i](//e) `c` $(zap)';
    const { uri } = await open(`BRCS1.0\naction=start_vnc_session&target=${encodeURIComponent(says)}`);
    const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', uri, new vscode.Position(1, 50));
    const [decoded] = hover?.contents ?? [];
    assert.ok(decoded instanceof vscode.MarkdownString);
    const { value, isTrusted, supportHtml, supportThemeIcons } = decoded;
    assert.deepEqual([isTrusted, supportHtml, supportThemeIcons].filter(Boolean), []);
    for (const markup of ['](', '![', '<b>', '://', 'www.', ' `c` ']) {
      assert.ok(!value.includes(markup), `${markup} in ${value}`);
    }
    assert.match(value, /^Decoded: .*command:workbench\.action\.quit/);
  });

  it('shows the parameters of a command while it is typed', async () => {
    const { uri } = await open();
    const help = await ask<vscode.SignatureHelp>('executeSignatureHelpProvider', uri, at(2, 'target=p|c'), '&');
    assert.match(help.signatures[0]?.label ?? '', /^start_rdp_session: target \[jumpoint\]/);
    assert.equal(help.activeParameter, 0);
  });

  it('has an outline, folding, links and inlay hints, none of which shows a password', async () => {
    const { uri } = await open();
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['generate_session_key', 'start_rdp_session', 'login'],
    );
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', uri);
    assert.deepEqual([folds[0]?.start, folds[0]?.end], [0, 3]);
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', uri);
    assert.ok(links.some(({ target }) => target?.toString() === 'https://help.example.com/'));
    const whole = new vscode.Range(0, 0, 9, 0);
    const hints = await ask<vscode.InlayHint[]>('executeInlayHintProvider', uri, whole);
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['Zoë &'],
    );
    assert.doesNotMatch(JSON.stringify([symbols, hints]), /hunter2/);
  });

  it('marks unknown names and passwords with semantic tokens', async () => {
    const { uri } = await open();
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend', uri);
    const { data } = await ask<vscode.SemanticTokens>('provideDocumentSemanticTokens', uri);
    const types = Array.from({ length: data.length / 5 }, (_, index) => legend.tokenTypes[data[index * 5 + 3] ?? -1]);
    assert.deepEqual(types, ['brcsUnknown', 'brcsPassword']);
  });

  it('formats a script, and renames a custom field in all commands', async () => {
    const document = await open();
    const options = { insertSpaces: true, tabSize: 2 };
    const edits = await ask<vscode.TextEdit[]>('executeFormatDocumentProvider', document.uri, options);
    const formatted = new vscode.WorkspaceEdit();
    formatted.set(document.uri, edits);
    await vscode.workspace.applyEdit(formatted);
    assert.equal(document.getText(), SCRIPT.replace('%c3%ab', '%C3%AB'));
    const edit = await ask<vscode.WorkspaceEdit>(
      'executeDocumentRenameProvider',
      document.uri,
      at(2, 'custom.as|set'),
      'room nr',
    );
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText().split('session.custom.room%20nr=').length, 3);
  });

  it('offers code lenses above the header to run, to add and to copy', async () => {
    const { uri } = await open();
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', uri);
    const commands = lenses.map(({ command, range }) => `${range.start.line} ${command?.command ?? ''}`);
    for (const name of ['runScript', 'addScriptCommand', 'copyScript']) {
      assert.ok(commands.includes(`0 repWorkflows.${name}`), name);
    }
  });

  it('offers code actions that remove the password and copy the command in other forms', async () => {
    const document = await open();
    const range = new vscode.Range(at(3, '|hunter2'), at(3, '|hunter2'));
    const actions = await ask<vscode.CodeAction[]>('executeCodeActionProvider', document.uri, range);
    const removal = actions.find(({ title }) => title === 'Remove the credentials');
    assert.ok(removal?.edit && actions.some(({ title }) => title === 'Copy as client_script URL'));
    await vscode.workspace.applyEdit(removal.edit);
    assert.equal(document.lineAt(3).text, 'action=login');
  });

  it('adds a command after the given line', async () => {
    const document = await open('BRCS1.0\r\naction=login\r\naction=delete_script_file', false);
    const params = { target: 'pc 1' };
    await run('addScriptCommand', { uri: document.uri.toString(), action: 'start_vnc_session', params });
    assert.deepEqual(document.getText().split(/\r?\n/), [
      'BRCS1.0',
      'action=login',
      'action=start_vnc_session&target=pc%201',
      'action=delete_script_file',
    ]);
  });

  it('checks a large file without blocking the typing', async () => {
    const line = 'action=generate_session_key&session.custom.abc=Zo%C3%AB\n';
    const document = await open(`BRCS1.0\n${line.repeat(18_000)}`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'x');
    const begun = Date.now();
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === 'missing-action'),
      'the check',
    );
    assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
  });
});
