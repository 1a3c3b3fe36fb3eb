import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SessionSummary } from '../../../../src/reporting/items/lists.ts';
import { compareSummaries, totalOf } from '../../../../src/reporting/models/summaryComparison.ts';
import { listOf } from '../fixtures.ts';
import { reportOf } from '../reading.ts';

async function summaries(...rows: readonly (readonly [id: string, name: string, sessions: string, average: string])[]) {
  const xml = rows.map(
    ([id, name, sessions, average]) => `<summary id="${id}" type="rep"><display_name>${name}</display_name>
      <total_sessions>${sessions}</total_sessions><avg_sessions_per_weekday>1.5</avg_sessions_per_weekday>
      <avg_duration>${average}</avg_duration></summary>`,
  );
  const { items } = await reportOf('SupportSessionSummary', listOf('summary_list', xml.join('')));
  return items;
}

describe('summaries of two periods', () => {
  it('stand beside each other by id, most sessions first', async () => {
    const now = await summaries(['1', 'Ada', '2', '00:10:00'], ['2', 'Eve', '8', '00:05:00']);
    const before = await summaries(['1', 'Ada Lovelace', '4', '00:20:00'], ['2', 'Eve', '8', '00:05:00']);
    const [eve, ada] = compareSummaries(now, before);
    assert.equal(eve?.name, 'Eve');
    assert.deepEqual(eve.sessions, { now: 8, before: 8, change: 0 });
    assert.equal(ada?.name, 'Ada');
    assert.deepEqual(ada.sessions, { now: 2, before: 4, change: -2 });
    assert.deepEqual(ada.averageDuration, { now: 600, before: 1200, change: -600 });
    assert.deepEqual(ada.totalDuration, { now: 1200, before: 4800, change: -3600 });
    assert.deepEqual(ada.sessionsPerWeekday, { now: 1.5, before: 1.5, change: 0 });
  });

  it('tell of no sessions, and of no average, where one was not there', async () => {
    const [gone, came] = compareSummaries(
      await summaries(['2', 'Eve', '0', '']),
      await summaries(['1', 'Ada', '4', '00:20:00']),
    );
    assert.deepEqual([gone?.name, came?.name], ['Ada', 'Eve']);
    assert.deepEqual(gone?.sessions, { now: 0, before: 4, change: -4 });
    assert.deepEqual(gone.averageDuration, { now: null, before: 1200, change: null });
    assert.deepEqual(came?.sessions, { now: 0, before: 0, change: 0 });
    assert.deepEqual(came.totalDuration, { now: null, before: 0, change: null });
  });

  it('compare with a period in which nobody had a session', async () => {
    const [ada] = compareSummaries(await summaries(['1', 'Ada', '4', '00:20:00']), []);
    assert.deepEqual(ada?.sessions, { now: 4, before: 0, change: 4 });
  });

  it('compare with nothing where there is no other period', async () => {
    const [ada] = compareSummaries(await summaries(['1', 'Ada', '4', '00:20:00']));
    assert.deepEqual(ada?.sessions, { now: 4, before: null, change: null });
  });
});

describe('the total of summaries', () => {
  it('weighs the averages by their sessions', async () => {
    const rows = await summaries(['1', 'Ada', '1', '00:10:00'], ['2', 'Eve', '3', '00:02:00']);
    assert.deepEqual(totalOf(rows), { sessions: 4, averageDuration: 240 });
  });

  it('has no average without sessions', async () => {
    const none: readonly SessionSummary[] = [];
    assert.deepEqual(totalOf(none), { sessions: 0, averageDuration: null });
    assert.deepEqual(totalOf(await summaries(['1', 'Ada', '', ''])), { sessions: 0, averageDuration: null });
  });

  it('leaves sessions of unknown length out of the average', async () => {
    const rows = await summaries(['1', 'Ada', '1', '00:10:00'], ['2', 'Eve', '3', '']);
    assert.deepEqual(totalOf(rows), { sessions: 4, averageDuration: 600 });
  });
});
