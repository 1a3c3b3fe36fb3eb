import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Metrics, RepMetrics } from '../../../src/reporting/archive/metrics.ts';
import { staffingByHour, staffingOf, stayParts, teamFigures } from '../../../src/reporting/archive/metricsFigures.ts';

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
