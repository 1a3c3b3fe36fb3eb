import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { after, before, describe, it } from 'mocha';
import { ReportClient } from '../../../src/reporting/client.ts';
import type { SupportSession } from '../../../src/reporting/items/sessions.ts';
import { transcriptOf } from '../../../src/reporting/models/session/transcript.ts';
import { downloadChat, downloadRecording, recordingsOf, type Recording } from '../../../src/reporting/recordings.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { hastyClock } from '../../support/siteClients.ts';
import { openDemo, type OpenDemo } from './openDemo.ts';

const DAY = 86_400;

describe('surveys, teams, presentations, licences and recordings of the demo site', () => {
  let site: OpenDemo;
  let folder: string;
  /** Of the last two days. */
  let sessions: readonly SupportSession[];
  before(async () => {
    site = await openDemo();
    folder = await mkdtemp(join(tmpdir(), 'recordings-'));
    const params = { start_time: site.now() - 2 * DAY, duration: 0 };
    sessions = (await site.reports.collect('SupportSession', params)).items;
  });
  after(async () => {
    await site[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  it('has the surveys that the sessions have, by representative and team, session and site', async () => {
    const period = { start_time: site.now() - 2 * DAY, duration: 0 } as const;
    const kinds = [
      ['SupportCustExitSurvey', 'custSurveyList', 'cust'],
      ['SupportRepExitSurvey', 'repSurveyList', 'rep'],
    ] as const;
    for (const [type, list, submitter] of kinds) {
      const having = sessions.filter((session) => session[list].length > 0);
      const all = await site.reports.collect(type, { ...period, report_type: 'rep', id: 'all' });
      assert.notDeepEqual(having, []);
      assert.deepEqual(
        all.items.map(({ lsid, questionList }) => [lsid, questionList]),
        having.map((session) => [session.lsid, session[list][0]?.questionList]),
      );
      for (const survey of all.items) {
        const session = having.find(({ lsid }) => lsid === survey.lsid);
        assert.equal(survey.submittedBy?.type, submitter);
        assert.equal(survey.ts, session?.startTime);
        assert.deepEqual(survey.repList, session?.repList);
        assert.equal(survey.primaryRep?.id, session?.primaryRep?.id);
      }
      const team = await site.reports.collect(type, { ...period, report_type: 'team', id: 5 });
      const ofTeam = having.filter(({ primaryTeam }) => primaryTeam?.id === '5');
      assert.deepEqual(lsidsOf(team.items), lsidsOf(ofTeam));
      const [one] = having;
      assert.ok(one);
      const named = await site.reports.collect(type, { lsid: one.lsid, report_type: 'rep' });
      assert.deepEqual(lsidsOf(named.items), [one.lsid]);
      const partners = await site.reports.collect(type, { ...period, report_type: 'rep', id: 'all', site_id: 2 });
      assert.deepEqual(lsidsOf(partners.items), lsidsOf(having.filter(({ publicSite }) => publicSite?.id === '2')));
    }
  });

  it('has a team’s day: who came and went, what its queue had, what was said', async () => {
    const { items, startTime, endTime } = await site.reports.collect('SupportTeam', {
      start_date: '2021-11-23',
      duration: 1,
    });
    assert.equal(startTime, Date.UTC(2021, 10, 22, 23) / 1000);
    assert.equal(endTime, startTime + DAY);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['3', '5', '7', '11'],
    );
    for (const { id, loggedInRepresentatives, events } of items) {
      const known = new Set(loggedInRepresentatives.map(({ gsnumber }) => gsnumber));
      let before = startTime;
      for (const { eventType, performedBy, destinations, timestamp } of events) {
        assert.ok(timestamp !== null && timestamp >= before && timestamp < endTime);
        before = timestamp;
        if (eventType === 'Conference Member Added') {
          known.add(performedBy?.gsnumber ?? '');
        }
        for (const { gsnumber } of [...(performedBy ? [performedBy] : []), ...destinations]) {
          assert.ok(gsnumber === '0' || known.has(gsnumber), `${gsnumber} in team ${id}`);
        }
      }
      const moved = (type: string) => events.filter(({ eventType }) => eventType === type).length;
      assert.ok(moved('Session Transferred to Queue') > 0);
      assert.ok(moved('Session Transferred Away from Queue') > 0);
      assert.ok(transcriptOf({ customerList: [], repList: loggedInRepresentatives, events }).length > 0);
    }
    const one = await site.reports.collect('SupportTeam', { start_date: '2021-11-23', duration: 1, team_id: 7 });
    assert.deepEqual(
      one.items,
      items.filter(({ id }) => id === '7'),
    );
  });

  it('has presentations with their attendees, and one in progress', async () => {
    const period = { start_time: site.now() - 3 * DAY, duration: 0 } as const;
    const { items } = await site.reports.collect('PresentationSession', period);
    const listing = await site.reports.collect('PresentationSessionListing', period);
    assert.deepEqual(lsidsOf(listing.items), lsidsOf(items));
    const [live] = site.demo.model.rows('presentation_session').values();
    assert.deepEqual(
      items.filter(({ endTime }) => endTime === null).map(({ lsid }) => lsid),
      [live?.lsid],
    );
    for (const { lsid, attendeeList, repList, events, sessionType, others } of items) {
      assert.equal(sessionType, 'presentation');
      assert.equal(others, undefined);
      assert.equal(repList.length, 1, lsid);
      assert.notDeepEqual(attendeeList, [], lsid);
      const known = new Set(['0', ...attendeeList.map((one) => one.gsnumber), ...repList.map((one) => one.gsnumber)]);
      assert.ok(events.every(({ performedBy }) => performedBy && known.has(performedBy.gsnumber)));
      assert.ok(events.every(({ timestamp }, index) => (events[index - 1]?.timestamp ?? 0) <= (timestamp ?? 0)));
    }
    const [one] = items;
    const same = await site.reports.collect('PresentationSession', { lsid: one?.lsid ?? '' });
    assert.deepEqual(same.items, [one]);
    const limit = `rep:${one?.repList[0]?.id}`;
    const ofRep = await site.reports.collect('PresentationSession', { ...period, limit });
    assert.ok(ofRep.items.some(({ lsid }) => lsid === one?.lsid));
    assert.ok(ofRep.items.every(({ repList }) => `rep:${repList[0]?.id}` === limit));
  });

  it('has the peaks of the licences by hour, day and month', async () => {
    const peaks = async (group_by: 'hour' | 'day' | 'month') => {
      const report = await site.reports.collect('LicenseUsage', {
        start_time: site.now() - 9 * DAY,
        duration: 0,
        group_by,
      });
      assert.equal(report.groupBy, group_by);
      assert.equal(report.startTime, site.now() - 9 * DAY);
      for (const { licenseCount } of report.items) {
        const of = (reason: string) => licenseCount.find((count) => count.reason === reason)?.count ?? NaN;
        assert.equal(of('login') + of('extended_contact'), of(''));
        // The guide: only where at least 90 % of the licences are in use. This site has 13.
        assert.ok(of('') >= 0.9 * 13);
      }
      return report.items;
    };
    const [hours, days, months] = [await peaks('hour'), await peaks('day'), await peaks('month')];
    assert.ok(hours.length > days.length && days.length > months.length && months.length === 1);
    const daysOfHours = new Set(hours.map(({ datetime }) => datetime.slice(0, 10)));
    assert.deepEqual(
      days.map(({ datetime }) => datetime.slice(0, 10)),
      [...daysOfHours],
    );
  });

  it('has videos that can be played, and texts of command shells', async () => {
    const having = sessions.find(({ sessionRecordingDownloadUrl }) => sessionRecordingDownloadUrl !== '');
    const shell = sessions.find(({ commandShellRecordings }) => commandShellRecordings.length > 0);
    const shown = sessions.find(({ showMyScreenRecordings }) => showMyScreenRecordings.length > 0);
    const wanted = [having, shell, shown].flatMap((session) => (session ? recordingsOf(session) : []));
    assert.deepEqual(new Set(wanted.map(({ kind }) => kind)), new Set(['session', 'commandShell', 'showMyScreen']));
    for (const recording of wanted) {
      const bytes = await fileOf(recording);
      if (recording.kind === 'commandShell') {
        assert.match(bytes.toString('utf8'), /^Command shell recording/);
      } else {
        assert.ok(framesOf(bytes) > 1);
      }
      const link = await fetch(recording.downloadUrl);
      assert.deepEqual(Buffer.from(await link.arrayBuffer()), bytes);
    }
    const presentations = await site.reports.collect('PresentationSession', {
      end_date: '2021-11-22',
      duration: 0,
    });
    assert.ok(framesOf(await fileOf({ lsid: presentations.items[0]?.lsid ?? '', kind: 'presentation' })) > 1);
  });

  it('says why there is no recording', async () => {
    const silent = sessions.find(({ sessionRecordingDownloadUrl }) => sessionRecordingDownloadUrl === '');
    await assert.rejects(fileOf({ lsid: silent?.lsid ?? '', kind: 'session' }), refusedWith(/no such recording/));
    await assert.rejects(fileOf({ lsid: 'f'.repeat(32), kind: 'session' }), refusedWith(/Invalid lsid/));
    const old = await site.reports.collect('SupportSessionListing', { start_date: '2021-10-27', duration: 1 });
    const expired = old.items.find(({ hasRecording }) => hasRecording);
    await assert.rejects(fileOf({ lsid: expired?.lsid ?? '', kind: 'session' }), refusedWith(/expired/));
    await assert.rejects(fileOf({ lsid: silent?.lsid ?? '', kind: 'presentation' }), refusedWith(/Invalid lsid/));
  });

  it('sends the rest of a recording after the connection broke', async () => {
    const session = sessions.find(({ sessionRecordingDownloadUrl }) => sessionRecordingDownloadUrl !== '');
    const recording = { lsid: session?.lsid ?? '', kind: 'session' } as const;
    const whole = await fileOf(recording);
    site.demo.faults.halfReport();
    const sizes: number[] = [];
    const { path } = await downloadRecording(site.client, recording, {
      target: { path: join(folder, 'resumed.flv') },
      clock: hastyClock(),
      onProgress: ({ bytes }) => sizes.push(bytes),
    });
    assert.deepEqual(await readFile(path), whole);
    assert.ok(
      sizes.every((size, index) => size > (sizes[index - 1] ?? 0)),
      'it never started over',
    );
  });

  it('gives the chat by a signed address, and to nobody without it', async () => {
    const session = sessions.find((one) => one.endTime !== null && transcriptOf(one).length > 0);
    assert.ok(session);
    const { lsid, sessionChatDownloadUrl: url, sessionChatViewUrl } = session;
    const { path } = await downloadChat(site.client, { lsid, url }, { target: { folder } });
    const lines = (await readFile(path, 'utf8')).split('\r\n').filter((line) => line.startsWith('['));
    assert.ok(lines.length >= transcriptOf(session).length);
    assert.match(await (await fetch(sessionChatViewUrl)).text(), /<h1>Chat transcript<\/h1>/);
    assert.equal((await fetch(url.replace(/h=./, 'h=z'))).status, 404);
    assert.equal((await fetch(url.replace(/lsid=./, 'lsid=z'))).status, 404);
  });

  it('is closed to an account without permission', async () => {
    const client = site.clientOf(site.demo.limitedAccount);
    const reports = new ReportClient(client, site.clock);
    const period = { start_time: site.now() - 60, duration: 0 } as const;
    const denied = (error: unknown) => SiteError.is(error, 'not-permitted');
    await assert.rejects(reports.collect('LicenseUsage', { ...period, group_by: 'hour' }), denied);
    await assert.rejects(
      reports.collect('SupportCustExitSurvey', { ...period, report_type: 'rep', id: 'all' }),
      denied,
    );
    await assert.rejects(reports.collect('PresentationSession', period), denied);
    const recording = { lsid: sessions[0]?.lsid ?? '', kind: 'session' } as const;
    await assert.rejects(downloadRecording(client, recording, { target: { folder } }), denied);
  });

  async function fileOf(recording: Recording): Promise<Buffer> {
    const { path } = await downloadRecording(site.client, recording, { target: { folder } });
    return readFile(path);
  }
});

function lsidsOf(items: readonly { readonly lsid: string }[]): string[] {
  return items.map(({ lsid }) => lsid).toSorted();
}

function refusedWith(message: RegExp) {
  return (error: unknown) => SiteError.is(error, 'site-error') && message.test(error.message);
}

/** Reads an FLV file of Screen Video to its last byte, as a player does; gives the number of its frames. */
function framesOf(file: Buffer): number {
  assert.equal(file.toString('latin1', 0, 3), 'FLV');
  let frames = 0;
  let at = file.readUInt32BE(5) + 4;
  let time = -1;
  while (at < file.length) {
    const [type, length] = [file.readUInt8(at), file.readUIntBE(at + 1, 3)];
    const data = file.subarray(at + 11, at + 11 + length);
    if (type === 9) {
      assert.ok(file.readUIntBE(at + 4, 3) > time);
      time = file.readUIntBE(at + 4, 3);
      assert.equal(data.readUInt8(0), frames === 0 ? 0x13 : 0x23, 'a key frame first');
      checkBlocks(data);
      frames += 1;
    }
    assert.equal(file.readUInt32BE(at + 11 + length), 11 + length, 'the size of the tag before');
    at += 11 + length + 4;
  }
  assert.equal(at, file.length);
  return frames;
}

function checkBlocks(frame: Buffer): void {
  const [width, height] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
  const size = ((width >> 12) + 1) * 16;
  const blocks = ((width & 0xfff) / size) * ((height & 0xfff) / size);
  let at = 5;
  for (let block = 0; block < blocks; block++) {
    const length = frame.readUInt16BE(at);
    if (length > 0) {
      assert.equal(inflateSync(frame.subarray(at + 2, at + 2 + length)).length, size * size * 3);
    }
    at += 2 + length;
  }
  assert.equal(at, frame.length);
}
