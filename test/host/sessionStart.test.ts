import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../src/api.ts';
import type { LoggedInRep } from '../../src/command-api/answers/loggedInReps.ts';
import { issueForm } from '../../src/session-start/issueForm.ts';
import { startScript } from '../../src/session-start/startScript.ts';
import { startSessionUrl } from '../../src/session-start/startUrl.ts';
import { optionsOf } from '../../src/ui/features/sessionStart/askSnippet.ts';
import { startCompletions } from '../../src/ui/features/sessionStart/completionItems.ts';
import { startFields } from '../../src/ui/features/sessionStart/startFields.ts';
import {
  startItems,
  type StartMethodParams,
  type StartPurpose,
  type TypedStart,
} from '../../src/ui/shared/pickers/startItems.ts';
import { suggestedExternalKey } from '../../src/ui/shared/pickers/ticketLinks.ts';
import { OPTIONAL_PARAMETERS, START_PARAMETERS } from '../../src/session-start/startParameters.ts';
import { StateModel } from '../../src/state/model/model.ts';
import { endItem } from '../../src/ui/platform/forms/askFields.ts';
import { startHeading } from '../../src/ui/features/sessionStart/startHeading.ts';
import { askParameter, shownValue, valueProblem } from '../../src/ui/shared/pickers/parameterField.ts';
import { exportedApi, run, withCommand } from './support/extension.ts';

/** Returns the text of a snippet before anything is typed. */
function plainText(snippet: string): string {
  return snippet.replace(
    /\$\{\d+:([^}]*)\}|\\([$}\\])/g,
    (_, value?: string, escaped?: string) => value ?? escaped ?? '',
  );
}

describe('the commands that start sessions', () => {
  let api: RepWorkflowsApi;
  let url: string;

  before(async () => {
    api = await exportedApi();
    ({ url } = await run<{ url: string }>('openDemoSite'));
  });

  after(() => run('stopDemoSite'));

  it('build URLs from the guide’s parameters after a check', async () => {
    assert.deepEqual(await run('startSessionUrl', { id: 1, name: 'Zoë', 'customer.details': 'a & b' }), {
      url: `${url}/api/start_session?id=1&name=Zo%C3%AB&customer.details=a%20%26%20b`,
    });
    await assert.rejects(run('startSessionUrl', { id: 1 }), /exactly one start method/);
    await assert.rejects(run('startSessionUrl', { short_key: '1' }), /seven characters/);
  });

  it('build snippets of each kind with their language', async () => {
    assert.deepEqual(
      await run('startSessionSnippet', { kind: 'javascript', startType: 'FULL', options: { sessionKey: '1728331' } }),
      { text: "BG.start(BG.START_TYPE.FULL, {\n  sessionKey: '1728331'\n});", language: 'javascript' },
    );
    const form = await run<{ text: string; language: string }>('startSessionSnippet', {
      kind: 'form',
      externalKey: true,
    });
    assert.match(form.text, /name="short_key"[^]*name="session\.custom\.external_key"/);
    assert.equal(form.language, 'html');
    const link = await run<{ text: string }>('startSessionSnippet', {
      kind: 'link',
      params: { id: 12, name: 'John', c2cjs: 1 },
      text: '<John>',
    });
    assert.equal(link.text, `<a href="${url}/api/start_session?id=12&amp;name=John&amp;c2cjs=1">&lt;John&gt;</a>`);
    await assert.rejects(run('startSessionSnippet', { kind: 'poem' }), /kind/);
    await assert.rejects(
      run('startSessionSnippet', {
        kind: 'javascript',
        startType: 'FULL',
        options: { uiOptions: {}, sessionKey: '1234567' },
      }),
      /CHAT only/,
    );
  });

  it('build key forms that use POST and links that open a new tab, if requested', async () => {
    assert.deepEqual(await run('startSessionSnippet', { kind: 'form', method: 'post' }), {
      text: [
        `<form action="${url}/api/start_session" method="post">`,
        '  Session Key: <input type="text" name="short_key" /><br />',
        '  <input type="submit" value="Submit" />',
        '</form>',
      ].join('\n'),
      language: 'html',
    });
    assert.deepEqual(
      await run('startSessionSnippet', { kind: 'link', params: { issue_menu: 1, id: 0, c2cjs: 1 }, newTab: true }),
      {
        text: `<a href="${url}/api/start_session?issue_menu=1&amp;id=0&amp;c2cjs=1" target="_blank">Start a session</a>`,
        language: 'html',
      },
    );
  });

  it('offer only start methods that the URL, the call or the form can have', () => {
    const team = { id: '1', name: 'Network', supportSessionCount: 0, issues: [{ id: '7', title: 'No Wi-Fi' }] };
    const reps = [
      { id: '5', username: 'zoe', displayName: 'Zoë', publicDisplayName: 'Zoë', privateDisplayName: 'Zoë Z' },
    ] as unknown as readonly LoggedInRep[];
    const typed: Readonly<Record<TypedStart, StartMethodParams>> = {
      key: { short_key: '1234567' },
      codeName: { issue_menu: 1, codeName: 'wifi' },
      issueId: { issue_menu: 1, id: '0' },
      rep: { id: '5', name: 'Zoë' },
      menuRep: { issue_menu: 1, id: '5' },
      form: { form: 'issue' },
    };
    const made: Readonly<Record<StartPurpose, (params: StartMethodParams) => string>> = {
      url: (params) => startSessionUrl(url, params).slice(`${url}/api/start_session?`.length),
      call: (params) => startScript('FULL', optionsOf(params)).replace(/\s+/g, ' ').slice(29),
      issueForm: (params) => issueForm('f', params).replace(/\n */g, ''),
    };
    const starts = (purpose: StartPurpose) =>
      startItems(purpose, { model: new StateModel(), teams: [team], reps }).flatMap(({ params, ask }) => {
        const start = ask ? typed[ask] : params;
        return start ? [made[purpose](start)] : [];
      });
    assert.deepEqual(starts('url'), [
      'short_key=1234567',
      'id=5&name=Zo%C3%AB',
      'id=5&name=Zo%C3%AB',
      'issue_menu=1&id=7',
      'issue_menu=1&codeName=wifi',
      'issue_menu=1&id=0',
      'issue_menu=1&id=5',
      'issue_menu=1&id=5',
    ]);
    assert.deepEqual(starts('call'), [
      "{ issue: document.getElementById('issue') });",
      "{ sessionKey: '1234567' });",
      "{ rep: { id: 5, name: 'Zoë' } });",
      "{ rep: { id: 5, name: 'Zoë' } });",
      '{ issue: { id: 7 } });',
      "{ issue: { codeName: 'wifi' } });",
      '{ issue: { id: 0 } });',
    ]);
    const field = (name: string, value: string) =>
      `<form id="f"><input type="hidden" name="${name}" value="${value}" /></form>`;
    assert.deepEqual(starts('issueForm'), [field('id', '7'), field('codeName', 'wifi'), field('id', '0')]);
  });

  it('mark a parameter that the site’s API version lacks, and accept no value for it', async () => {
    const shown = (apiVersion?: string) =>
      startFields(OPTIONAL_PARAMETERS, apiVersion === undefined ? {} : { apiVersion }).flatMap(({ name, ...field }) => {
        const text = field.shown({});
        return text === '' ? [] : [`${name}: ${text}`];
      });
    assert.deepEqual(shown('1.15.0'), ['Time Zone Offset: needs API version 1.15.1; the site has 1.15.0']);
    assert.deepEqual([shown('1.15.1'), shown('1.24.1'), shown()], [[], [], []]);
    assert.equal(shown('1.11.0').length, 3);
    const [offset] = startFields(['timezone_offset'], { apiVersion: '1.15.0' });
    assert.deepEqual(await offset?.ask({ locale: 'de' }), { locale: 'de' });
  });

  it('build Support Button command lines for both shells', async () => {
    const button = { executable: 'C:\\cb\\cb.exe', cbdir: 'C:\\cb\\', externalKey: 'ABC-1', issueCodeName: 'wifi' };
    assert.deepEqual(await run('supportButtonCommand', button), {
      text: 'C:\\cb\\cb.exe --cbdir C:\\cb\\ --session-value session.custom.external_key "ABC-1" --issue-code-name wifi',
    });
    const { text } = await run<{ text: string }>('supportButtonCommand', { ...button, shell: 'powershell' });
    assert.match(text, /^& 'C:\\cb\\cb\.exe' --cbdir/);
    await assert.rejects(run('supportButtonCommand', { executable: 'C:\\cb.exe' }), /cbdir/);
  });

  it('copy the URL of the representative in a row', async () => {
    const [[id, row] = []] = [...api.state.rows('representative')];
    const copied = await run<{ url: string }>('copyRepresentativeUrl', `rep:${String(id)}`);
    assert.equal(new URL(copied.url).searchParams.get('id'), row?.['user_id']);
    assert.equal(await vscode.env.clipboard.readText(), copied.url);
  });

  it('ask for a priority by its word, and accept no value that the site would refuse', async () => {
    const { 'session.priority': priority, timezone_offset: parameter } = START_PARAMETERS;
    const asked = askParameter({ name: 'session.priority', parameter: priority, title: 'Priority', value: '' });
    assert.equal(await withCommand('workbench.action.acceptSelectedQuickOpenItem', asked), '1');
    assert.equal(shownValue('session.priority', priority, { 'session.priority': '1' }), 'High');

    assert.match(
      valueProblem({ name: 'timezone_offset', parameter }, '-900') ?? '',
      /^Time Zone Offset must be a whole number/,
    );
    assert.equal(valueProblem({ name: 'timezone_offset', parameter }, '-60'), undefined);
  });

  it('give a link a heading with the representative or issue it starts with', () => {
    const team = { id: '1', name: 'Network', supportSessionCount: 0, issues: [{ id: '7', title: 'No Wi-Fi' }] };
    const heading = (params: object) => startHeading({ ...params }, new StateModel(), [team]);
    assert.deepEqual([{ id: 5, name: 'Zoë' }, { issue_menu: 1, id: '7' }, { short_key: '1234567' }].map(heading), [
      'Start a session with Zoë',
      'Start a session: No Wi-Fi',
      'Start a session with the key 1234567',
    ]);
    const model = new StateModel();
    model.apply({
      type: 'model_update',
      insert: { representative: { '9': { user_id: '7', public_display_name: 'Åsa' } } },
    });
    const either = startHeading({ issue_menu: 1, id: '7' }, model, [team]);
    const menuRep = startHeading({ issue_menu: 1, id: '7' }, model, []);
    assert.deepEqual([either, menuRep], ['Start a session', 'Start a session with Åsa']);
  });

  it('show the problem of an invalid form once it was changed', () => {
    const form = { title: '', take: 'Take', fields: [], values: {}, problem: () => 'Wrong.', preview: () => 'url' };
    assert.deepEqual(endItem(form, form.values, false), { icon: 'check', label: 'Take' });
    assert.deepEqual(endItem(form, { a: '1' }, false), { icon: 'warning', label: 'Take', detail: 'Wrong.' });
  });

  it('suggest the external key from the selected text, then the clipboard, by the pattern of the settings', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'see ABC-123 and XYZ-9' });
    const editor = await vscode.window.showTextDocument(document);
    await vscode.env.clipboard.writeText('https://tickets.example.com/DEF-7');
    editor.selection = new vscode.Selection(0, 16, 0, 21);
    assert.equal(await suggestedExternalKey(), 'XYZ-9');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    assert.equal(await suggestedExternalKey(), 'DEF-7');
    const settings = vscode.workspace.getConfiguration('repWorkflows');
    await settings.update('externalKey.pattern', 'tickets\\.\\w+', true);
    assert.equal(await suggestedExternalKey(), 'tickets.example');
    await settings.update('externalKey.pattern', '(', true);
    assert.equal(await suggestedExternalKey(), '');
    await settings.update('externalKey.pattern', undefined, true);
  });

  it('complete each snippet as its preview shows, with a placeholder for every value', () => {
    const items = [...startCompletions(url, true), ...startCompletions(url, false)];
    assert.equal(items.length, 18);
    for (const { insertText, documentation, label } of items) {
      assert.ok(insertText instanceof vscode.SnippetString && documentation instanceof vscode.MarkdownString);
      const shown = /^\n```(?:html|javascript)\n([^]*)\n```\n$/.exec(documentation.value)?.[1];
      assert.equal(plainText(insertText.value), shown, JSON.stringify(label));
    }
    const snippets = items.map(
      ({ detail, insertText }) => [detail, (insertText as vscode.SnippetString).value] as const,
    );
    const written = new Map(snippets);
    assert.equal(
      written.get('A link that starts click-to-chat'),
      `<a href="${url}/api/start_session?id=\${1:70707}&amp;name=\${2:Public%20Name}&amp;c2cjs=1">\${3:Start a session}</a>`,
    );
    assert.equal(
      written.get('Full Client with a representative'),
      "BG.start(BG.START_TYPE.FULL, {\n  rep: {\n    id: ${1:70707},\n    name: '${2:Public Name}'\n  \\}\n\\});",
    );
  });

  it('offer completions in web pages and scripts', async () => {
    for (const [language, label] of [
      ['html', 'bg-link'],
      ['javascript', 'BG.start CHAT key'],
      ['typescript', 'BG.start FULL rep'],
    ] as const) {
      const { uri } = await vscode.workspace.openTextDocument({ language, content: '' });
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        new vscode.Position(0, 0),
      );
      const found = list.items.find((item) => typeof item.label === 'object' && item.label.label === label);
      assert.ok(found, `${language}: ${label}`);
      assert.ok(found.insertText instanceof vscode.SnippetString && found.insertText.value.includes('${1:'), label);
    }
  });
});
