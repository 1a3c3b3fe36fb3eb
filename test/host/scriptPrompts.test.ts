import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { currentActions, SCRIPT_ACTIONS } from '../../src/brcs/scriptActions.ts';
import type { ScriptAction } from '../../src/brcs/scriptParameters.ts';
import { StateModel } from '../../src/state/model/model.ts';
import { askValues, pickAction } from '../../src/ui/features/brcs/askCommands.ts';
import { RecentValues } from '../../src/ui/features/brcs/recentValues.ts';
import { ScriptWords } from '../../src/ui/features/brcs/scriptWords.ts';
import type { ActiveSite, SiteAccess } from '../../src/ui/sites/siteAccess.ts';
import { fixedState } from './support/fixedState.ts';

interface Asked {
  readonly title?: string | undefined;
  readonly password?: boolean | undefined;
  readonly value?: string | undefined;
}

describe('the prompts for commands of a script', () => {
  const { showQuickPick, showInputBox } = vscode.window;
  /** The labels to choose from one list after the other; then the lists are cancelled. */
  let choices: string[];
  let lists: vscode.QuickPickItem[][];
  let boxes: Asked[];

  beforeEach(() => {
    [choices, lists, boxes] = [[], [], []];
    const pick = async (given: unknown): Promise<vscode.QuickPickItem | undefined> => {
      const items = (await given) as vscode.QuickPickItem[];
      lists.push(items);
      const label = choices.shift();
      return items.find((item) => item.label === label);
    };
    const type = ({ title, password, value }: vscode.InputBoxOptions): Promise<string> => {
      boxes.push({ title, password, value });
      return Promise.resolve('typed');
    };
    Object.assign(vscode.window, { showQuickPick: pick, showInputBox: type });
  });
  afterEach(() => Object.assign(vscode.window, { showQuickPick, showInputBox }));

  function parts(apiVersion?: string) {
    const active: ActiveSite = {
      ...fixedState(new StateModel(), { status: 'disconnected' }),
      access: () => {
        if (apiVersion === undefined) {
          throw new Error('Nobody is signed in.');
        }
        return { account: { apiVersion } } as SiteAccess;
      },
    };
    const kept = new Map<string, unknown>();
    const memento: vscode.Memento = {
      keys: () => [...kept.keys()],
      get: <T>(key: string, otherwise?: T) => (kept.get(key) ?? otherwise) as T,
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    };
    const recent = new RecentValues(memento);
    return { active, recent, words: new ScriptWords(active, recent) };
  }

  const secrets = currentActions().flatMap((action) => {
    const { parameters }: ScriptAction = SCRIPT_ACTIONS[action];
    return Object.entries(parameters).flatMap(([name, { kind }]) =>
      kind === 'password' ? [[action, name] as const] : [],
    );
  });

  it('include parameters that are secret', () => assert.deepEqual(secrets, [['login', 'password']]));

  for (const [action, name] of secrets) {
    it(`hide the input of ${name} of ${action}, and show it nowhere`, async () => {
      choices = [name, name];
      await askValues({ action, params: { [name]: 'hunter2' } }, parts());
      assert.deepEqual(boxes, [
        { title: name, password: true, value: 'hunter2' },
        { title: name, password: true, value: 'typed' },
      ]);
      const row = lists.map((items) => items.find(({ label }) => label === name)?.description);
      assert.deepEqual(row, ['••••', '••••', '••••']);
      assert.doesNotMatch(JSON.stringify(lists), /hunter2|typed/);
    });
  }

  it('hide no other input', async () => {
    choices = ['username'];
    await askValues({ action: 'login' }, parts());
    assert.deepEqual(boxes, [{ title: 'username', password: undefined, value: '' }]);
  });

  it('mark actions that the site’s API version lacks, and accept none of them', async () => {
    choices = ['start_rdp_session', 'start_vnc_session'];
    assert.equal(await pickAction('Create', currentActions(), parts('1.12.0')), 'start_vnc_session');
    const lacking = lists[0]?.flatMap(({ label, description = '' }) =>
      description === '' ? [] : [label, description],
    );
    const problem = 'needs API version 1.13.0; the site has 1.12.0';
    assert.deepEqual(
      lacking,
      ['push_and_start_remote', 'start_rdp_session', 'start_shell_jump_session'].flatMap((name) => [name, problem]),
    );
    for (const version of ['1.13.0', '1.24.1', undefined]) {
      lists = [];
      choices = ['start_rdp_session'];
      assert.equal(await pickAction('Create', currentActions(), parts(version)), 'start_rdp_session');
      assert.ok(lists[0]?.every(({ description }) => description === undefined));
    }
  });
});
