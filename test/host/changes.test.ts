import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { silentLog } from '../../src/base/log.ts';
import { DAY_MS } from '../../src/base/units.ts';
import { SiteError } from '../../src/site/errors.ts';
import { openUri } from '../../src/ui/features/keys/uriHandler.ts';
import { problemText } from '../../src/ui/platform/problems.ts';
import { ChangeTrail, type Change } from '../../src/ui/sites/changeTrail.ts';
import { run } from './support/extension.ts';
import { forgetSites, openHandSite, startHandSite, xml, type HandSite } from './support/handSite.ts';
import { supportCentre } from './support/supportCentre.ts';

const LOST = problemText(new SiteError('outcome-unknown', 'Lost.', { host: 'support.example.com' }));
const NOW = Date.parse('2026-03-04T05:06:07Z');
const site = { id: 'a', label: 'A', url: 'https://support.example.com', company: 'acme' };

describe('the trail of changes', () => {
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'trail-')), 'changes');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  const trailAt = (now: number, window = 'w1'): ChangeTrail => new ChangeTrail(folder, window, silentLog, () => now);
  const joined = (lsid: string, error?: unknown) => ({
    action: 'join_session' as const,
    form: [['lsid', lsid]] as const,
    ...(error !== undefined && { error }),
  });

  it('returns the action, session and outcome of all windows’ changes, the latest first', async () => {
    const model = supportCentre();
    const [first, second] = [trailAt(NOW), trailAt(NOW + 1000, 'w2')];
    first.note(site, joined('lsid-Kim'), model);
    await first.since();
    second.note(site, joined('x', new SiteError('outcome-unknown', 'Lost.', { host: 'support.example.com' })), model);
    await second.since();
    second.note(site, { action: 'set_rep_status', form: [], error: new Error('Not allowed\nhere.') }, model);
    const common = { time: NOW / 1000 + 1, site: site.url, window: 'w2' };
    assert.deepEqual(await second.since(), [
      { ...common, action: 'join_session', lsid: 'x', result: 'unknown', message: LOST },
      { ...common, action: 'set_rep_status', result: 'failed', message: 'Not allowed here.' },
      {
        ...{ time: NOW / 1000, site: site.url, action: 'join_session', lsid: 'lsid-Kim', customer: 'Kim' },
        ...{ result: 'done', window: 'w1' },
      },
    ] satisfies Change[]);
    assert.equal((await second.since(NOW / 1000 + 1)).length, 2);
  });

  it('can be read by its owner only, drops changes after 30 days, and skips lines that are no entry', async () => {
    const early = trailAt(NOW);
    early.note(site, joined('a'), supportCentre());
    await early.since();
    const [name = ''] = await readdir(folder);
    const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o077;
    assert.deepEqual([await mode(folder), await mode(join(folder, name))], [0, 0]);
    await appendFile(join(folder, name), '{"time":1}\n{"cut');
    assert.deepEqual(
      (await early.since()).map(({ lsid }) => lsid),
      ['a'],
    );
    const late = trailAt(NOW + 32 * DAY_MS);
    assert.deepEqual(await late.since(), []);
    late.note(site, joined('b'), supportCentre());
    assert.deepEqual(
      (await late.since()).map(({ lsid }) => lsid),
      ['b'],
    );
    assert.equal((await readdir(folder)).length, 1);
  });

  it('deletes the changes of a removed site', async () => {
    const trail = trailAt(NOW);
    trail.note(site, joined('a'), supportCentre());
    trail.note({ ...site, url: 'https://other.example.com' }, joined('b'), supportCentre());
    await trail.forget(site.url);
    assert.deepEqual(
      (await trail.since()).map(({ lsid }) => lsid),
      ['b'],
    );
  });
});

describe('links to sessions, and the changes sent to a site', () => {
  let hand: HandSite;

  before(async () => {
    hand = await startHandSite();
    await openHandSite(hand);
  });
  after(async () => {
    await forgetSites();
    await hand[Symbol.asyncDispose]();
  });

  it('are copied with the session and the site’s host', async () => {
    const { host } = new URL(hand.url);
    const copied = await run<{ uri: string }>('copyLink', { lsid: 'abc-1' });
    const query = `lsid=abc-1&site=${encodeURIComponent(host)}`;
    assert.equal(copied.uri, `${vscode.env.uriScheme}://rep-workflows.rep-workflows/session?${query}`);
    assert.equal(await vscode.env.clipboard.readText(), copied.uri);
  });

  it('are listed with their outcome, but requests that only read are not', async () => {
    const from = Math.floor(Date.now() / 1000);
    await run('runAction', { action: 'get_logged_in_reps', params: {} });
    await run('setRepStatus', { repId: '5', codeName: 'busy' });
    hand.answers.set('set_rep_status', xml('<error>No such status.</error>'));
    await assert.rejects(run('setRepStatus', { repId: '5', codeName: 'none' }));
    const changes = await run<Change[]>('showChanges', { from });
    const seen = changes.map(({ action, result, message = '' }) => `${action} ${result} ${message}`.trim());
    assert.deepEqual(seen.toSorted(), [
      'set_rep_status done',
      'set_rep_status failed The site answered set_rep_status with: No such status.',
    ]);
  });

  it('ask to switch to the link’s site, and report an unknown site without its name', async () => {
    const { showInformationMessage } = vscode.window;
    const asked: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: (message: string) => {
        asked.push(message);
        return Promise.resolve(undefined);
      },
    });
    const noKeys = { generate: () => Promise.resolve(undefined), propose: () => Promise.resolve(undefined) };
    const sites = { active: { site: undefined }, sites: { all: () => [site] } };
    const open = (query: string): Promise<void> =>
      openUri(vscode.Uri.parse(`vscode://rep-workflows.rep-workflows/session?lsid=abc&site=${query}`), noKeys, sites);
    try {
      await open('Support.example.com');
      assert.deepEqual(asked, ['This link is of A. Switch to that site?']);
      await assert.rejects(open('evil.example.org'), {
        message: 'The link is of a site that is not set up here. Add the site, then open the link again.',
      });
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
  });
});
