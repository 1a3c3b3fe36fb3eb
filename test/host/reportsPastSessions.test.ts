import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { Emitter } from '../../src/base/event.ts';
import { SiteError } from '../../src/site/errors.ts';
import { ChangeSet } from '../../src/state/model/changeSet.ts';
import type { StateStatus } from '../../src/state/source.ts';
import { SavedSearches } from '../../src/ui/features/reports/pastSessions/savedSearches.ts';
import { PastSessionsContent } from '../../src/ui/features/reports/pastSessions/pastSessionsContent.ts';
import { SessionDirectory } from '../../src/ui/features/reports/pastSessions/sessionDirectory.ts';
import { calendarOf } from '../../src/ui/shared/reports/siteCalendar.ts';
import { sessionQuery } from '../../src/ui/shared/reports/reportPeriod.ts';
import { eventually } from './support/extension.ts';
import { listOf, reportSite, type ReportAnswer, type ReportSite } from './support/reportSite.ts';

const now = Math.floor(Date.now() / 1000);

function store(): Pick<vscode.Memento, 'get' | 'update'> {
  const values = new Map<string, unknown>();
  return {
    get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  } as Pick<vscode.Memento, 'get' | 'update'>;
}

function session(lsid: string, start: number, rest: string): string {
  return `<session lsid="${lsid}"><start_time timestamp="${start}"/><duration>00:10:00</duration>${rest}</session>`;
}

const TAKEN = session(
  'a1',
  now - 700,
  `<end_time timestamp="${now - 100}"/><primary_customer gsnumber="1">Zoë</primary_customer>
   <primary_rep id="5" gsnumber="2">Bob</primary_rep><primary_team id="3">Network</primary_team>
   <session_recording_view_url>https://s/v</session_recording_view_url>`,
);
const LEFT = session(
  'a2',
  now - 600,
  `<end_time timestamp="${now - 500}"/><primary_customer gsnumber="1">Unknown</primary_customer>`,
);
const sessions: ReportAnswer = (params) => {
  const isListing = params.get('generate_report') === 'SupportSessionListing';
  const listed = ['a1', 'a2'].map((lsid) => `<session_summary lsid="${lsid}"/>`).join('');
  return { xml: isListing ? listOf('session_summary_list', listed) : listOf('session_list', TAKEN + LEFT) };
};

describe('the view Past Sessions', () => {
  let answer: ReportAnswer;
  let site: ReportSite;
  let kept: SavedSearches;
  let directory: SessionDirectory;
  let content: PastSessionsContent;

  beforeEach(() => {
    answer = sessions;
    site = reportSite((params) => answer(params));
    kept = new SavedSearches(store());
    directory = new SessionDirectory(site.active, kept);
    const live = { ...site.active, siteNow: () => now };
    content = new PastSessionsContent(live, kept, directory);
  });

  afterEach(() => directory.dispose());

  const labels = (key?: string): (string | undefined)[] => content.children(key).map((row) => content.row(row)?.label);
  /** The rows below a row, once they are there. */
  const rowsOf = async (key: string | undefined): Promise<readonly string[]> => {
    assert.ok(key);
    content.children(key);
    await eventually(() => !labels(key).includes('Loading…'), 'loaded');
    return content.children(key);
  };

  it('requests nothing before a row is expanded', () => {
    assert.deepEqual(labels(), ['Today', 'Yesterday', 'This week', 'Search…']);
    assert.deepEqual(site.asked, []);
  });

  it('shows the sessions of a period with their outcome, the latest first', async () => {
    const [, , week] = content.children(undefined);
    const rows = (await rowsOf(week)).map((key) => content.row(key));
    assert.deepEqual(
      rows.map((row) => row?.label),
      ['Unnamed customer', 'Zoë'],
    );
    assert.match(rows[0]?.description ?? '', /nobody took it/);
    assert.match(rows[1]?.description ?? '', /10 min · Bob · Network$/);
    assert.equal(rows[1]?.command, 'openSessionReport');
    assert.deepEqual(
      rows.map((row) => row?.contextValue),
      ['report', 'report.recorded'],
    );
  });

  it('shows a problem in a row, and requests again when the row is refreshed', async () => {
    answer = () => ({ xml: '<error xmlns="x">Out of order</error>' });
    const [, , week] = content.children(undefined);
    const [problem = ''] = await rowsOf(week);
    assert.match(content.row(problem)?.label ?? '', /Out of order/);
    assert.equal(content.row(problem)?.command, 'refreshPastSessions');
    answer = sessions;
    directory.forget('thisWeek');
    assert.equal((await rowsOf(week)).length, 2);
  });

  it('says in two words that the site cannot be reached, and requests again once it is back', async () => {
    const statusChanged = new Emitter<void>();
    const active = { ...site.active, status: 'reconnecting' as StateStatus, onDidChangeStatus: statusChanged.event };
    directory = new SessionDirectory(active, kept);
    content = new PastSessionsContent({ ...active, siteNow: () => now }, kept, directory);
    answer = () => {
      throw new SiteError('unreachable', 'No route.', { host: 'support.example.com' });
    };
    const [, , week = ''] = content.children(undefined);
    const [problem = ''] = await rowsOf(week);
    assert.equal(content.row(problem)?.label, 'Cannot be reached');
    assert.match(content.tooltip(problem)?.value ?? '', /support\.example\.com/);
    assert.equal(content.row(week)?.description, undefined);
    answer = sessions;
    active.status = 'live';
    statusChanged.fire();
    assert.equal((await rowsOf(week)).length, 2);
    assert.equal(content.row(week)?.description, '2');
  });

  it('says that there are no sessions', async () => {
    answer = () => ({ xml: '<error xmlns="x">No session data matching your chosen criteria is available.</error>' });
    const [today] = content.children(undefined);
    await rowsOf(today);
    assert.deepEqual(labels(today), ['No session']);
  });

  it('adds a session that ended in the live views, once its report has the end', async () => {
    const ended = new Emitter<ChangeSet>();
    const timers: (() => void)[] = [];
    const clock: Clock = {
      ...systemClock,
      after: (_, callback) => (timers.push(callback), { dispose: () => undefined }),
    };
    const active = { ...site.active, onDidChange: ended.event };
    directory = new SessionDirectory(active, kept, clock);
    content = new PastSessionsContent({ ...active, siteNow: () => now }, kept, directory);
    answer = () => ({ xml: '<error xmlns="x">No session data matching your chosen criteria is available.</error>' });
    const [, , week] = content.children(undefined);
    await rowsOf(week);
    const changes = new ChangeSet();
    changes.table('support_session').note('41', { lsid: 'a1' }, undefined);
    ended.fire(changes);
    answer = () => ({ xml: listOf('session_list', session('a1', now - 700, '<end_time/>')) });
    timers.shift()?.();
    await eventually(() => timers.length > 0, 'asks once more');
    assert.deepEqual(labels(week), ['No session']);
    answer = () => ({ xml: listOf('session_list', TAKEN) });
    timers.shift()?.();
    await eventually(() => labels(week).includes('Zoë'), 'there');
  });

  it('stores a search of this week as one of the current week, until it is removed', async () => {
    const query = { period: 'thisWeek', text: 'printer' } as const;
    const search = { id: '1', site: 'test', name: 'Printers', ...query };
    await kept.keep(search);
    await kept.keep({ ...search, id: '2', site: 'other' });
    assert.deepEqual(labels(), ['Today', 'Yesterday', 'This week', 'Printers', 'Search…']);
    assert.deepEqual(directory.query('1'), query);
    await kept.remove('1');
    assert.deepEqual(labels(), ['Today', 'Yesterday', 'This week', 'Search…']);
  });

  it('stores a search with fixed times as such, even if they equal a named period', async () => {
    const times = { from: sessionQuery({ period: 'today' }, calendarOf(site.active)).from };
    await kept.keep({ id: '1', site: 'test', name: 'Since then', ...times });
    assert.deepEqual(directory.query('1'), times);
  });
});
