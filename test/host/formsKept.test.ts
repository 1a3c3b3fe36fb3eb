import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { CommandName } from '../../src/ui/platform/contributions/commandId.ts';
import { eventually, exportedApi, run } from './support/extension.ts';
import { extensionWindow } from './support/extensionWindow.ts';
import { COMMAND_ANSWERS, LSID, REPORT_ANSWERS } from './support/guideAnswers.ts';
import { forgetSites, json, openHandSite, startHandSite, xml, type Answer, type HandSite } from './support/handSite.ts';

const DOCUMENT = {
  openapi: '3.0.0',
  paths: {
    '/user/{id}': {
      get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }] },
    },
  },
};
const USER = { id: 7, username: 'nina' };
const script: Answer = (response) =>
  void response
    .writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="a.brcs-acme"',
    })
    .end('BRCS1.0\r\naction=start_vnc_session&target=pc1\r\n');

/** A command that a person starts by hand, with a form. */
interface SentForm {
  readonly command: CommandName;
  /** The labels to choose before the form. */
  readonly choose: readonly string[];
  /** The text to type into each field. */
  readonly typed: Readonly<Record<string, string>>;
  /** The choices for the other fields. */
  readonly picked?: Readonly<Record<string, string>>;
  /** The label that ends the form. */
  readonly take: string;
  /** The key of the site's answer, the failing answer, its message, and the successful answer. */
  readonly answers: readonly [string, Answer, RegExp, Answer];
  readonly result: (value: unknown) => boolean;
}

const FORMS: readonly SentForm[] = [
  {
    command: 'runAction',
    choose: ['get_support_teams'],
    typed: {},
    picked: { showmembers: 'Yes' },
    take: 'Run',
    answers: [
      'get_support_teams',
      xml('<error xmlns="http://x">Not now.</error>'),
      /Not now\./,
      xml(COMMAND_ANSWERS['get_support_teams'] ?? ''),
    ],
    result: Array.isArray,
  },
  {
    command: 'runReport',
    choose: ['SupportSession', 'lsid'],
    typed: { lsid: LSID },
    take: 'Run Report',
    answers: [
      'SupportSession',
      xml('<error xmlns="http://x">Not now.</error>'),
      /Not now\./,
      xml(REPORT_ANSWERS['SupportSession'] ?? ''),
    ],
    result: (value) => (value as { type: unknown }).type === 'SupportSession',
  },
  {
    command: 'sendConfigRequest',
    choose: ['/user/{id}'],
    typed: { id: '7' },
    take: 'Send',
    answers: [
      '/api/config/v1/user/7',
      json({ message: 'The given data was invalid.', errors: { id: ['Nobody has it.'] } }, {}, 422),
      /Nobody has it\./,
      json(USER),
    ],
    result: (value) => (value as { status: unknown }).status === 200,
  },
  {
    command: 'downloadScript',
    choose: ['Representative console', 'start_vnc_session'],
    typed: { target: 'pc1' },
    take: 'Add Command',
    answers: ['/api/client_script', xml('<error xmlns="http://x">Not now.</error>'), /Not now\./, script],
    result: (value) => typeof (value as { uri: unknown }).uri === 'string',
  },
];

describe('a form whose request fails', () => {
  let window: typeof vscode.window;
  let shownBefore: Pick<typeof vscode.window, 'showQuickPick' | 'showInputBox' | 'createInputBox' | 'showErrorMessage'>;
  let site: HandSite;
  let folder = '';
  let choices: string[];
  let texts: Readonly<Record<string, string>>;
  let lists: vscode.QuickPickItem[][];
  const settings = () => vscode.workspace.getConfiguration('repWorkflows');

  before(async () => {
    await exportedApi();
    window = await extensionWindow();
    const { showQuickPick, showInputBox, createInputBox, showErrorMessage } = window;
    shownBefore = { showQuickPick, showInputBox, createInputBox, showErrorMessage };
    folder = mkdtempSync(join(tmpdir(), 'forms-'));
    site = await startHandSite();
    await openHandSite(site);
    await settings().update('downloads.folder', folder, true);
  });

  beforeEach(() => {
    [choices, texts, lists] = [[], {}, []];
    const pick = async (given: unknown): Promise<vscode.QuickPickItem | undefined> => {
      const items = (await given) as vscode.QuickPickItem[];
      lists.push(items);
      const label = choices.shift();
      const picked = items.find((item) => item.label === label);
      assert.ok(
        picked !== undefined || label === undefined,
        `${label} is not among ${items.map((item) => item.label).join(', ')}`,
      );
      return picked;
    };
    const type = ({ title = '' }: vscode.InputBoxOptions) => Promise.resolve(texts[title]);
    const error = (text: string) => Promise.reject(new Error(`Shown as a message: ${text}`));
    Object.assign(window, { showQuickPick: pick, showInputBox: type, showErrorMessage: error });
    site.answers.set('/api/config/v1/openapi.yaml', json(DOCUMENT));
  });

  afterEach(() => {
    Object.assign(window, shownBefore);
    site.answers.clear();
  });

  after(async () => {
    await settings().update('downloads.folder', undefined, true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetSites();
    await site[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { command, choose, typed, picked = {}, take, answers, result } of FORMS) {
    const [asked, refusal, reason, success] = answers;

    it(`${command}: is shown again with its values and the reason, and can be sent then`, async () => {
      const filling = [...Object.keys(typed), ...Object.entries(picked).flat()];
      choices = [...choose, ...filling, take, take];
      texts = typed;
      let tries = 0;
      site.answers.set(asked, (response, request) => (tries++ === 0 ? refusal : success)(response, request));
      const value = await run(command);
      assert.ok(result(value), JSON.stringify(value));
      const again = lists[choose.length + filling.length + 1] ?? [];
      assert.match(again[0]?.detail ?? '', reason);
      for (const [field, text] of Object.entries({ ...typed, ...picked })) {
        assert.equal(again.find(({ label }) => label === field)?.description, text);
      }
    });
  }

  it('sendConfigRequest: keeps the typed path and shows the reason below it', async () => {
    const accepted = new vscode.EventEmitter<void>();
    const box = {
      ...{ value: '', busy: false, enabled: true, validationMessage: undefined as string | undefined },
      onDidChangeValue: () => undefined,
      onDidHide: () => undefined,
      onDidAccept: accepted.event,
      show: () => undefined,
      dispose: () => accepted.dispose(),
    };
    Object.assign(window, { createInputBox: () => box });
    choices = ['Another Path…'];
    let tries = 0;
    site.answers.set('/api/config/v1/user/7', (response, request) => {
      (tries++ === 0 ? json({ message: 'No such user.' }, {}, 404) : json(USER))(response, request);
    });
    const sent = run('sendConfigRequest');
    await eventually(() => choices.length === 0, 'the box');
    await new Promise((resolve) => setTimeout(resolve, 50));
    box.value = '/user/7';
    accepted.fire();
    await eventually(() => box.validationMessage?.includes('No such user.'), 'the reason');
    assert.equal(box.value, '/user/7');
    assert.ok(box.enabled);
    accepted.fire();
    assert.deepEqual(await sent, { status: 200, body: USER });
  });
});
