import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  staffingByHour,
  staffingOf,
  stayParts,
  teamFigures,
} from '../../../src/reporting/archive/metrics/metricsFigures.ts';
import type { MetricsTotals } from '../../../src/reporting/archive/metrics/metrics.ts';
import { SeriesSink } from '../../../src/reporting/archive/metrics/seriesSink.ts';
import { TeamLog } from '../../../src/reporting/archive/metrics/teamLog.ts';
import { followArchives } from '../../../src/reporting/archive/timeline.ts';
import { WaitingSampler } from '../../../src/reporting/archive/waitingSampler.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import { eventArchive, HandMadeArchives, line, stateArchive, T0 } from './handMade.ts';

const { signal } = new AbortController();

/** Ada works with a customer, leaves the console's window, and logs out; Bob is connected for half of the time. */
async function tenMinutes(windows?: readonly { readonly from: number; readonly to: number }[]) {
  const archives = new HandMadeArchives();
  archives.add(
    stateArchive(1, T0),
    JSON.stringify({
      queue: { 1: { type: 'team', name: 'Network' }, 2: { type: 'personal' } },
      representative: {
        5: {
          ...{ user_id: '55', username: 'ada', private_display_name: 'Ada', queue_id: '2', connected: 1 },
          ...{ console_in_focus: 1, selected_support_session_id: '7', routing_enabled: 1, routing_available: 0 },
          created_timestamp: T0 - 60,
        },
        6: { user_id: '66', username: 'bob', connected: 0, routing_idle: 1, created_timestamp: T0 },
      },
      representative_queue: {
        1: { representative_id: '5', queue_id: '1' },
        2: { representative_id: '5', queue_id: '2' },
      },
      support_session: { 7: { lsid: 'a', queue_id: '2' }, 8: { lsid: 'b', queue_id: '1' } },
      representative_support_session: {
        1: { representative_id: '5', support_session_id: '7' },
        2: { representative_id: '5', support_session_id: '8' },
      },
      customer_client: { 1: { support_session_id: '7', connected: 1 }, 2: { support_session_id: '8', connected: 0 } },
    }),
  );
  const update = (at: number, rows: object) => line({ type: 'model_update', timestamp: T0 + at, data: rows });
  archives.add(
    eventArchive(1, T0, T0 + 600),
    update(100, { representative: { 5: { console_in_focus: 0, routing_available: 1 } } }) +
      update(200, { customer_client: { 1: { connected: 0 } } }) +
      line({ type: 'model_delete', timestamp: T0 + 300, data: { representative_support_session: ['2'] } }) +
      update(300, { representative: { 6: { connected: 1, routing_idle: 0 } } }) +
      line({ type: 'model_delete', timestamp: T0 + 400, data: { representative_support_session: ['1'] } }) +
      line({ type: 'model_delete', timestamp: T0 + 500, data: { representative: ['5'] } }),
  );
  const span = { from: T0, to: T0 + 600 };
  const sink = new SeriesSink(span, 300, windows);
  await followArchives(archives.list, archives, span, sink, { signal });
  const metricsOf = (totals: MetricsTotals) =>
    totals.metrics(
      sink.metrics.logins(totals.span),
      () => true,
      (user) => sink.metrics.usernameOf(user),
    );
  return { sink, whole: metricsOf(sink.whole), parts: sink.parts.map(metricsOf) };
}

describe('the metrics of ten minutes', () => {
  it('are these, to the second', async () => {
    const { sink, whole, parts } = await tenMinutes();
    assert.deepEqual(whole, {
      ...{ from: T0, to: T0 + 600, unknownSeconds: 0 },
      representativesLoggedIn: { min: 1, max: 2, average: (2 * 500 + 100) / 600 },
      reps: {
        55: {
          ...{ username: 'ada', averageWorkSeconds: 100, workSeconds: 100, activeSeconds: 200 },
          logins: [{ login: T0 - 60, logout: T0 + 500 }],
          ...{ loggedInSeconds: 500, connectedSeconds: 500, withoutSessionSeconds: 100 },
          concurrentSessionSeconds: { 1: 100, 2: 300 },
          ...{ autoAssignSeconds: 500, availableSeconds: 400, idleSeconds: 0, waitingForReconnectSeconds: 500 },
        },
        66: {
          ...{ username: 'bob', averageWorkSeconds: 0, workSeconds: 0, activeSeconds: 0 },
          logins: [{ login: T0, logout: null }],
          ...{ loggedInSeconds: 600, connectedSeconds: 300, withoutSessionSeconds: 300, concurrentSessionSeconds: {} },
          ...{ autoAssignSeconds: 0, availableSeconds: 0, idleSeconds: 300, waitingForReconnectSeconds: 0 },
        },
      },
    });
    assert.deepEqual(
      parts.map(({ from, to, reps }) => [from - T0, to - T0, reps['55']?.loggedInSeconds, reps['66']?.idleSeconds]),
      [
        [0, 300, 300, 300],
        [300, 600, 200, 0],
      ],
    );
    assert.deepEqual([sink.teams.of('55'), sink.teams.of('66')], [['Network'], []]);
    assert.deepEqual(sink.metrics.displayNames(['55', '66', '77']), { 55: 'Ada', 66: 'bob', 77: '77' });
  });

  it('count the windows only, where some are chosen', async () => {
    const { whole } = await tenMinutes([
      { from: T0 + 50, to: T0 + 150 },
      { from: T0 + 450, to: T0 + 550 },
    ]);
    const { workSeconds = 0, loggedInSeconds = 0, availableSeconds = 0 } = whole.reps['55'] ?? {};
    assert.deepEqual([workSeconds, loggedInSeconds, availableSeconds, whole.unknownSeconds], [50, 150, 100, 0]);
    assert.deepEqual(whole.representativesLoggedIn, { min: 1, max: 2, average: 1.75 });
  });

  it('make the figures of stays, staffing and teams', async () => {
    const { whole, parts } = await tenMinutes();
    const [ada, bob] = [whole.reps['55'], whole.reps['66']];
    assert.ok(ada && bob);
    assert.deepEqual([ada, bob].map(stayParts), [
      { inOneSession: 100, inTwoSessions: 300, inMoreSessions: 0, withoutSession: 100, notConnected: 0 },
      { inOneSession: 0, inTwoSessions: 0, inMoreSessions: 0, withoutSession: 300, notConnected: 300 },
    ]);
    assert.deepEqual(staffingOf(whole), { loggedIn: 1100 / 600, available: 400 / 600, sessions: 700 / 600 });
    const hours = staffingByHour(parts, (seconds) => ({ weekday: 6, hour: seconds === T0 ? 23 : 0 }));
    assert.deepEqual([hours.length, hours[6]?.length], [7, 24]);
    assert.deepEqual(hours[6]?.[23], { loggedIn: 2, available: 200 / 300, sessions: 2 });
    assert.deepEqual(hours[6][0], { loggedIn: 500 / 300, available: 200 / 300, sessions: 100 / 300 });
    assert.equal(hours.flat().filter((hour) => hour !== undefined).length, 2);
    const sums = { people: 2, loggedInSeconds: 1100, availableSeconds: 400, idleSeconds: 300 };
    assert.deepEqual(teamFigures(whole, { 55: ['Z', 'A'], 66: ['Z'], 99: ['B'] }), [
      {
        ...{ name: 'A', people: 1, loggedInSeconds: 500, availableSeconds: 400, idleSeconds: 0 },
        ...{ withoutSessionSeconds: 100, workSeconds: 100, activeSeconds: 200 },
      },
      { name: 'Z', ...sums, withoutSessionSeconds: 400, workSeconds: 100, activeSeconds: 200 },
    ]);
  });
});

describe('what archives tell of waiting and of teams', () => {
  const model = (rows: Record<string, Record<string, object>>): StateModel => {
    const made = new StateModel();
    made.apply({ type: 'model_update', insert: rows });
    return made;
  };
  const waiting = () =>
    model({ queue: { 1: { type: 'team' } }, support_session: { 7: { queue_id: '1' }, 8: { queue_id: '1' } } });

  it('is counted each minute of a short span, its last second included, where the rows are known', () => {
    const sampler = new WaitingSampler({ from: 1000, to: 1180 });
    sampler.begin(1001, waiting());
    sampler.advance(1060);
    assert.deepEqual(sampler.samples, []);
    sampler.advance(1061);
    sampler.advance(1061);
    sampler.end(1120);
    sampler.advance(1180);
    sampler.begin(1125, model({}));
    sampler.end(1180);
    assert.deepEqual(sampler.samples, [
      { time: 1060, sessions: 2 },
      { time: 1180, sessions: 0 },
    ]);
  });

  it('is counted at no more than 289 moments of a long span, whole minutes apart', () => {
    const counted = (seconds: number) => {
      const sampler = new WaitingSampler({ from: 0, to: seconds });
      sampler.begin(0, waiting());
      sampler.end(seconds);
      return [sampler.samples.length, sampler.samples[1]?.time];
    };
    assert.deepEqual(
      [counted(288 * 60), counted(288 * 60 + 1), counted(86_400)],
      [
        [289, 60],
        [145, 120],
        [289, 300],
      ],
    );
    assert.deepEqual(counted(1), [1, undefined]);
  });

  it('has the teams of each person in order, and neither personal queues nor people or queues that are not known', () => {
    const log = new TeamLog();
    const rows = model({
      queue: {
        1: { type: 'team', name: 'B' },
        2: { type: 'team', name: 'A' },
        3: { type: 'personal', name: 'P' },
        4: { type: 'team' },
      },
      representative: { 5: { user_id: '55' }, 6: { username: 'guest' } },
      representative_queue: {
        1: { representative_id: '5', queue_id: '1' },
        2: { representative_id: '5', queue_id: '2' },
        3: { representative_id: '5', queue_id: '3' },
        4: { representative_id: '5', queue_id: '4' },
        5: { representative_id: '9', queue_id: '1' },
        6: { representative_id: '6', queue_id: '9' },
      },
    });
    log.addAll(rows);
    assert.deepEqual([log.of('55'), log.of('guest'), log.of('9')], [['A', 'B'], [], []]);
    const added = rows.apply({
      type: 'model_update',
      insert: { representative_queue: { 7: { representative_id: '6', queue_id: '2' } } },
    });
    log.add(added, rows);
    log.add(rows.apply({ type: 'model_update', insert: { queue: { 8: {} } } }), rows);
    assert.deepEqual([log.of('55'), log.of('guest')], [['A', 'B'], ['A']]);
  });
});
