import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { run } from './support/extension.ts';
import { extensionWindow } from './support/extensionWindow.ts';
import { forgetSites, openHandSite, startHandSite, type HandSite } from './support/handSite.ts';

const SESSION = 'group:all/session:9007199254740993';
const CHOICE = 'Representative by Username…';

/** Answers every list with the item that asks for a username, and every box with one. */
class Typing implements vscode.Disposable {
  readonly #window: typeof vscode.window;
  readonly #before: readonly (readonly [name: string, descriptor: PropertyDescriptor])[];

  constructor(window: typeof vscode.window, username: string) {
    this.#window = window;
    this.#before = ['showQuickPick', 'showInputBox'].map(
      (name) => [name, Object.getOwnPropertyDescriptor(window, name) ?? {}] as const,
    );
    type Item = vscode.QuickPickItem;
    const pick = async (items: Thenable<readonly Item[]>): Promise<Item | undefined> =>
      (await items).find(({ label }) => label === CHOICE);
    const set = (name: string, value: unknown): unknown =>
      Object.defineProperty(window, name, { configurable: true, value });
    set('showQuickPick', pick);
    set('showInputBox', () => Promise.resolve(` ${username} `));
  }

  dispose(): void {
    for (const [name, descriptor] of this.#before) {
      Object.defineProperty(this.#window, name, descriptor);
    }
  }
}

describe('a representative who is in no list and is given by username', () => {
  let site: HandSite;
  let typing: Typing;

  before(async () => {
    site = await startHandSite();
    await openHandSite(site);
    typing = new Typing(await extensionWindow(), 'max.mustermann');
  });
  beforeEach(() => site.requests.splice(0));
  after(async () => {
    typing.dispose();
    await forgetSites();
    await site[Symbol.asyncDispose]();
  });

  /** Returns the parameters of the last request that name a person. */
  const named = (): Readonly<Record<string, string>> => {
    const { action = '', queue_id, rep_id, rep_username } = site.requests.at(-1)?.form ?? {};
    return JSON.parse(JSON.stringify({ action, queue_id, rep_id, rep_username })) as Record<string, string>;
  };

  it('can be the target of a transfer', async () => {
    await run('transferSession', SESSION);
    assert.deepEqual(named(), { action: 'transfer_session', queue_id: 'rep_username:max.mustermann' });
  });

  it('can be added to a session', async () => {
    await run('joinSession', SESSION);
    assert.deepEqual(named(), { action: 'join_session', rep_username: 'max.mustermann' });
  });
});
