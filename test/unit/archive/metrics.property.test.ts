import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Login } from '../../../src/reporting/archive/metrics/logins.ts';
import { MetricsTotals } from '../../../src/reporting/archive/metrics/metrics.ts';
import type { Metrics } from '../../../src/reporting/archive/metrics/metrics.ts';
import { MetricsSink } from '../../../src/reporting/archive/metrics/metricsSink.ts';
import { followArchives } from '../../../src/reporting/archive/timeline.ts';
import { countMetrics } from './count.ts';
import { T0 } from './handMade.ts';
import type { HandMadeArchives } from './handMade.ts';
import { archivesOf, knownSeconds, NO_HOLES, SECONDS } from './past.ts';
import { happenings, play } from './world.ts';
import type { Change } from './world.ts';

async function metricsOf(archives: HandMadeArchives, from: number, to: number): Promise<Metrics> {
  const totals = new MetricsTotals({ from, to });
  const sink = new MetricsSink(() => [totals]);
  await followArchives(archives.list, archives, { from, to }, sink, { signal: new AbortController().signal });
  return totals.metrics(
    sink.logins({ from, to }),
    () => true,
    (user) => sink.usernameOf(user),
  );
}

/** The figures that are counted per second; who was there for no second counts for nothing. */
function figures(metrics: Metrics): object {
  const reps = Object.entries(metrics.reps).flatMap(([user, { logins: _logins, ...rest }]) =>
    rest.loggedInSeconds > 0 ? [[user, rest]] : [],
  );
  return { ...metrics, reps: Object.fromEntries(reps) as Record<string, object> };
}

const edges = fc
  .tuple(fc.nat(SECONDS - 1), fc.nat(SECONDS - 1))
  .map(([a, b]) => ({ from: T0 + Math.min(a, b), to: T0 + Math.max(a, b) + 1 }));

describe('metrics of any past', () => {
  it('equal a count of every second, whatever happens and whatever the layout of the lines', async () => {
    await fc.assert(
      fc.asyncProperty(happenings(120), edges, fc.boolean(), async (happened, { from, to }, isInclusive) => {
        const changes = play(happened, T0);
        const archives = archivesOf(changes, { ...NO_HOLES, isInclusive });
        const expected = countMetrics(changes, from, to, (second) => second < T0 + SECONDS);
        assert.deepEqual(figures(await metricsOf(archives, from, to)), expected);
      }),
      { numRuns: 100 },
    );
  });

  it('equal a count of the seconds that are known where archives are missing', async () => {
    const holes = fc.record({
      states: fc.subarray([0, 1, 2]),
      events: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { maxLength: 3 }),
      areListed: fc.boolean(),
      isInclusive: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(happenings(120), edges, holes, async (happened, { from, to }, missing) => {
        const changes = play(happened, T0);
        const archives = archivesOf(changes, missing);
        const expected = countMetrics(changes, from, to, knownSeconds(changes, missing));
        assert.deepEqual(figures(await metricsOf(archives, from, to)), expected);
      }),
      { numRuns: 100 },
    );
  });

  it('name every log-in and log-out that touches the span', async () => {
    await fc.assert(
      fc.asyncProperty(happenings(120), edges, async (happened, { from, to }) => {
        const changes = play(happened, T0);
        const metrics = await metricsOf(archivesOf(changes), from, to);
        const found = Object.entries(metrics.reps).map(([user, { logins }]) => [user, logins.filter(lasts)] as const);
        const expected = loginsOf(changes, from, to);
        assert.deepEqual(Object.fromEntries(found.filter(([, logins]) => logins.length > 0)), expected);
      }),
      { numRuns: 100 },
    );
  });
});

function lasts({ login, logout }: Login): boolean {
  return logout !== login;
}

function loginsOf(changes: readonly Change[], from: number, to: number): Record<string, Login[]> {
  const stays: { user: string; id: string; login: number; logout: number }[] = [];
  for (const { time, verb, table, id, fields } of changes) {
    if (time >= T0 + SECONDS) {
      continue;
    }
    const ended = stays.filter((stay) => stay.logout === Infinity && (verb === 'truncate' || stay.id === id));
    if (verb === 'truncate' || (verb === 'delete' && table === 'representative')) {
      ended.forEach((stay) => (stay.logout = time));
    } else if (verb === 'insert' && table === 'representative') {
      stays.push({ user: String(fields['user_id']), id, login: time, logout: Infinity });
    }
  }
  const logins: Record<string, Login[]> = {};
  for (const { user, login, logout } of stays.sort((a, b) => a.login - b.login || (a.logout < b.logout ? -1 : 1))) {
    if (login < to && logout > from && login !== logout) {
      (logins[user] ??= []).push({ login, logout: logout > to ? null : logout });
    }
  }
  return logins;
}
