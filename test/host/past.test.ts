import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { RepWorkflowsApi } from '../../src/api.ts';
import { SiteTime, weekdayOf } from '../../src/demo/sim/siteTime.ts';
import type { ArchiveListEntry } from '../../src/reporting/archive/archiveClient.ts';
import type { Metrics } from '../../src/reporting/archive/metrics/metrics.ts';
import type { OpenedReplay } from '../../src/ui/features/past/windowReplay.ts';
import { exportedApi, run } from './support/extension.ts';

const HOUR = 3600;

describe('the archives of a site', () => {
  let api: RepWorkflowsApi;
  /** Noon of the last day of work before today by the site's clocks, in seconds since the epoch. */
  let noon: number;
  let midnight: number;
  let date: string;
  const time = new SiteTime(Intl.DateTimeFormat().resolvedOptions().timeZone);

  before(async () => {
    api = await exportedApi();
    await run('openDemoSite');
    // On some weekends nobody is there.
    const days = [1, 2, 3].map((ago) => time.dayOf(Date.now() / 1000) - ago);
    const workday = days.find((day) => weekdayOf(day) % 6 !== 0);
    assert.ok(workday);
    midnight = time.startOfDay(workday);
    date = time.iso(midnight).slice(0, 10);
    noon = midnight + 12 * HOUR;
  });

  after(() => run('stopDemoSite'));

  it('are listed for a day', async () => {
    const archives = await run<readonly ArchiveListEntry[]>('listArchives', { date });
    assert.equal(
      archives.filter(({ kind }) => kind === 'event').length,
      (time.startOfDay(time.dayOf(midnight) + 1) - midnight) / 600,
    );
    assert.deepEqual(archives.find(({ kind }) => kind === 'state')?.index, 1);
    await assert.rejects(run('listArchives', { date: 'yesterday' }), /date/);
  });

  it('are saved as the site’s files', async () => {
    const target = join(await mkdtemp(join(tmpdir(), 'archive-')), 'state.gz');
    const { path, bytes } = await run<{ path: string; bytes: number }>('downloadArchive', {
      ...{ date, kind: 'state', index: 1 },
      target,
    });
    const file = await readFile(path);
    assert.deepEqual([path, bytes, file[0], file[1]], [target, file.length, 0x1f, 0x8b]);
    await assert.rejects(
      run('downloadArchive', { date, kind: 'event', index: 9999, target }),
      /Enable State Archive API/,
    );
    await rm(dirname(target), { recursive: true });
  });

  it('give the guide’s metrics of all or of some representatives', async () => {
    const span = { from: noon - HOUR, to: noon + HOUR };
    const metrics = await run<Metrics>('computeMetrics', span);
    assert.equal(metrics.unknownSeconds, 0);
    for (const rep of Object.values(metrics.reps)) {
      assert.ok(rep.loggedInSeconds <= 2 * HOUR && rep.connectedSeconds <= rep.loggedInSeconds, rep.username);
    }
    const [user] = Object.keys(metrics.reps);
    const one = await run<Metrics>('computeMetrics', { ...span, reps: [user] });
    assert.deepEqual(one.reps, Object.fromEntries(Object.entries(metrics.reps).filter(([id]) => id === user)));
    await assert.rejects(run('computeMetrics', { from: noon, to: noon }), /later/);
  });

  it('are replayed, with steps and jumps, and closed for the present', async () => {
    const opened = await run<OpenedReplay>('openReplay', { from: noon - HOUR, to: noon + HOUR, at: noon });
    assert.deepEqual(opened, { from: noon - HOUR, to: noon + HOUR, time: noon, unknown: [] });
    const next = await run<{ time: number }>('nextReplayEvent');
    assert.ok(next.time > noon && next.time < noon + HOUR);
    assert.ok((await run<{ time: number }>('previousReplayEvent')).time < next.time);
    assert.deepEqual(await run('seekReplay', { at: noon + 60 }), { time: noon + 60 });
    // Other extensions still read the present.
    assert.equal(api.state.status, 'live');
    await run('closeReplay');
    await assert.rejects(run('seekReplay', { at: noon }), /replay/i);
  });

  it('are replayed for a day of the site’s calendar', async () => {
    const opened = await run<OpenedReplay>('openReplay', { date });
    assert.equal(opened.from, midnight);
    assert.ok(opened.to - opened.from >= 23 * HOUR - 1);
    await run('closeReplay');
    await assert.rejects(run('openReplay', { date: '2001-01-01' }), /no archives/);
  });
});
