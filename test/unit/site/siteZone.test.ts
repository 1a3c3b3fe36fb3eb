import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SiteDay } from '../../../src/base/siteDay.ts';
import { SiteZone } from '../../../src/site/siteZone.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso) / 1000;
const day = (text: string): SiteDay => {
  const found = SiteDay.parse(text);
  assert.ok(found);
  return found;
};
/** Europe/Berlin in 2026 and 2027. */
const berlin = (seconds: number): number => {
  const summers = [
    [at('2026-03-29T01:00Z'), at('2026-10-25T01:00Z')],
    [at('2027-03-28T01:00Z'), at('2027-10-31T01:00Z')],
  ];
  return summers.some(([from = 0, to = 0]) => seconds >= from && seconds < to) ? 2 * HOUR : HOUR;
};
const utc = (): number => 0;

describe('SiteZone', () => {
  it('returns calendar days', () => {
    assert.equal(day('2028-02-28').plus(2).toString(), '2028-03-01');
    assert.equal(day('2026-12-31').plus(1).toString(), '2027-01-01');
    assert.equal(day('2026-01-31').monthPlus(1).toString(), '2026-02-01');
    assert.equal(day('2026-01-31').monthPlus(-1).toString(), '2025-12-01');
    assert.equal(day('2026-11-30').weekday, 1);
    assert.equal(day('2026-03-28').until(day('2026-04-02')), 5);
    assert.equal(day('0050-12-31').monthPlus(1).toString(), '0051-01-01');
    assert.equal(day('2026-03-31').dayOfMonth, 31);
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '26-1-1',
      '',
      ' 2026-11-30',
      '2026-11-30 ',
      '+002026-11-30',
      '2026-11',
      undefined,
      20261130,
      Object.create(null),
    ]) {
      assert.equal(SiteDay.parse(text), undefined);
    }
  });

  it('returns only days that YYYY-MM-DD can express', () => {
    const [first, last] = [day('0000-01-01'), day('9999-12-31')];
    assert.deepEqual([first.plus(-1), last.plus(1)], [first, last]);
    assert.deepEqual([first.monthPlus(-1), last.monthPlus(1)], [first, last]);
    assert.deepEqual(
      [first.wall - 1, first.wall, last.wall + DAY - 1, last.wall + DAY, NaN].map((wall) => SiteDay.ofWall(wall)),
      [undefined, first, last, undefined, undefined],
    );
  });

  it('uses the person’s time zone while nothing is known', () => {
    const zone = new SiteZone(berlin);
    assert.equal(zone.dayOf(at('2026-11-29T23:30Z'))?.toString(), '2026-11-30');
    assert.equal(zone.timeOf(day('2026-11-30')), at('2026-11-29T23:00Z'));
    assert.equal(zone.knownUntil, undefined);
  });

  it('uses the offset in the site’s answers', () => {
    const zone = new SiteZone(berlin);
    zone.learn(at('2026-11-23T15:00Z'), -6 * HOUR);
    assert.equal(zone.dayOf(at('2026-11-30T05:59:59Z'))?.toString(), '2026-11-29');
    assert.equal(zone.dayOf(at('2026-11-30T06:00:00Z'))?.toString(), '2026-11-30');
    assert.equal(zone.timeOf(day('2026-11-30')), at('2026-11-30T06:00Z'));
    assert.equal(zone.differsAt(at('2026-11-30T06:00Z')), true);
  });

  it('uses the person’s summer and winter time if the answers agree with it', () => {
    const zone = new SiteZone(berlin);
    zone.learn(at('2026-11-23T15:00Z'), HOUR);
    assert.equal(zone.timeOf(day('2027-07-01')), at('2027-06-30T22:00Z'));
    assert.equal(zone.differsAt(at('2027-07-01T00:00Z')), false);
  });

  it('uses the offset that was seen nearest in the season', () => {
    const zone = new SiteZone(utc);
    zone.learn(at('2026-01-15T12:00Z'), -5 * HOUR);
    zone.learn(at('2026-07-15T12:00Z'), -4 * HOUR);
    assert.equal(zone.offsetAt(at('2026-02-20T12:00Z')), -5 * HOUR);
    assert.equal(zone.offsetAt(at('2026-08-20T12:00Z')), -4 * HOUR);
    assert.equal(zone.offsetAt(at('2024-12-20T12:00Z')), -5 * HOUR);
    assert.equal(zone.offsetAt(at('2029-06-01T12:00Z')), -4 * HOUR);
  });

  it('forgets the offsets of a site that has moved to another zone', () => {
    const zone = new SiteZone(utc);
    zone.learn(at('2026-07-01T00:00Z'), HOUR);
    zone.learn(at('2026-07-05T00:00Z'), HOUR);
    zone.learn(at('2026-01-05T00:00Z'), 0);
    zone.learn(at('2026-07-03T00:00Z'), 9 * HOUR);
    assert.deepEqual(zone.known, [{ from: at('2026-07-03T00:00Z'), to: at('2026-07-03T00:00Z'), offset: 9 * HOUR }]);
  });

  it('ignores offsets that no clock has', () => {
    const zone = new SiteZone(utc);
    for (const offset of [14 * HOUR + 1, -12 * HOUR - 1, NaN, 0.5]) {
      zone.learn(at('2026-07-01T00:00Z'), offset);
    }
    zone.learn(NaN, HOUR);
    zone.learn(Infinity, HOUR);
    assert.deepEqual(zone.known, []);
    zone.learn(at('2026-07-01T00:00Z'), 14 * HOUR);
    zone.learn(at('2026-01-01T00:00Z'), -12 * HOUR);
    assert.deepEqual(
      zone.known.map(({ offset }) => offset / HOUR),
      [-12, 14],
    );
  });

  it('stores periods with one offset, joined if they are up to ten days apart', () => {
    /** Pieces in days since the epoch, and how often a change was told. */
    const learned = (...times: readonly (readonly [days: number, hours: number])[]) => {
      const zone = new SiteZone(utc);
      let changes = 0;
      zone.onDidChange(() => changes++);
      for (const [days, hours] of times) {
        zone.learn(days * DAY, hours * HOUR);
      }
      const pieces = zone.known.map(({ from, to, offset }) => [from / DAY, to / DAY, offset / HOUR]);
      assert.equal(zone.knownUntil, zone.known.at(-1)?.to);
      return { pieces, changes };
    };
    assert.deepEqual(learned([100, 1]), { pieces: [[100, 100, 1]], changes: 1 });
    assert.deepEqual(learned([100, 1], [110, 1]), { pieces: [[100, 110, 1]], changes: 2 });
    assert.deepEqual(learned([100, 1], [90, 1]), { pieces: [[90, 100, 1]], changes: 1 });
    assert.deepEqual(learned([100, 1], [111, 1]), {
      pieces: [
        [100, 100, 1],
        [111, 111, 1],
      ],
      changes: 2,
    });
    assert.deepEqual(learned([100, 1], [115, 1], [107, 1]), { pieces: [[100, 115, 1]], changes: 2 });
    assert.deepEqual(learned([100, 1], [105, 2], [103, 1]), {
      pieces: [
        [100, 103, 1],
        [105, 105, 2],
      ],
      changes: 2,
    });
    // A day later than all that was told is told, too.
    assert.deepEqual(learned([100, 1], [100.5, 1], [100.75, 1]), { pieces: [[100, 100.75, 1]], changes: 1 });
    assert.deepEqual(learned([100, 1], [100.75, 1], [101, 1], [101.5, 1]), { pieces: [[100, 101.5, 1]], changes: 2 });
    // A piece of another offset lies between those of one.
    assert.deepEqual(learned([100, 1], [103, 2], [106, 1], [300, 1], [200, 1]), {
      pieces: [
        [100, 100, 1],
        [103, 103, 2],
        [106, 106, 1],
        [200, 200, 1],
        [300, 300, 1],
      ],
      changes: 5,
    });
    // A known offset is no change, also at either end of a period; another offset there discards everything.
    assert.deepEqual(learned([100, 1], [110, 1], [100, 1], [110, 1], [105, 1]), {
      pieces: [[100, 110, 1]],
      changes: 2,
    });
    for (const edge of [100, 105, 110]) {
      assert.deepEqual(learned([50, 3], [100, 1], [110, 1], [edge, 2]), { pieces: [[edge, edge, 2]], changes: 4 });
    }
  });

  it('stores the latest 400 periods', () => {
    const zone = new SiteZone(utc);
    for (let index = 0; index < 401; index++) {
      zone.learn(index * 20 * DAY, (index % 2) * HOUR);
    }
    assert.equal(zone.known.length, 400);
    assert.deepEqual([zone.known[0]?.from, zone.knownUntil], [20 * DAY, 400 * 20 * DAY]);
  });

  it('uses the person’s zone only if it agrees with the start and end of all periods', () => {
    const [winter, summer] = [at('2026-01-10T00:00Z'), at('2026-07-10T00:00Z')];
    const offsetWith = (from: number, to: number, offset: number) =>
      new SiteZone(berlin, [
        { from: winter, to: winter, offset: HOUR },
        { from, to, offset },
      ]).offsetAt(at('2027-07-10T00:00Z'));
    assert.equal(offsetWith(summer, summer, 2 * HOUR), 2 * HOUR);
    assert.equal(offsetWith(summer, summer, HOUR), HOUR);
    assert.equal(offsetWith(at('2026-03-20T00:00Z'), at('2026-04-20T00:00Z'), HOUR), HOUR);
    assert.equal(offsetWith(at('2026-03-20T00:00Z'), at('2026-04-20T00:00Z'), 2 * HOUR), 2 * HOUR);
    assert.equal(offsetWith(at('2026-10-20T00:00Z'), at('2026-10-30T00:00Z'), 2 * HOUR), 2 * HOUR);
  });

  it('uses the offset of the period with the same days of the year, in any year, and of the nearest of several', () => {
    const piece = (from: string, to: string, hours: number) => ({
      from: at(`${from}T00:00Z`),
      to: at(`${to}T00:00Z`),
      offset: hours * HOUR,
    });
    const seasons = new SiteZone(utc, [
      piece('2025-11-20', '2026-02-20', 1),
      piece('2026-05-10', '2026-06-10', 2),
      piece('2026-08-20', '2026-09-20', 3),
    ]);
    for (const [date, hours] of [
      ['2027-01-01', 1],
      ['2027-02-20', 1],
      ['2027-03-20', 1],
      ['2027-04-10', 2],
      ['2027-06-01', 2],
      ['2027-07-10', 2],
      ['2027-07-25', 3],
      ['2020-10-15', 3],
      ['2020-10-25', 1],
    ] as const) {
      assert.equal(seasons.offsetAt(at(`${date}T00:00Z`)) / HOUR, hours, date);
    }
    const years = new SiteZone(utc, [piece('2024-07-01', '2024-07-10', 2), piece('2026-07-01', '2026-07-10', 3)]);
    assert.deepEqual(
      ['2023-07-05', '2024-07-05', '2026-07-05', '2027-07-05'].map(
        (date) => years.offsetAt(at(`${date}T12:00Z`)) / HOUR,
      ),
      [2, 2, 3, 3],
    );
  });

  it('returns undefined for an invalid time', () => {
    const zone = new SiteZone(berlin);
    for (const time of [NaN, Infinity, -Infinity, 1e15]) {
      assert.equal(zone.dayOf(time), undefined);
    }
  });

  it('returns successive days, whatever clocks do at night', () => {
    const zone = new SiteZone(berlin);
    assert.equal(zone.timeOf(day('2027-03-29')) - zone.timeOf(day('2027-03-28')), 23 * HOUR);
    assert.equal(zone.timeOf(day('2026-10-26')) - zone.timeOf(day('2026-10-25')), 25 * HOUR);
    assert.equal(zone.timeOf(day('2027-03-28'), 8 * HOUR), at('2027-03-28T06:00Z'));
    assert.equal(zone.timeOf(day('2026-10-25'), 8 * HOUR), at('2026-10-25T07:00Z'));
    // The hour that is left out, and the one that comes twice.
    assert.equal(zone.timeOf(day('2027-03-28'), 2 * HOUR), at('2027-03-28T01:00Z'));
    assert.equal(zone.timeOf(day('2026-10-25'), 2 * HOUR), at('2026-10-25T00:00Z'));
    const times = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
    fc.assert(
      fc.property(times, (time) => {
        const found = zone.dayOf(time);
        assert.ok(found);
        assert.ok(zone.timeOf(found) <= time && time < zone.timeOf(found.plus(1)));
      }),
    );
  });

  it('starts a day after midnight if clocks go forward at midnight, in any zone', () => {
    const change = at('2026-09-06T04:00Z');
    const chile = new SiteZone((seconds) => (seconds < change ? -4 : -3) * HOUR);
    assert.equal(chile.timeOf(day('2026-09-06')), change);
    const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 4e9 }), (quarters, time) => {
        const zone = new SiteZone(berlin);
        zone.learn(time, quarters * 900);
        const found = zone.dayOf(time);
        assert.ok(found && zone.timeOf(found) <= time + DAY);
        assert.equal(zone.offsetAt(time), quarters * 900);
      }),
    );
  });
});
