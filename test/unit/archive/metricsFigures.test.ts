import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Metrics, RepMetrics } from '../../../src/reporting/archive/metrics/metrics.ts';
import { metricsOfPeople } from '../../../src/reporting/archive/metrics/peopleOfMetrics.ts';
import {
  staffingByHour,
  staffingOf,
  stayParts,
  teamFigures,
} from '../../../src/reporting/archive/metrics/metricsFigures.ts';

const HOUR = 3600;

function rep(figures: Partial<RepMetrics>): RepMetrics {
  return {
    username: '',
    averageWorkSeconds: 0,
    workSeconds: 0,
    activeSeconds: 0,
    logins: [],
    loggedInSeconds: 0,
    connectedSeconds: 0,
    withoutSessionSeconds: 0,
    concurrentSessionSeconds: {},
    autoAssignSeconds: 0,
    availableSeconds: 0,
    idleSeconds: 0,
    waitingForReconnectSeconds: 0,
    ...figures,
  };
}

function metrics(from: number, unknownSeconds: number, reps: Metrics['reps']): Metrics {
  return { from, to: from + HOUR, unknownSeconds, representativesLoggedIn: { min: 0, max: 0, average: 0 }, reps };
}

const ZOE = rep({
  loggedInSeconds: 3000,
  connectedSeconds: 2900,
  withoutSessionSeconds: 1000,
  concurrentSessionSeconds: { 1: 900, 2: 600, 3: 300, 5: 100 },
  availableSeconds: 1500,
});
const LI = rep({ loggedInSeconds: 600, connectedSeconds: 600, withoutSessionSeconds: 600, availableSeconds: 300 });

describe('the metrics of a team', () => {
  const stays = (...logins: readonly (readonly [number, number | null])[]): RepMetrics =>
    rep({
      logins: logins.map(([login, logout]) => ({ login, logout })),
      loggedInSeconds: logins.reduce((sum, [login, logout]) => sum + (logout ?? HOUR) - Math.max(0, login), 0),
    });
  const whole = {
    ...metrics(0, 0, { 5: stays([-60, 1800]), 6: stays([900, 1800], [2700, null]), 7: stays([0, 3600]) }),
    representativesLoggedIn: { min: 1, max: 3, average: 2 },
  };

  it('count among its people how many were logged in at once', () => {
    const team = metricsOfPeople(whole, (user) => user !== '7');
    assert.deepEqual(Object.keys(team.reps), ['5', '6']);
    assert.deepEqual(team.representativesLoggedIn, { min: 0, max: 2, average: (1800 + 900 + 900) / 3600 });
    assert.deepEqual(metricsOfPeople(whole, (user) => user === '7').representativesLoggedIn, {
      ...{ min: 1, max: 1, average: 1 },
    });
    assert.deepEqual(metricsOfPeople(whole, () => false).representativesLoggedIn, { min: 0, max: 0, average: 0 });
  });

  it('count one once who is logged in over two connections, or leaves as another comes', () => {
    const twice = metrics(0, 0, { 5: stays([0, 2000], [1000, 3600]) });
    assert.deepEqual(metricsOfPeople(twice, () => true).representativesLoggedIn.max, 1);
    const shift = metrics(0, 0, { 5: stays([0, 1800]), 6: stays([1800, 3600]) });
    assert.deepEqual(metricsOfPeople(shift, () => true).representativesLoggedIn, { min: 1, max: 1, average: 1 });
  });
});

describe('figures made of metrics', () => {
  it('divide a stay into parts that add up to it', () => {
    const parts = stayParts(ZOE);
    assert.deepEqual(parts, {
      ...{ inOneSession: 900, inTwoSessions: 600, inMoreSessions: 400, withoutSession: 1000, notConnected: 100 },
    });
    assert.equal(
      Object.values<number>({ ...parts }).reduce((total, seconds) => total + seconds, 0),
      ZOE.loggedInSeconds,
    );
  });

  it('average people and sessions over the time that is known', () => {
    const staffing = staffingOf(metrics(0, HOUR / 2, { 1: ZOE, 2: LI }));
    assert.deepEqual(staffing, { loggedIn: 2, available: 1, sessions: (900 + 1200 + 900 + 500) / 1800 });
    assert.equal(staffingOf(metrics(0, HOUR, {})), undefined);
  });

  it('stand under the weekday and hour of their beginning, on average', () => {
    const week = 7 * 24 * HOUR;
    const parts = [metrics(0, 0, { 1: LI }), metrics(week, 0, {}), metrics(HOUR, HOUR, {})];
    const byHour = staffingByHour(parts, (seconds) => ({ weekday: 4, hour: (seconds / HOUR) % 24 }));
    assert.equal(byHour[4]?.[0]?.loggedIn, 600 / (2 * HOUR));
    assert.equal(byHour[4][1], undefined);
    assert.equal(byHour[3]?.[0], undefined);
  });

  it('add up for each team, of whoever is in it', () => {
    const teams = teamFigures(metrics(0, 0, { 1: ZOE, 2: LI }), { 1: ['Network', 'Hardware'], 2: ['Network'] });
    assert.deepEqual(
      teams.map(({ name, people, loggedInSeconds }) => [name, people, loggedInSeconds]),
      [
        ['Hardware', 1, 3000],
        ['Network', 2, 3600],
      ],
    );
  });
});
