import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Metrics } from '../../src/reporting/archive/metrics/metrics.ts';
import type { OpenedReplay } from '../../src/ui/features/past/windowReplay.ts';
import { exportedApi, run } from './support/extension.ts';
import { EVENT_ARCHIVE, LSID, OTHER_LSID, STATE_ARCHIVE, THEN } from './support/guideAnswers.ts';
import { FOUND, REPORTS, SESSION_EVENTS } from './support/reportResults.ts';
import {
  forgetSites,
  json,
  openHandSite,
  startHandSite,
  TOKEN,
  xml,
  type Answer,
  type HandSite,
} from './support/handSite.ts';
import { openedTab } from './support/tabs.ts';

const bytes =
  (content: Buffer, headers: Record<string, string | number> = {}): Answer =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/octet-stream', ...headers }).end(content);

describe('the commands of reports and files at a site written by hand from the guide', () => {
  let site: HandSite;
  let folder: string;

  before(async () => {
    await exportedApi();
    folder = await mkdtemp(join(tmpdir(), 'contract-'));
    site = await startHandSite();
    await openHandSite(site);
    await vscode.workspace.getConfiguration('repWorkflows').update('downloads.folder', folder, true);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.getConfiguration('repWorkflows').update('downloads.folder', undefined, true);
    await forgetSites();
    await site[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  for (const [type, params, form, report] of REPORTS) {
    it(`runReport sends ${type} with ${Object.keys(params).join(', ')} and returns the report`, async () => {
      const before = site.requests.length;
      assert.deepEqual(await run('runReport', { type, params }), { type, complete: true, ...report });
      const [sent] = site.requests.slice(before).filter((request) => request.form['generate_report'] === type);
      assert.deepEqual(sent?.form, { generate_report: type, ...form });
      assert.equal(sent.url, '/api/reporting');
    });
  }

  it('runReport returns an empty report if nothing matches, also in the site’s language', async () => {
    for (const text of [
      '<error xmlns="http://www.bomgar.com/namespaces/API/reporting">No session report matching your chosen criteria is available.</error>',
      '\n\n<error>Aucun rapport correspondant à vos critères n’est disponible.</error>\n',
      '<session_list xmlns="x"></session_list>',
      '<session_list><error>No session data matching your chosen criteria is available.</error></session_list>',
    ]) {
      site.answers.set('SupportSession', xml(text));
      const empty = { type: 'SupportSession', items: [], complete: true };
      assert.deepEqual(await run('runReport', { type: 'SupportSession', params: { lsid: LSID } }), empty, text);
    }
    site.answers.delete('SupportSession');
  });

  it('findSessions returns the sessions of SupportSession without their events', async () => {
    const found = await run<unknown[]>('findSessions', { from: THEN - 60, to: THEN + 60 });
    assert.deepEqual(found, [FOUND]);
    assert.deepEqual(await run('findSessions', { from: THEN - 60, to: THEN + 60, externalKey: 'abc1234' }), [FOUND]);
    assert.deepEqual(await run('findSessions', { from: THEN - 60, to: THEN + 60, externalKey: 'other' }), []);
    assert.equal(SESSION_EVENTS.length, 4);
  });

  for (const [command, argument, label] of [
    ['openSessionReport', { lsid: LSID }, /^Zoë · Example$/],
    ['openTranscript', { lsid: LSID }, /^Transcript: Zoë · Example$/],
    ['openSummary', { start_date: '2016-10-01', duration: 31, report_type: 'rep' }, /^Sessions by representative$/],
    ['openSurveys', { lsid: LSID, report_type: 'rep' }, /^Customer surveys/],
    ['openTeamActivity', { start_date: '2016-10-01', duration: 31 }, /^Team activity$/],
    ['openPresentation', { lsid: OTHER_LSID }, /^Presentation/],
    ['openLicenseUsage', { start_date: '2016-10-01', duration: 31, group_by: 'hour' }, /^License usage$/],
  ] as const) {
    it(`${command} opens its page`, async () => {
      await run(command, argument);
      await openedTab(label);
    });
  }

  it('downloadRecording stores the file of each kind, with the report’s older name on older sites', async () => {
    const video = Buffer.alloc(100_000, 7);
    for (const [kind, report, instance] of [
      ['session', 'SupportSessionRecording', undefined],
      ['showMyScreen', 'ShowMyScreenRecording', 0],
      ['commandShell', 'CommandShellRecording', 2],
      ['presentation', 'PresentationRecording', undefined],
    ] as const) {
      site.answers.set(report, bytes(video, { 'content-type': 'video/mp4', 'content-length': video.length }));
      site.answers.set('PresentationSessionRecording', xml('<error xmlns="x">Invalid report type</error>'));
      const target = join(folder, `${kind}.mp4`);
      const argument = { lsid: LSID, kind, target, ...(instance !== undefined && { instance }) };
      assert.deepEqual(await run('downloadRecording', argument), { path: target, bytes: video.length });
      assert.ok((await readFile(target)).equals(video));
      const { form } = site.requests.at(-1) ?? {};
      const sent = { generate_report: report, lsid: LSID, ...(instance !== undefined && { instance: `${instance}` }) };
      assert.deepEqual(form, sent);
    }
    site.answers.set(
      'SupportSessionRecording',
      xml('<error xmlns="x">This recording has expired and can no longer be viewed or downloaded.</error>'),
    );
    const files = await readdir(folder);
    await assert.rejects(run('downloadRecording', { lsid: LSID, kind: 'session' }), /has expired/);
    assert.deepEqual(await readdir(folder), files);
  });

  it('listArchives, computeMetrics and openReplay read the archives', async () => {
    site.answers.set('Archive', (response, request) => {
      const isState = request.form['type'] === 'state';
      bytes(gzipSync(isState ? STATE_ARCHIVE : EVENT_ARCHIVE))(response, request);
    });
    site.answers.set('ArchiveListing', (response, request) => {
      const none = '<error xmlns="x">No archives found for the given search criteria.</error>';
      const usual = request.form['date'] === '2021-11-23' ? undefined : none;
      xml(usual ?? LISTING)(response, request);
    });
    assert.deepEqual(await run('listArchives', { date: '2021-11-23' }), [
      { kind: 'state', index: 1, from: THEN, to: THEN },
      { kind: 'event', index: 1, from: THEN, to: THEN + 600 },
    ]);
    assert.deepEqual(await run('listArchives', { date: '2021-11-22' }), []);
    const metrics = await run<Metrics>('computeMetrics', { from: THEN, to: THEN + 600 });
    assert.deepEqual(metrics, {
      from: THEN,
      to: THEN + 600,
      unknownSeconds: 0,
      representativesLoggedIn: { min: 0, max: 1, average: 0.5 },
      reps: {
        '1': {
          username: 'admin',
          averageWorkSeconds: 0,
          workSeconds: 0,
          activeSeconds: 0,
          logins: [{ login: THEN - 100, logout: THEN + 300 }],
          loggedInSeconds: 300,
          connectedSeconds: 300,
          withoutSessionSeconds: 300,
          concurrentSessionSeconds: {},
          autoAssignSeconds: 300,
          availableSeconds: 300,
          idleSeconds: 240,
          waitingForReconnectSeconds: 0,
        },
      },
    });
    const opened = await run<OpenedReplay>('openReplay', { from: THEN, to: THEN + 600 });
    assert.deepEqual([opened.from, opened.to, opened.unknown], [THEN, THEN + 600, []]);
    await run('closeReplay');
  });

  it('backUp stores the whole file, with its checksum', async () => {
    const content = gzipSync(Buffer.alloc(300_000, 3));
    site.answers.set('/api/backup', bytes(content, { 'content-length': content.length }));
    const target = join(folder, 'site.nsb');
    const sha256 = createHash('sha256').update(content).digest('hex');
    assert.deepEqual(await run('backUp', { target }), { path: target, bytes: content.length, sha256 });
  });

  it('downloadScript stores the site’s own script, and opens the web console in the browser', async () => {
    const script = 'BRCS1.0\naction=login\naction=push_and_start_local&hostname=ABCDEF02\naction=delete_script_file';
    const name = { 'content-disposition': 'attachment; filename="script.brcs-acme"' };
    site.answers.set('/api/client_script', bytes(Buffer.from(script), name));
    const asked = { action: 'push_and_start_local', params: { hostname: 'ABCDEF02' } };
    const downloaded = await run<{ uri: string; fileName: string }>('downloadScript', { type: 'rep', ...asked });
    assert.equal(downloaded.fileName, 'script.brcs-acme');
    assert.equal(vscode.Uri.parse(downloaded.uri).fsPath, join(folder, 'script.brcs-acme'));
    assert.equal(
      site.requests.at(-1)?.url,
      '/api/client_script?type=rep&operation=generate&action=push_and_start_local&hostname=ABCDEF02',
    );
  });

  it('sendConfigRequest returns status, body and page, and openConfigApi the document', async () => {
    const statuses = [{ id: 9007199254740993, name: 'Busy', code_name: 'busy', display_as: 'busy' }];
    site.answers.set('/api/config/v1/rep-status', (response, request) => {
      const pages = { 'X-BT-Pagination-Current-Page': '2', 'X-BT-Pagination-Last-Page': '3' };
      json(statuses, { ...pages, 'X-BT-Pagination-Total': '12' })(response, request);
    });
    const query = { per_page: 5, current_page: 2 };
    const answer = await run<{ status: number; page: unknown }>('sendConfigRequest', { path: '/rep-status', query });
    assert.deepEqual([answer.status, answer.page], [200, { current: 2, last: 3, total: 12 }]);
    assert.equal(site.requests.at(-1)?.url, '/api/config/v1/rep-status?per_page=5&current_page=2');
    const yaml = 'openapi: 3.0.0\ninfo: {title: Configuration API, version: "1"}\npaths: {/rep-status: {get: {}}}\n';
    site.answers.set('/api/config/v1/openapi.yaml', bytes(Buffer.from(yaml), { 'content-type': 'application/yaml' }));
    const document = await run<{ paths: object }>('openConfigApi');
    assert.deepEqual(document.paths, { '/rep-status': { get: {} } });
  });

  it('all commands together sent report parameters in bodies only, closed every connection, and requested one token', () => {
    const posts = site.requests.filter(({ method }) => method === 'POST');
    assert.ok(posts.length > 20 && posts.every(({ url }) => !url.includes('?')));
    assert.ok(posts.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`));
    assert.ok(site.requests.every(({ headers }) => headers.connection === 'close'));
    assert.equal(new Set(site.requests.map(({ connection }) => connection)).size, site.requests.length);
    assert.equal(site.tokens(), 1);
  });
});

/** The guide's `<time>` for both kinds; GuideAnswers has the other spelling. */
const LISTING = `<archives xmlns="https://www.beyondtrust.com/namespaces/API/reporting">
<state_archive><time timestamp="${THEN}">2021-11-23T10:00:00+01:00</time><index>1</index><event_archive_index>1</event_archive_index></state_archive>
<event_archive><time timestamp="${THEN}">2021-11-23T10:00:00+01:00</time><end_time timestamp="${THEN + 600}">2021-11-23T10:10:00+01:00</end_time><index>1</index></event_archive>
</archives>`;
