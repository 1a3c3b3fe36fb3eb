import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { setPlace } from '../../../src/webviews/kit/format.ts';
import { clusters, scaleTicks, tickText } from '../../../src/webviews/kit/timelineScale.ts';
import type { TimelineMark } from '../../../src/webviews/kit/messages.ts';

const START = 1475308800;
const mark = (at: number): TimelineMark => ({ row: String(at), at, about: 'chat', text: '' });

describe('the times under a timeline', () => {
  it('are round, and as many as have room before the end', () => {
    assert.deepEqual(
      scaleTicks({ from: START + 1, to: START + 3600 }, 600).map((tick) => tick - START),
      [600, 1200, 1800, 2400, 3000],
    );
    assert.deepEqual(
      scaleTicks({ from: START, to: START + 3 }, 600).map((tick) => tick - START),
      [0, 1, 2],
    );
  });

  it('are written with seconds where minutes would read alike', () => {
    setPlace('en', 'UTC');
    assert.equal(tickText(START + 15, [START, START + 15, START + 30]), '8:00:15 AM');
    assert.equal(tickText(START + 60, [START, START + 60]), '8:01 AM');
  });

  it('lie within what is looked at, at even distances, with room for each', () => {
    const span = fc.integer({ min: 0, max: 4e9 });
    fc.assert(
      fc.property(span, fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 5000 }), (from, length, width) => {
        const ticks = scaleTicks({ from, to: from + length }, width);
        assert.ok(ticks.length <= Math.max(width, 90) / 90 + 1);
        assert.ok(ticks.every((tick) => tick >= from && tick <= from + length));
        assert.ok(new Set(ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0))).size <= 1);
      }),
    );
  });

  it('are midnights of the place where days are looked at', () => {
    for (const [zone, midnight] of [
      ['UTC', 0],
      ['Asia/Kolkata', -19_800],
      ['America/New_York', 14_400],
    ] as const) {
      setPlace('en', zone);
      for (const tick of scaleTicks({ from: START, to: START + 20 * 86_400 }, 900)) {
        assert.equal((tick - midnight) % 86_400, 0, zone);
      }
    }
    setPlace('');
  });
});

describe('the marks of a timeline', () => {
  const place = ({ at }: TimelineMark) => at;

  it('are one where they are too close to be told apart', () => {
    const found = clusters([0, 4, 9, 10, 30].map(mark), place, 100, 10);
    assert.deepEqual(
      found.map(({ x, marks }) => [x, marks.length]),
      [
        [0, 3],
        [10, 1],
        [30, 1],
      ],
    );
  });

  it('are left out where they cannot be seen', () => {
    const found = clusters([-50, -9, 50, 109, 150].map(mark), place, 100, 10);
    assert.deepEqual(
      found.map(({ x }) => x),
      [-9, 50, 109],
    );
  });

  it('are each in one place, at most that far from where they belong', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -200, max: 300 })), fc.integer({ min: 1, max: 40 }), (places, apart) => {
        const found = clusters(places.map(mark), place, 100, apart);
        const seen = places.filter((x) => x >= -apart && x <= 100 + apart);
        assert.deepEqual(
          found.flatMap(({ marks }) => marks.map(place)),
          seen,
        );
        assert.ok(found.every(({ x, marks }) => marks.every(({ at }) => Math.abs(at - x) < apart)));
      }),
    );
  });
});
