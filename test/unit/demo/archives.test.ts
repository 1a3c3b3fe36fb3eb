import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ArchiveClient } from '../../../src/reporting/archive/archiveClient.ts';
import { SESSION_EVENTS } from '../../../src/reporting/archive/reading/sessionEvents.ts';
import { SiteError } from '../../../src/site/errors.ts';
import type { ReadableModel } from '../../../src/state/source.ts';
import { countMetrics } from '../archive/count.ts';
import type { World } from '../archive/world.ts';
import { changesOf, worldOf } from './archiveLines.ts';
import { openDemo, type OpenDemo } from './openDemo.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the archives of the demo site', () => {
  let site: OpenDemo;
  let folder: string;
  let archives: ArchiveClient;
  beforeEach(async () => {
    site = await openDemo();
    folder = await mkdtemp(join(tmpdir(), 'demo-archives-'));
    archives = new ArchiveClient({ client: site.client, folder, clock: site.clock });
  });
  afterEach(async () => {
    await site[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const dateBack = (days: number): string =>
    new Date((site.now() + HOUR - days * DAY) * 1000).toISOString().slice(0, 10);
  const dayBack = (days: number): number => site.demo.archives.time.dayOf(site.now()) - days;
  const storedOn = (days: number) => site.demo.archives.ofDay(dayBack(days));
  const midnight = (days: number): number => site.demo.archives.time.startOfDay(dayBack(days));

  it('are a snapshot every half hour and events every ten minutes, of today and seven days before', async () => {
    const listed = async (days: number, kind: 'state' | 'event') =>
      (await archives.listArchives({ date: dateBack(days) })).filter((archive) => archive.kind === kind);
    const every = (seconds: number, days: number, count: number) =>
      Array.from({ length: count }, (_, place) => [place + 1, midnight(days) + place * seconds]);
    for (const days of [1, 7]) {
      const [states, events] = [await listed(days, 'state'), await listed(days, 'event')];
      assert.deepEqual(
        states.map(({ index, from }) => [index, from]),
        every(1800, days, 48),
      );
      assert.deepEqual(
        events.map(({ index, from }) => [index, from]),
        every(600, days, 144),
      );
      assert.ok(states.every(({ from, to }) => from === to));
      assert.ok(events.every(({ from, to }) => to - from === 599));
    }
    // It is noon: the last ten minutes are being made into an archive, and so is the snapshot of noon.
    const [states, events] = [await listed(0, 'state'), await listed(0, 'event')];
    assert.deepEqual(
      states.map(({ index, from }) => [index, from]),
      every(1800, 0, 24),
    );
    assert.deepEqual(
      events.map(({ index, from }) => [index, from]),
      every(600, 0, 71),
    );
    assert.deepEqual(await archives.listArchives({ date: dateBack(8) }), []);
  });

  it('are replayed to each snapshot’s own rows, through a restart and a gap', async () => {
    for (const [days, from, to] of [
      [0, 8, 11.5],
      [1, 12, 15],
      [3, 10.5, 13.5],
      [5, 0.5, 5],
    ] as const) {
      const states = storedOn(days).filter(({ kind }) => kind === 'state');
      const span = { from: midnight(days) + from * HOUR, to: midnight(days) + to * HOUR };
      const replay = await archives.openReplay(span);
      let compared = 0;
      try {
        for (const state of states) {
          if (state.from > span.from && state.from <= span.to) {
            // A snapshot is taken before what happens in its own second.
            await replay.seek(state.from - 1);
            if (replay.isKnown) {
              assertRows(replay.model, worldOf(state));
              compared++;
            }
          }
        }
        const isOff = (time: number): boolean =>
          days === 5 && time >= midnight(5) + 2 * HOUR && time < midnight(5) + 3 * HOUR;
        const known = states.filter(({ from: at }) => at > span.from && at <= span.to && !isOff(at - 1));
        assert.equal(compared, known.length, `snapshots of the day ${days} days before`);
        const off = { from: midnight(5) + 2 * HOUR, to: midnight(5) + 3 * HOUR };
        assert.deepEqual(replay.unknown, days === 5 ? [off] : []);
      } finally {
        replay.dispose();
      }
    }
  });

  it('give the metrics that a count of every second gives', async () => {
    for (const [days, from, to] of [
      [0, 9, 12],
      [1, 11, 14],
      [3, 11.5, 12.5],
      [5, 1.5, 9.5],
    ] as const) {
      const stored = storedOn(days);
      const [first] = stored;
      assert.ok(first);
      const begin = midnight(days);
      const changes = changesOf(
        worldOf(first),
        begin,
        stored.filter(({ kind }) => kind === 'event'),
      );
      const span = { from: begin + from * HOUR, to: Math.min(begin + to * HOUR, site.now() - 1200) };
      const isKnown = (second: number): boolean =>
        days !== 5 || second < begin + 2 * HOUR || second >= begin + 3 * HOUR;
      const expected = countMetrics(changes, span.from, span.to, isKnown);
      const { reps, ...metrics } = await archives.computeMetrics(span);
      const figures = Object.entries(reps).flatMap(([user, { logins: _logins, ...rest }]) =>
        rest.loggedInSeconds > 0 ? [[user, rest] as const] : [],
      );
      assert.deepEqual({ ...metrics, reps: Object.fromEntries(figures) }, expected);
      assert.notDeepEqual(reps, {});
    }
  });

  it('lead to the rows that the live world opened with, and go on with what happens in it', async () => {
    const live = (): World =>
      new Map(
        ['queue', 'representative', 'support_session', 'representative_support_session', 'attendee'].map((table) => [
          table,
          new Map(Object.entries(site.demo.model.snapshot([table as 'queue']).insert?.[table] ?? {})),
        ]),
      );
    const opened = live();
    const openedAt = site.now();
    // To the end of a second, when all that happens in it has happened.
    site.clock.advance(HOUR * 1000 + 999);
    site.demo.model.flush();
    const later = live();
    const laterAt = site.now();
    site.clock.advance(HOUR * 1000);
    const replay = await archives.openReplay({ from: openedAt - 2 * HOUR, to: laterAt + HOUR / 2 });
    try {
      await replay.seek(openedAt);
      assertHolds(replay.model, opened);
      await replay.seek(laterAt);
      assertHolds(replay.model, later);
      await replay.seek(openedAt - HOUR / 2);
      const lsids = (rows: Iterable<Readonly<Record<string, unknown>>>) =>
        [...rows].map(({ lsid }) => String(lsid)).sort();
      const openSessions = [...(opened.get('support_session')?.values() ?? [])];
      const before = openSessions.filter((row) => Number(row['created_timestamp']) <= openedAt - HOUR / 2);
      const known = [...replay.model.rows('support_session').values()];
      const stillThere = known.filter(({ lsid }) => openSessions.some((row) => row['lsid'] === lsid));
      assert.deepEqual(lsids(stillThere), lsids(before));
    } finally {
      replay.dispose();
    }
  });

  it('tell of the same sessions as the reports, at the same times', async () => {
    const { items } = await site.reports.collect('SupportSession', {
      start_time: midnight(1) + 8 * HOUR,
      duration: 2 * HOUR,
    });
    const stored = storedOn(1);
    const [first] = stored;
    assert.ok(first);
    const changes = changesOf(
      worldOf(first),
      midnight(1),
      stored.filter(({ kind }) => kind === 'event'),
    );
    const from = midnight(1) + 8 * HOUR;
    const begunThen = changes.filter(
      ({ table, verb, time }) =>
        table === 'support_session' && verb === 'insert' && time >= from && time < from + 2 * HOUR,
    );
    assert.deepEqual(
      begunThen.map(({ fields }) => String(fields['lsid'])).sort(),
      items.map(({ lsid }) => lsid).sort(),
    );
    for (const { lsid, startTime, endTime } of items) {
      const begun = changes.find(({ table, fields }) => table === 'support_session' && fields['lsid'] === lsid);
      assert.equal(begun?.time, startTime, lsid);
      const ended = changes.find(
        ({ verb, id, table }) => verb === 'delete' && table === 'support_session' && id === begun.id,
      );
      assert.equal(ended?.time, endTime, lsid);
    }
  });

  it('tell of events that the guide knows, each in a session that was there', async () => {
    const replay = await archives.openReplay({ from: midnight(1), to: midnight(0) });
    try {
      const events = await replay.sessionEvents({ from: midnight(1), to: midnight(0) });
      assert.deepEqual(
        events.filter(({ name }) => !(name in SESSION_EVENTS)),
        [],
      );
      const names = await replay.namesIn(events);
      assert.deepEqual(
        events.filter(({ lsid }) => names.session(lsid) === undefined),
        [],
      );
      const { items } = await site.reports.collect('SupportSession', { start_date: dateBack(1), duration: 1 });
      const reported = items.filter(({ endTime }) => endTime !== null && endTime < midnight(0));
      for (const { lsid, events: inReport } of reported) {
        for (const [type, name] of [
          ['Chat Message', 'chat_message'],
          ['File Upload', 'file_upload'],
          ['Command Shell Session Started', 'command_shell_session_started'],
        ]) {
          const archived = events.filter((event) => event.lsid === lsid && event.name === name);
          assert.equal(
            archived.length,
            inReport.filter(({ eventType }) => eventType === type).length,
            `${type} ${lsid}`,
          );
        }
      }
    } finally {
      replay.dispose();
    }
  });

  it('are not for an account without the permission', async () => {
    const limited = new ArchiveClient({ client: site.clientOf(site.demo.limitedAccount), folder, clock: site.clock });
    await assert.rejects(limited.listArchives({ date: dateBack(1) }), (error) =>
      SiteError.is(error, 'not-permitted', 'site-error'),
    );
  });
});

/** The same rows, where what is empty counts as missing. */
function assertRows(model: ReadableModel, world: World): void {
  for (const [table, rows] of world) {
    const actual = [...model.rows(table)].map(([id, row]) => [id, filled(row)]);
    const expected = [...rows].map(([id, row]) => [id, filled(row)]);
    assert.deepEqual(Object.fromEntries(actual), Object.fromEntries(expected), table);
  }
}

/** The same rows as far as the real-time API tells. */
function assertHolds(model: ReadableModel, world: World): void {
  for (const [table, rows] of world) {
    assert.deepEqual([...model.rows(table).keys()].sort(), [...rows.keys()].sort(), table);
    for (const [id, row] of rows) {
      const actual: Readonly<Record<string, unknown>> = model.rows(table).get(id) ?? {};
      for (const [field, value] of Object.entries(row)) {
        const isFlag = typeof actual[field] === 'boolean';
        assert.equal(isFlag ? Number(actual[field]) : actual[field], value, `${table}.${field}`);
      }
    }
  }
}

function filled(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '' && value !== undefined));
}
