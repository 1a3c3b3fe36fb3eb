import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { silentLog } from '../../src/base/log.ts';
import { SiteError, type SiteErrorReason } from '../../src/site/errors.ts';
import { commandCall } from '../../src/ui/commands/commandCall.ts';
import { runCommand } from '../../src/ui/commands/runCommand.ts';
import { asProblem } from '../../src/ui/problems.ts';

const ROW = 'queue:1003';
const DOCUMENT = vscode.Uri.file('/scripts/a.brcs');

describe('what VS Code passes to a command by itself', () => {
  it('is the row that a command takes, with all selected ones', () => {
    const selection = ['queue:2/session:42', 'session:7'];
    assert.deepEqual(commandCall('transferSession', [selection[0], selection]), {
      argument: 'queue:2/session:42',
      selection,
      byHand: true,
    });
    // A row that has gone comes as nothing.
    assert.deepEqual(commandCall('transferSession', [null, selection]), {
      argument: undefined,
      selection,
      byHand: true,
    });
  });

  it('is nothing to a command that takes no rows, or rows of other kinds: it asks', () => {
    const asking = { argument: undefined, selection: undefined, byHand: true };
    for (const name of ['filterSessions', 'groupSessions', 'addSite', 'switchSite', 'testConnection'] as const) {
      assert.deepEqual(commandCall(name, [ROW, [ROW]]), asking);
    }
    for (const name of ['openReplay', 'openMetrics', 'chooseRepresentative', 'runReport', 'openSummary'] as const) {
      assert.deepEqual(commandCall(name, [ROW]), asking);
    }
    assert.deepEqual(commandCall('openTeamActivity', ['report:abc']), asking);
    assert.deepEqual(commandCall('generateSessionKey', ['key:1']), asking);
    assert.deepEqual(commandCall('generateSessionKey', ['no row at all']), asking);
  });

  it('is nothing where it is only how a button was clicked', () => {
    const asking = { argument: undefined, selection: undefined, byHand: true };
    assert.deepEqual(commandCall('importJumpShortcuts', [{ preserveFocus: false }]), asking);
    assert.deepEqual(commandCall('generateSessionKey', [{ preserveFocus: true }]), asking);
  });

  it('is the document that a command takes, and nothing to others', () => {
    assert.deepEqual(commandCall('runScript', [DOCUMENT, { groupId: 0 }]).argument, DOCUMENT);
    assert.equal(commandCall('lookUpExternalKey', [DOCUMENT]).argument, undefined);
    assert.equal(commandCall('joinSession', [DOCUMENT]).argument, undefined);
    assert.ok(commandCall('lookUpExternalKey', [DOCUMENT]).byHand);
  });

  it('is no argument object, which is passed on as it is', () => {
    const argument = { queueId: 'team:3' };
    const call = { argument, selection: undefined, byHand: false };
    assert.deepEqual(commandCall('generateSessionKey', [argument]), call);
    assert.deepEqual(commandCall('filterSessions', [{}]), { argument: {}, selection: undefined, byHand: false });
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

  const failing = (error: Error, ...given: unknown[]): Promise<unknown> =>
    runCommand('joinSession', () => Promise.reject(error), given, silentLog);

  const shownFor = async (error: Error) => {
    shown.length = 0;
    assert.equal(await failing(error, ROW), undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return shown;
  };

  it('tells the person who started it, in its own words, with the button that helps', async () => {
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

  it('says nothing of what the person has cancelled', async () => {
    assert.deepEqual(await shownFor(new vscode.CancellationError()), []);
    assert.deepEqual(await shownFor(new SiteError('cancelled', 'Cancelled.')), []);
  });

  it('throws to whoever passed an argument object, and shows nothing', async () => {
    const error = asProblem(new SiteError('unreachable', 'x', { host: 'support.example.com' }));
    await assert.rejects(failing(error, { lsid: 'a' }), error);
    await assert.rejects(failing(error, {}), error);
    assert.deepEqual(shown, []);
  });

  it('throws no text of which VS Code could make a link', async () => {
    await assert.rejects(failing(new Error('The site says: [x](command:y)'), {}), {
      message: 'The site says: [x]\u2060(command:y)',
    });
  });
});
