import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { silentLog } from '../../src/base/log.ts';
import { SiteError, type SiteErrorReason } from '../../src/site/errors.ts';
import { commandCall } from '../../src/ui/platform/commands/commandCall.ts';
import { runCommand } from '../../src/ui/platform/commands/runCommand.ts';
import { commandId, type CommandName } from '../../src/ui/platform/contributions/commandId.ts';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';
import { asProblem } from '../../src/ui/platform/problems.ts';

const ROW = 'queue:1003';
const DOCUMENT = vscode.Uri.file('/scripts/a.brcs');
const NOTHING = { argument: undefined, row: undefined, rows: [], uri: undefined };
const ASKING = { ...NOTHING, byHand: true };

const called = (name: CommandName, ...given: readonly unknown[]) => commandCall(COMMANDS[name], given);
const session = (key: string, id: string) => ({ kind: 'session', id, key });

describe('the input of a command that VS Code passes', () => {
  it('has the clicked row of the kind that the command takes, and the selected rows of that kind', () => {
    const [kim, zoe] = [session('queue:2/session:42', '42'), session('session:7', '7')];
    const rows = { ...ASKING, row: kim };
    assert.deepEqual(called('transferSession', kim.key, [zoe.key, kim.key, ROW]), { ...rows, rows: [zoe, kim] });
    assert.deepEqual(called('transferSession', kim.key, [zoe.key]), { ...rows, rows: [kim] });
    assert.deepEqual(called('transferSession', kim.key), { ...rows, rows: [kim] });
  });

  it('has no row if it was removed since its menu opened', () => {
    const row = session('session:7', '7');
    assert.deepEqual(called('transferSession', null, [null, row.key]), { ...ASKING, rows: [undefined, row] });
    assert.deepEqual(called('transferSession', row.key, [row.key, null]), { ...ASKING, row, rows: [row, undefined] });
    assert.deepEqual(called('transferSession', undefined, undefined), ASKING);
  });

  it('has no row for a command that takes none or other kinds, so that it asks', () => {
    for (const name of ['filterSessions', 'groupSessions', 'addSite', 'switchSite', 'testConnection'] as const) {
      assert.deepEqual(called(name, ROW, [ROW]), ASKING);
    }
    for (const name of ['openReplay', 'openMetrics', 'chooseRepresentative', 'runReport', 'openSummary'] as const) {
      assert.deepEqual(called(name, ROW), ASKING);
    }
    assert.deepEqual(called('openTeamActivity', 'report:abc'), ASKING);
    assert.deepEqual(called('generateSessionKey', 'key:1'), ASKING);
    assert.deepEqual(called('generateSessionKey', 'no row at all'), ASKING);
  });

  it('has no argument for the click event of a toolbar button', () => {
    assert.deepEqual(called('importJumpShortcuts', { preserveFocus: false }), ASKING);
    assert.deepEqual(called('generateSessionKey', { preserveFocus: true }), ASKING);
  });

  it('has the document for a command that takes one, and none for others', () => {
    assert.deepEqual(called('runScript', DOCUMENT, { groupId: 0 }), { ...ASKING, uri: DOCUMENT });
    assert.deepEqual(called('lookUpExternalKey', DOCUMENT), ASKING);
    assert.deepEqual(called('joinSession', DOCUMENT), ASKING);
  });

  it('has an argument object unchanged', () => {
    const argument = { queueId: 'team:3' };
    assert.deepEqual(called('generateSessionKey', argument), { ...NOTHING, argument, byHand: false });
    assert.deepEqual(called('filterSessions', {}), { ...NOTHING, argument: {}, byHand: false });
  });
});

describe('a command that fails', () => {
  const shown: { readonly text: string; readonly buttons: readonly string[] }[] = [];
  const { showErrorMessage, showWarningMessage } = vscode.window;

  beforeEach(() => {
    shown.length = 0;
    const show = (text: string, ...rest: unknown[]): Promise<undefined> => {
      shown.push({ text, buttons: rest.filter((part) => typeof part === 'string') });
      return Promise.resolve(undefined);
    };
    Object.assign(vscode.window, { showErrorMessage: show, showWarningMessage: show });
  });

  afterEach(() => {
    Object.assign(vscode.window, { showErrorMessage, showWarningMessage });
  });

  const parts = { log: silentLog };
  const failing = (error: Error, ...given: unknown[]): Promise<unknown> =>
    runCommand(commandId('joinSession'), { title: '', run: () => Promise.reject(error) }, parts, given);

  const shownFor = async (error: Error) => {
    shown.length = 0;
    assert.equal(await failing(error, ROW), undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shown;
  };

  it('shows its error to the person who started it, with the button that helps', async () => {
    const buttons: readonly (readonly [SiteErrorReason, string])[] = [
      ['credentials-missing', 'Sign In'],
      ['credentials-refused', 'Sign In'],
      ['access-denied', 'Sign In'],
      ['not-permitted', 'Test Connection'],
      ['certificate', 'Edit Site'],
      ['proxy', 'Open Settings'],
      ['unreachable', 'Try Again'],
      ['timeout', 'Try Again'],
      ['html', 'Try Again'],
      ['server', 'Try Again'],
      ['outcome-unknown', 'Look'],
    ];
    for (const [reason, button] of buttons) {
      const error = new SiteError(reason, 'As it is.', { host: 'support.example.com', action: 'join_session' });
      const [message] = await shownFor(asProblem(error));
      assert.equal(message?.text, asProblem(error).message);
      assert.deepEqual(message.buttons, [button], reason);
      assert.equal(shown.length, 1);
    }
    assert.deepEqual(await shownFor(new Error('Gone.')), [{ text: 'Gone.', buttons: [] }]);
    assert.deepEqual(await shownFor(new TypeError('x is not a function')), [
      { text: 'x is not a function', buttons: ['Show Log'] },
    ]);
  });

  it('shows nothing if the person cancelled it', async () => {
    assert.deepEqual(await shownFor(new vscode.CancellationError()), []);
    assert.deepEqual(await shownFor(new SiteError('cancelled', 'Cancelled.')), []);
  });

  it('throws to a caller with an argument object, and shows nothing', async () => {
    const error = asProblem(new SiteError('unreachable', 'x', { host: 'support.example.com' }));
    await assert.rejects(failing(error, { lsid: 'a' }), error);
    await assert.rejects(failing(error, {}), error);
    assert.deepEqual(shown, []);
  });

  it('throws no text that VS Code could make a link of', async () => {
    await assert.rejects(failing(new Error('The site says: [x](command:y)'), {}), {
      message: 'The site says: [x]\u2060(command:y)',
    });
  });

  it('names the wrong property of an argument object before it does anything', async () => {
    const call = (name: CommandName, argument: object) =>
      runCommand(commandId(name), COMMANDS[name], parts, [argument]);
    await assert.rejects(call('connect', { siteId: 5 }), /^Error: siteId: /);
    await assert.rejects(call('joinSession', { lsid: 5 }), /^Error: lsid: /);
    await assert.rejects(call('downloadRecording', { lsid: 'a', kind: 'film' }), /^Error: kind: /);
    await assert.rejects(call('findSessions', {}), /^Error: .*from or period is missing/);
  });
});
