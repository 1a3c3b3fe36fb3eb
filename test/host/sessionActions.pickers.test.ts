import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { silentLog } from '../../src/base/log.ts';
import { SecretMask } from '../../src/site/secretMask.ts';
import type { ExtensionLog } from '../../src/ui/platform/extensionLog.ts';
import { pickQueue } from '../../src/ui/shared/pickers/pickQueue.ts';
import { pickRepresentative, pickTeam, pickTransferQueue, queueChoices } from '../../src/ui/shared/pickers/people.ts';
import { sessionTarget, waitQuestionText } from '../../src/ui/shared/pickers/sessionTargets.ts';
import type { ActiveSite } from '../../src/ui/sites/siteAccess.ts';
import { SiteConnection } from '../../src/ui/sites/siteConnection.ts';
import { withCommand } from './support/extension.ts';
import { fixedState } from './support/fixedState.ts';
import { supportCentre } from './support/supportCentre.ts';

const TEAMS = `<support_teams><support_team id="9"><name>Back Office</name><issues/></support_team></support_teams>`;

/** Closes a picker. */
const CLOSE = 'workbench.action.closeQuickOpen';

describe('the pickers of session commands', () => {
  it('share one request for the list of teams until a refresh', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const isToken = request.url === '/oauth2/token';
        asked.push(isToken ? 'token' : (new URLSearchParams(body).get('action') ?? ''));
        const token = '{"access_token":"t","token_type":"Bearer","expires_in":1800}';
        response.writeHead(200, { 'content-type': isToken ? 'application/json' : 'text/xml' });
        response.end(isToken ? token : TEAMS);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const nothing = (): void => undefined;
    const log: ExtensionLog = { ...silentLog, secrets: new SecretMask(), show: nothing, dispose: nothing };
    const settings = {
      credentials: () => Promise.resolve({ clientId: 'a', clientSecret: 'b' }),
      cacheSeconds: () => 60,
    };
    const connection = new SiteConnection({ id: 't', label: 'Test', url, company: '' }, settings, log);
    const active = { ...fixedState(supportCentre()), access: () => connection };
    const requests = (): number => asked.filter((action) => action === 'get_support_teams').length;
    try {
      const pickers = [() => pickTransferQueue(active, 'Pick', []), () => pickTeam(active, 'Pick')];
      for (const pick of [...pickers, () => pickQueue(active, silentLog)]) {
        await withCommand(CLOSE, pick());
      }
      assert.equal(requests(), 1);
      connection.cache.refresh();
      await withCommand(CLOSE, pickTeam(active, 'Pick'));
      assert.equal(requests(), 2);
    } finally {
      connection.dispose();
      server.closeAllConnections();
      server.close();
    }
  });

  /**
   * Returns the items that the transfer of the session with `customer` shows to the representative `rep`, one line
   * each.
   */
  const offered = async (rep: string, customer: string): Promise<string[]> => {
    const live = fixedState(supportCentre(), { rep });
    const access = () => ({ cache: { supportTeams: () => Promise.resolve([]) } });
    const active = { ...live, access } as unknown as ActiveSite;
    const targets = [sessionTarget(live.model, `lsid-${customer}`)];
    const items = (await queueChoices(active, ['team', 'rep'], targets)).filter(({ queueId }) => queueId);
    return items.map(({ icon = '', label, description = '' }) => `$(${icon}) ${label} ${description}`);
  };

  it('ask for the destination of one session or several', async () => {
    const live = fixedState(supportCentre());
    const access = () => ({ cache: { supportTeams: () => Promise.resolve([]) } });
    const active = { ...live, access } as unknown as ActiveSite;
    const asked: (string | undefined)[] = [];
    const showQuickPick = Object.getOwnPropertyDescriptor(vscode.window, 'showQuickPick') ?? {};
    const value = (_: unknown, { placeHolder }: vscode.QuickPickOptions): Promise<undefined> => {
      asked.push(placeHolder);
      return Promise.resolve(undefined);
    };
    Object.defineProperty(vscode.window, 'showQuickPick', { configurable: true, value });
    try {
      const [kim, lou] = ['Kim', 'Lou'].map((customer) => sessionTarget(live.model, `lsid-${customer}`));
      assert.ok(kim && lou);
      await pickTransferQueue(active, 'Transfer', [kim]);
      await pickTransferQueue(active, 'Transfer', [kim, lou]);
    } finally {
      Object.defineProperty(vscode.window, 'showQuickPick', showQuickPick);
    }
    assert.deepEqual(asked, ['Transfer to…', 'Transfer to…']);
  });

  it('list oneself once and first, and the queue that has the session last', async () => {
    assert.deepEqual(await offered('zoe', 'Kim'), [
      '$(account) Me Zoë Ångström · busy',
      '$(inbox) Hardware 1 available',
      '$(person) Bob Baker available',
      '$(person) Li Wei auto-assign off',
      '$(inbox) Network current · 2 waiting',
    ]);
  });

  it('do not list oneself for a session one is in', async () => {
    assert.deepEqual(await offered('bob', 'Sven'), [
      '$(inbox) Hardware 1 available',
      '$(inbox) Network 2 waiting',
      '$(person) Li Wei auto-assign off',
      '$(person) Zoë Ångström busy',
    ]);
  });

  it('do not list the participants of a session to join it', async () => {
    const live = fixedState(supportCentre(), { rep: 'bob' });
    const asked = pickRepresentative(live as ActiveSite, 'Join', [sessionTarget(live.model, 'lsid-Sven')]);
    assert.equal(await withCommand('workbench.action.acceptSelectedQuickOpenItem', asked), 'rep:2');
  });

  it('say of a new session that it just arrived, not that the wait is zero', () => {
    assert.equal(waitQuestionText(9), 'has just arrived');
    assert.equal(waitQuestionText(10), 'waiting for 10 s');
  });
});
