import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AlertSchedule } from '../../src/ui/features/presence/alertSchedule.ts';

const LIMIT = 600;
const wait = (seconds: number, lsid = 'c0ffee', queue = 'team:2') => ({
  sessionId: '41',
  queueId: '2',
  lsid,
  queue,
  seconds,
});

describe('the schedule of alerts about long waits', () => {
  it('alerts when a wait passes the limit, and not before', () => {
    const schedule = new AlertSchedule();
    assert.equal(schedule.due([wait(599)], LIMIT, 0).length, 0);
    assert.equal(schedule.due([wait(600)], LIMIT, 0).length, 1);
  });

  it('repeats an alert at growing intervals until somebody takes the session', () => {
    const schedule = new AlertSchedule();
    const alerts: number[] = [];
    for (let seconds = 0; seconds <= 5000; seconds += 10) {
      if (schedule.due([wait(seconds)], LIMIT, 0).length > 0) {
        alerts.push(seconds);
      }
    }
    const pauses = alerts.slice(1).map((at, index) => at - (alerts[index] ?? 0));
    assert.deepEqual(pauses, [120, 300, 600, 1200, 1200]);
    assert.equal(schedule.due([], LIMIT, 0).length, 0);
  });

  it('starts again for a session that returns to the queue', () => {
    const schedule = new AlertSchedule();
    schedule.due([wait(700)], LIMIT, 0);
    schedule.due([], LIMIT, 0);
    assert.equal(schedule.due([wait(700)], LIMIT, 0).length, 1);
  });

  it('starts again for another session that has the same row id after a restart of the site', () => {
    const schedule = new AlertSchedule();
    assert.equal(schedule.due([wait(700, 'c0ffee')], LIMIT, 0).length, 1);
    assert.equal(schedule.due([wait(700, 'c0ffee')], LIMIT, 0).length, 0);
    assert.equal(schedule.due([wait(700, 'decaf')], LIMIT, 0).length, 1);
  });

  it('continues for a session and queue whose row ids changed by a restart of the site', () => {
    const schedule = new AlertSchedule();
    schedule.due([wait(700)], LIMIT, 0);
    schedule.mute('team:2', 1000);
    const renumbered = { ...wait(830), sessionId: '99', queueId: '98' };
    assert.equal(schedule.due([renumbered], LIMIT, 1).length, 0);
    assert.equal(schedule.due([renumbered], LIMIT, 1001).length, 1);
  });

  it('skips a muted queue until its time is over, but not the others', () => {
    const schedule = new AlertSchedule();
    schedule.mute('team:2', 1000);
    const both = [wait(700), wait(700, 'decaf', 'team:3')];
    assert.deepEqual(
      schedule.due(both, LIMIT, 999).map(({ queue }) => queue),
      ['team:3'],
    );
    assert.deepEqual(
      schedule.due(both, LIMIT, 1001).map(({ queue }) => queue),
      ['team:2'],
    );
  });

  it('skips all queues while everything is muted', () => {
    const schedule = new AlertSchedule();
    schedule.mute(undefined, Infinity);
    assert.equal(schedule.due([wait(700)], LIMIT, 1).length, 0);
    assert.ok(schedule.anyMuted(1));
    schedule.unmute();
    assert.equal(schedule.due([wait(700)], LIMIT, 1).length, 1);
  });
});
