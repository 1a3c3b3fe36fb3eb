import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { transcriptOf } from '../../../src/reporting/models/session/transcript.ts';
import { checkSession } from './checkSession.ts';
import { openDemo, type OpenDemo } from './openDemo.ts';

const HOUR = 3600;
const MINUTE = 60_000;

describe('the simulation of the demo site', () => {
  let site: OpenDemo;
  beforeEach(async () => {
    site = await openDemo();
  });
  afterEach(() => site[Symbol.asyncDispose]());

  const activeLsids = () => [...site.demo.model.rows('support_session').values()].map(({ lsid }) => lsid);
  const report = async () => {
    const { items } = await site.reports.collect('SupportSession', { start_time: site.now() - 9 * HOUR, duration: 0 });
    return new Map(items.map((session) => [session.lsid, session]));
  };

  it('goes on in the reports: sessions that have ended are there, with what happened in them', async () => {
    const atFirst = activeLsids();
    site.clock.advance(90 * MINUTE);
    const now = new Set(activeLsids());
    const ended = atFirst.filter((lsid) => !now.has(lsid));
    assert.notDeepEqual(ended, []);
    const reported = await report();
    for (const lsid of ended) {
      assert.ok(reported.get(lsid)?.endTime, `session ${lsid} has an end`);
    }
    for (const lsid of now) {
      assert.equal(reported.get(lsid)?.endTime, null, `session ${lsid} goes on`);
    }
    const sessions = [...reported.values()];
    for (const session of sessions) {
      checkSession(session);
    }
    const live = sessions.filter(({ startTime }) => (startTime ?? 0) > site.now() - 85 * 60 && startTime !== null);
    assert.ok(live.some((session) => transcriptOf(session).length > 1));
    assert.ok(live.some(({ custSurveyList }) => custSurveyList.length > 0));
    assert.ok(live.some(({ fileTransferCount }) => Number(fileTransferCount) > 0));
    assert.ok(live.some(({ repList }) => repList.length > 1));
  });

  it('has a session in the report as it was steered by commands, also once it has ended', async () => {
    const { commands, demo } = site;
    const [id, row] = [...demo.model.rows('support_session')].find(([key]) => hasRep(key)) ?? [];
    assert.ok(id !== undefined && row);
    const { lsid } = row;
    const body = 'Здравствуйте [b]🦊[/b]\n<b>';
    await commands.runArgument('send_chat_message', { lsid, body, impersonate: 'customer' });
    await commands.runArgument('send_chat_message', { lsid, body: 'from nobody' });
    await commands.runArgument('set_session_attributes', {
      lsid,
      externalKey: 'ABC-123',
      attributes: { asset_tag: 'PC-17' },
    });
    site.clock.advance(1000);
    await commands.runArgument('terminate_session', { lsid });

    const session = await site.reports.session(lsid);
    checkSession(session);
    assert.equal(session.endTime, site.now());
    assert.equal(session.externalKey, 'ABC-123');
    assert.ok(session.customAttributes.some(({ codeName, value }) => codeName === 'asset_tag' && value === 'PC-17'));
    const [said, nobody] = transcriptOf(session).slice(-2);
    assert.deepEqual([said?.body, said?.from.kind, said?.apiAccount], [body, 'customer', demo.clientId]);
    assert.deepEqual([nobody?.body, nobody?.isSystem], ['from nobody', true]);
    const { items } = await site.reports.collect('SupportSessionListing', { end_time: site.now() - 1, duration: 0 });
    assert.equal(items.find((listed) => listed.lsid === lsid)?.externalKey, 'ABC-123');
  });

  it('has the talk of teams, and private words, in the report of the team', async () => {
    const member = [...site.demo.model.rows('representative').values()].find(({ username }) => username === 'li.wei');
    const { items } = await site.commands.supportTeams().then(async () => {
      await site.commands.runArgument('send_chat_message', {
        teamId: 3,
        body: 'to all',
        impersonate: 'rep_username:zoe.angstrom',
      });
      const toRep = member?.user_id ?? '';
      await site.commands.runArgument('send_chat_message', {
        teamId: 3,
        body: 'to one',
        impersonate: 'rep_username:zoe.angstrom',
        toRep,
      });
      return site.reports.collect('SupportTeam', { start_time: site.now() - 60, duration: 0, team_id: 3 });
    });
    const chat = items.flatMap(({ events }) => events.filter(({ eventType }) => eventType === 'Chat Message'));
    const told = chat.map(({ body, performedBy, destinations }) => [
      body,
      performedBy?.name,
      destinations.map(({ name }) => name),
    ]);
    assert.deepEqual(told, [
      ['to all', 'Zoë Ångström', []],
      ['to one', 'Zoë Ångström', ['李伟 (Li Wei)']],
    ]);
  });

  it('has presentations that ended since, with those who came', async () => {
    const [row] = site.demo.model.rows('presentation_session').values();
    const atFirst = [...site.demo.model.rows('attendee').values()].map(({ name }) => name);
    site.clock.advance(50 * MINUTE);
    const { items } = await site.reports.collect('PresentationSession', { lsid: row?.lsid ?? '' });
    const [presentation] = items;
    assert.ok(presentation?.endTime);
    const attended = presentation.attendeeList.map(({ username }) => username);
    assert.deepEqual(attended.slice(0, atFirst.length), atFirst);
    assert.ok(presentation.events.some(({ eventType }) => eventType === 'Chat Message'));
    assert.notEqual(presentation.sessionRecordingDownloadUrl, '');
  });

  it('takes the same course every time', async () => {
    await using other = await openDemo();
    for (const each of [site, other]) {
      each.clock.advance(60 * MINUTE);
    }
    const course = ({ demo }: OpenDemo) => demo.history.events.map(({ sequence: _, ...event }) => event);
    assert.deepEqual(course(other), course(site));
  });

  it('stands still at speed 0', async () => {
    await using still = await openDemo({ speed: 0 });
    const before = still.demo.history.events.length;
    still.clock.advance(120 * MINUTE);
    assert.equal(still.demo.history.events.length, before);
  });

  function hasRep(session: string): boolean {
    const links = site.demo.model.rows('representative_support_session').values();
    const hasCustomer = [...site.demo.model.rows('customer_client').values()].some(
      ({ support_session_id }) => support_session_id === session,
    );
    return hasCustomer && [...links].some(({ support_session_id }) => support_session_id === session);
  }
});
