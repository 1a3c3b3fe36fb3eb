import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lastTimeOf, standingOf, type Standing } from '../../../../src/reporting/models/session/sessionEnd.ts';
import { timelineOf } from '../../../../src/reporting/models/session/timeline.ts';

const NOW = 1_796_000_000;
const HOUR = 3600;
const YEAR = 365 * 24 * HOUR;
const without = (more: object) => ({ startTime: NOW - HOUR, endTime: null, ...more });

describe('a session without an end', () => {
  it('goes on where the live state has it, however old it is', () => {
    const old = without({ startTime: NOW - 3 * YEAR, duration: HOUR });
    assert.equal(standingOf(old, { now: NOW, isLive: true }), 'inProgress');
    assert.equal(lastTimeOf(old, { now: NOW, isLive: true }), NOW);
  });

  it('goes on no more where the live state does not have it, but for the time by which reports lag', () => {
    const at = (timestamp: number): Standing =>
      standingOf(without({ events: [{ timestamp }, { timestamp: null }] }), { now: NOW, isLive: false });
    assert.equal(at(NOW - 121), 'noEnd');
    assert.equal(at(NOW - 119), 'inProgress');
    assert.equal(standingOf(without({ duration: HOUR - 60 }), { now: NOW, isLive: false }), 'inProgress');
    assert.equal(standingOf(without({ duration: HOUR / 2 }), { now: NOW, isLive: false }), 'noEnd');
  });

  it('stands by its duration and its age where nothing is live', () => {
    const standing = (more: object): Standing => standingOf(without(more), { now: NOW, isLive: undefined });
    assert.equal(standing({}), 'inProgress');
    assert.equal(standing({ duration: 0 }), 'inProgress');
    assert.equal(standing({ duration: 600 }), 'noEnd');
    assert.equal(standing({ duration: HOUR }), 'inProgress');
    assert.equal(standing({ startTime: NOW - 10 * YEAR }), 'noEnd');
    assert.equal(standing({ startTime: NOW - 30 * HOUR, events: [{ timestamp: NOW - HOUR }] }), 'inProgress');
    assert.equal(standing({ startTime: NOW + YEAR }), 'noEnd');
    assert.equal(standing({ startTime: null }), 'noEnd');
    assert.equal(standing({ endTime: NOW }), 'ended');
  });

  it('has a timeline that ends with what is known, not ten years later', () => {
    const old = { startTime: NOW - 10 * YEAR, endTime: null, duration: 600, events: [] };
    const surroundings = { now: NOW, isLive: undefined };
    const { from, to } = timelineOf(old, lastTimeOf(old, surroundings));
    assert.equal(to - from, 600);
  });
});
