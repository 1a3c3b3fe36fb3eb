import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { ReportClient } from '../../../src/reporting/client.ts';
import type { SupportSession } from '../../../src/reporting/items/sessions.ts';
import { messageText, transcriptOf } from '../../../src/reporting/models/session/transcript.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { checkSession } from './checkSession.ts';
import { openDemo, type OpenDemo } from './openDemo.ts';

const DAY = 86_400;

describe('the reports of the demo site', () => {
  let site: OpenDemo;
  before(async () => {
    site = await openDemo();
  });
  after(() => site[Symbol.asyncDispose]());

  /** Sessions that began in the last `days`, in progress or not. */
  const sessions = async (days = 2, more: { limit?: string } = {}) => {
    const params = { start_time: site.now() - days * DAY, duration: 0, ...more };
    const { items, complete } = await site.reports.collect('SupportSession', params);
    assert.ok(complete);
    return items;
  };

  it('has sessions in full, with something of all that a report can tell', async () => {
    const found = await sessions();
    for (const session of found) {
      checkSession(session);
    }
    const of = (type: string) => found.filter(({ events }) => events.some(({ eventType }) => eventType === type));
    for (const type of ['Chat Message', 'File Upload', 'System Information Retrieved', 'Session Note Added']) {
      assert.ok(of(type).length > 0, type);
    }
    assert.ok(found.some(({ custSurveyList }) => custSurveyList.length > 0));
    assert.ok(found.some(({ commandShellRecordings }) => commandShellRecordings.length > 0));
    assert.ok(found.some(({ repList }) => repList.length > 1));
    assert.ok(found.some(({ externalKey }) => /^[A-Z]+-\d+$/.test(externalKey)));
    assert.ok(found.some(({ customAttributes }) => customAttributes.length > 0));
  });

  it('is the same every time for the same seed and time', async () => {
    await using other = await openDemo();
    await using third = await openDemo({ seed: 2 });
    const ask = { start_time: site.now() - 3 * DAY, duration: 2 * DAY } as const;
    const lsids = async ({ reports }: OpenDemo) =>
      (await reports.collect('SupportSessionListing', ask)).items.map(({ lsid }) => lsid);
    const own = await lsids(site);
    assert.deepEqual(await lsids(other), own);
    assert.notDeepEqual(await lsids(third), own);
  });

  it('lists the same sessions as it reports, with their keys and recordings', async () => {
    const period = { start_date: '2021-11-22', duration: 2 } as const;
    const listing = await site.reports.collect('SupportSessionListing', period);
    const { items } = await site.reports.collect('SupportSession', period);
    assert.deepEqual(
      listing.items.map(({ lsid, externalKey, hasRecording, lseq }) => ({ lsid, externalKey, hasRecording, lseq })),
      items.map(({ lsid, externalKey, sessionRecordingDownloadUrl, lseq }) => ({
        lsid,
        externalKey,
        hasRecording: sessionRecordingDownloadUrl !== '',
        lseq,
      })),
    );
    // Days are the site's own, an hour ahead of UTC.
    const [from, to] = [Date.UTC(2021, 10, 21, 23) / 1000, Date.UTC(2021, 10, 23, 23) / 1000];
    assert.ok(items.every(({ startTime }) => startTime !== null && startTime >= from && startTime < to));
  });

  it('sums up the same sessions by representative, team and site', async () => {
    const period = { start_date: '2021-11-22', duration: 2 } as const;
    const { items } = await site.reports.collect('SupportSession', period);
    const keys = {
      rep: (session: SupportSession) => session.primaryRep?.id,
      team: (session: SupportSession) => session.primaryTeam?.id,
      site: (session: SupportSession) => session.publicSite?.id,
    };
    for (const report_type of ['rep', 'team', 'site'] as const) {
      const summary = await site.reports.collect('SupportSessionSummary', { ...period, report_type });
      const expected = Map.groupBy(
        items.filter((session) => keys[report_type](session) !== undefined),
        keys[report_type],
      );
      assert.equal(summary.items.length, expected.size);
      for (const { id, type, displayName, totalSessions, avgSessionsPerWeekday, avgDuration } of summary.items) {
        const own = expected.get(id) ?? [];
        const seconds = own.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
        assert.equal(type, report_type);
        assert.notEqual(displayName, '');
        assert.equal(totalSessions, own.length);
        assert.equal(avgDuration, Math.round(seconds / own.length));
        assert.equal(avgSessionsPerWeekday, Number((own.length / 2).toFixed(1)));
      }
    }
  });

  it('takes sessions by their end, by id, and by who had them', async () => {
    const all = await sessions();
    const end_time = site.now() - DAY;
    const ended = await site.reports.collect('SupportSession', { end_time, duration: 3600 * 4 });
    const expected = all.filter(
      ({ endTime }) => endTime !== null && endTime >= end_time && endTime < end_time + 14_400,
    );
    assert.ok(expected.length > 0);
    assert.deepEqual(lsidsOf(ended.items), lsidsOf(expected));

    const [one, two] = all;
    assert.ok(one && two);
    const both = await site.reports.collect('SupportSession', { lsids: [one.lsid, two.lsid, 'f'.repeat(32)] });
    assert.deepEqual(lsidsOf(both.items), lsidsOf([one, two]));
    assert.deepEqual(
      await site.reports.session(one.lsid),
      both.items.find(({ lsid }) => lsid === one.lsid),
    );

    const teams = await site.commands.supportTeams({ showMembers: true });
    const members = new Set(teams.find(({ id }) => id === '7')?.members?.map(({ id }) => id));
    const limits: Record<string, (session: SupportSession) => boolean> = {
      all: () => true,
      'rep:8': ({ primaryRep }) => primaryRep?.id === '8',
      'team:all': ({ primaryTeam }) => primaryTeam !== undefined,
      'team:7': ({ primaryTeam }) => primaryTeam?.id === '7',
      'members:7': ({ primaryRep }) => members.has(primaryRep?.id ?? ''),
      'site:2': ({ publicSite }) => publicSite?.id === '2',
    };
    for (const [limit, isWithin] of Object.entries(limits)) {
      const expectedOnes = all.filter(isWithin);
      assert.ok(expectedOnes.length > 0, limit);
      assert.deepEqual(lsidsOf(await sessions(2, { limit })), lsidsOf(expectedOnes), limit);
    }
  });

  it('tells of sessions in progress without an end', async () => {
    const live = [...site.demo.model.rows('support_session').values()].map(({ lsid }) => lsid);
    const found = await sessions(0.2);
    const open = found.filter(({ endTime }) => endTime === null);
    assert.deepEqual(lsidsOf(open), live.toSorted());
    assert.ok(open.every(({ sessionChatDownloadUrl }) => sessionChatDownloadUrl === ''));
    assert.ok(open.some(({ events }) => events.some(({ eventType }) => eventType === 'Chat Message')));
  });

  it('tells of sessions without an end that were lost in a restart', async () => {
    await using other = await openDemo();
    const [row] = other.demo.model.rows('support_session').values();
    other.demo.faults.truncate();
    const lost = await other.reports.session(row?.lsid ?? '');
    assert.equal(lost.endTime, null);
    assert.ok(!lost.events.some(({ eventType }) => eventType === 'Session End'));
  });

  it('has a session with thousands of messages, under a key that can be found', async () => {
    const listing = await site.reports.collect('SupportSessionListing', {
      start_time: site.now() - 7 * DAY,
      duration: 0,
    });
    const listed = listing.items.find(({ externalKey }) => externalKey === 'BIG-1');
    assert.ok(listed);
    const session = await site.reports.session(listed.lsid);
    checkSession(session);
    assert.ok(transcriptOf(session).length >= 5000);
  });

  it('has chat in many languages and forms', async () => {
    const found = await sessions(4);
    const chat = found.flatMap((session) => transcriptOf(session));
    const bodies = chat.map(({ body }) => body).join('\n');
    for (const script of [/\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /\p{Script=Han}/u, /\p{Emoji_Presentation}/u]) {
      assert.match(bodies, script);
    }
    assert.match(bodies, /\[ul\]\[li\]/);
    assert.ok(chat.some(({ body }) => messageText(body).includes('https://wiki.example.com/kb/4711?lang=en&v=2')));
    assert.ok(chat.some(({ isPrivate }) => isPrivate));
    assert.ok(chat.some(({ isSystem, apiAccount }) => isSystem && apiAccount !== undefined));
    // Control characters come in base64.
    const packed = found.flatMap(({ events }) => events).find(({ encodedBody }) => encodedBody !== undefined);
    assert.match(packed?.body ?? '', /\u001b\[31mFAIL/);
  });

  it('says what is wrong: unknown ids, nothing found, no permission, odd parameters', async () => {
    const { reports } = site;
    const named = (params: object) => reports.runNamed('SupportSession', params).then((stream) => stream.collect());
    await assert.rejects(named({ lsid: 'f'.repeat(32) }), failsWith('site-error', /Invalid lsid/));
    assert.deepEqual((await named({ start_date: '2020-01-01', duration: 1 })).items, []);
    const limited = new ReportClient(site.clientOf(site.demo.limitedAccount), site.clock);
    for (const type of ['SupportSessionListing', 'PresentationSessionListing', 'SupportTeam'] as const) {
      const refused = limited.collect(type, { start_time: site.now() - 60, duration: 0 });
      await assert.rejects(refused, failsWith('not-permitted', /permission/));
    }
    const answers = async (query: string) => {
      const token = await site.client.token();
      const answer = await fetch(`${site.demo.url}/api/reporting?${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return `${answer.status} ${await answer.text()}`;
    };
    assert.match(await answers('generate_report=Nothing'), /^200 \s*<\?xml.*\s<error [^>]*>Invalid report type\.</);
    assert.match(await answers('generate_report=SupportSession&start_date=2021-11-22'), /<error .*duration/);
    assert.match(await answers('generate_report=SupportSession&start_date=2021-02-30&duration=1'), /<error .*calendar/);
    assert.match(
      await answers('generate_report=SupportSession&start_date=2020-01-01&duration=1'),
      /<error [^>]*>No session data matching your chosen criteria is available\.</,
    );
  });

  it('ignores a limit beside an id, and takes ids with dashes and in capitals', async () => {
    const [session] = await sessions(1);
    assert.ok(session);
    const lsid = session.lsid.replace(/^(.{8})/, '$1-').toUpperCase();
    const token = await site.client.token();
    const answer = await fetch(`${site.demo.url}/api/reporting`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ generate_report: 'SupportSession', lsid, limit: 'rep:1' }),
    });
    assert.ok((await answer.text()).includes(`<session lsid="${session.lsid}">`));
  });

  it('can be cut after some sessions, and answer with anything', async () => {
    site.demo.faults.halfReport();
    const cut = await site.reports.collect('SupportSession', { start_time: site.now() - 2 * DAY, duration: 0 });
    assert.equal(cut.complete, false);
    site.demo.faults.nextReportAnswer(200, 'text/xml', '<error>Rapport indisponible</error>');
    await assert.rejects(sessions(), failsWith('site-error', /Rapport indisponible/));
  });
});

function lsidsOf(items: readonly { readonly lsid: string }[]): string[] {
  return items.map(({ lsid }) => lsid).toSorted();
}

function failsWith(reason: SiteError['reason'], message: RegExp) {
  return (error: unknown) => SiteError.is(error, reason) && message.test(error.message);
}
