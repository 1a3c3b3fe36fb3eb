import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FoundSession } from '../../src/reporting/findSessions.ts';
import type { CommandName } from '../../src/ui/platform/contributions/commandTypes.ts';
import { openUri } from '../../src/ui/features/keys/uriHandler.ts';
import { exportedApi, run } from './support/extension.ts';
import { openedTab, tabs } from './support/tabs.ts';

const DAY = 86_400;
const NO_KEYS = { generate: () => Promise.resolve(undefined), propose: () => Promise.resolve(undefined) };
const NO_SITES = { active: { site: undefined }, sites: { all: () => [] } };
const now = (): number => Math.floor(Date.now() / 1000);

describe('reports on the demo site', () => {
  before(async () => {
    await exportedApi();
    await run('openDemoSite');
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(() => run('stopDemoSite'));

  const PAGES: readonly (readonly [CommandName, RegExp])[] = [
    ['openSummary', /^Sessions by representative$/],
    ['openSurveys', /^Customer surveys$/],
    ['openTeamActivity', /^Team activity$/],
    ['openPresentation', /^Presentations$/],
    ['openLicenseUsage', /^License usage$/],
    ['findSessions', /^Find Sessions$/],
  ];
  for (const [command, label] of PAGES) {
    it(`${command} opens its page without an argument`, async () => {
      await run(command);
      await openedTab(label);
    });
  }

  it('findSessions returns the sessions of a period, the latest first and without their events', async () => {
    const found = await run<FoundSession[]>('findSessions', { from: now() - DAY });
    assert.ok(found.length > 5);
    const starts = found.map(({ startTime }) => startTime ?? 0);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => b - a),
    );
    assert.ok(starts.every((start) => start >= now() - DAY - 60));
    assert.ok(found.every((session) => session.lsid !== '' && !('events' in session)));
  });

  it('findSessions filters by external key, by text and by representative', async () => {
    const from = now() - 2 * DAY;
    const all = await run<FoundSession[]>('findSessions', { from });
    const keyed = all.find(({ externalKey }) => externalKey !== '');
    assert.ok(keyed);
    const byKey = await run<FoundSession[]>('findSessions', { from, externalKey: keyed.externalKey.toLowerCase() });
    assert.ok(byKey.some(({ lsid }) => lsid === keyed.lsid));
    assert.ok(byKey.every(({ externalKey }) => externalKey === keyed.externalKey));
    const rep = all.find(({ primaryRep }) => primaryRep !== undefined)?.primaryRep;
    assert.ok(rep);
    const byRep = await run<FoundSession[]>('findSessions', { from, limit: `rep:${rep.id}` });
    assert.ok(byRep.length > 0 && byRep.length < all.length);
    const byText = await run<FoundSession[]>('findSessions', { from, text: 'no such words anywhere 4711' });
    assert.deepEqual(byText, []);
  });

  it('openSummary accepts the guide’s parameters', async () => {
    await run('openSummary', { start_date: '2021-11-01', duration: 30, report_type: 'team' });
    await openedTab(/^Sessions by team$/);
    await run('openSummary', { end_time: now() - DAY, duration: DAY, report_type: 'site' });
    await openedTab(/^Sessions by public site$/);
  });

  it('a page that is opened twice exists once', async () => {
    await run('openSummary');
    await openedTab(/^Sessions by representative$/);
    await run('openSummary');
    assert.equal(tabs().filter((tab) => /^Sessions by representative$/.test(tab)).length, 1);
  });

  it('wrong parameters are reported by name before a page opens', async () => {
    const tomorrow = new Date(Date.now() + 3 * DAY * 1000).toISOString().slice(0, 10);
    await assert.rejects(run('openSummary', { start_date: tomorrow, duration: 1 }), /start_date.*future/);
    await assert.rejects(run('openSummary', { start_date: '2021-11-01', duration: 1e9 }), /duration/);
    await assert.rejects(run('openTeamActivity', { team: '3' }), /team/);
    await assert.rejects(run('openLicenseUsage', { group_by: 'week' }), /group_by/);
    await assert.rejects(run('openSurveys', { type: 'SupportTeam' }), /type|Cust/);
    await assert.rejects(run('findSessions', { from: -1 }), /from/);
    await assert.rejects(run('findSessions', { from: now(), to: now() - 1 }), /later than from/);
    await assert.rejects(run('findSessions', { from: now() - DAY, limit: 'queue:1' }), /limit/);
    assert.deepEqual(tabs(), []);
  });

  it('lookUpExternalKey finds the key in the selected text of an editor', async () => {
    const from = now() - 2 * DAY;
    const all = await run<FoundSession[]>('findSessions', { from });
    const key = all.find(({ externalKey }) => /^[A-Z]+-\d+$/.test(externalKey))?.externalKey;
    assert.ok(key);
    const document = await vscode.workspace.openTextDocument({ content: `fix: printer (${key})` });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, document.getText().length);
    const found = await run<FoundSession[]>('lookUpExternalKey');
    assert.ok(found.length > 0 && found.every(({ externalKey }) => externalKey === key));
    await openedTab(new RegExp(`^${key}$`));
  });

  it('keepSearch stores a search under a name', async () => {
    assert.deepEqual(await run('keepSearch', { from: now() - DAY, text: 'printer', name: 'Printers' }), {
      name: 'Printers',
    });
    await assert.rejects(run('keepSearch', { text: 'printer' }), /from/);
  });

  it('links open reports of valid session ids only', async () => {
    const found = await run<FoundSession[]>('findSessions', { from: now() - DAY });
    const session = found.find(
      ({ endTime, primaryCustomer }) => endTime !== null && (primaryCustomer?.name ?? 'Unknown') !== 'Unknown',
    );
    assert.ok(session?.primaryCustomer);
    const link = (path: string): Promise<void> =>
      openUri(vscode.Uri.parse(`vscode://rep-workflows.rep-workflows${path}`), NO_KEYS, NO_SITES);
    await link(`/session?lsid=${session.lsid}`);
    await link(`/transcript?lsid=${session.lsid}`);
    await openedTab(session.primaryCustomer.name);
    await openedTab(`Transcript: ${session.primaryCustomer.name}`);
    await assert.rejects(link('/session?lsid=..%2f..%2fetc'), /names no session/);
    await assert.rejects(link('/session'), /names no session/);
    // The text of a link is never shown, because anybody can write one.
    const words = '[Sign%20in](command:x)';
    await assert.rejects(link(`/${words}`), { message: 'Rep Workflows does not know that link.' });
    await assert.rejects(link(`/key?queue=${words}`), {
      message: 'The link names no queue: queue must be as in team:3 or rep_username:jane.',
    });
  });
});
