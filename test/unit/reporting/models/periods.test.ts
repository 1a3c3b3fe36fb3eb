import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { daysBefore, daysOf, type DayPeriod, type NamedPeriod } from '../../../../src/reporting/models/periods.ts';

/** A Wednesday. */
const NOW = Date.UTC(2021, 10, 24, 22, 30);
const period = (start_date: string, duration: number): DayPeriod => ({ start_date, duration });

describe('a named period', () => {
  it('is whole days, up to today', () => {
    const cases: Readonly<Record<NamedPeriod, DayPeriod>> = {
      today: period('2021-11-24', 1),
      yesterday: period('2021-11-23', 1),
      thisWeek: period('2021-11-22', 3),
      lastWeek: period('2021-11-15', 7),
      thisMonth: period('2021-11-01', 24),
      lastMonth: period('2021-10-01', 31),
    };
    for (const [name, days] of Object.entries(cases)) {
      assert.deepEqual(daysOf(name as NamedPeriod, NOW), days, name);
    }
  });

  it('counts days as the site does', () => {
    assert.deepEqual(daysOf('today', NOW, 120), period('2021-11-25', 1));
    assert.deepEqual(daysOf('today', NOW, -23 * 60), period('2021-11-23', 1));
  });

  it('goes over the ends of years, and begins a week on Monday', () => {
    const sunday = Date.UTC(2022, 0, 2);
    assert.deepEqual(daysOf('thisWeek', sunday), period('2021-12-27', 7));
    assert.deepEqual(daysOf('lastMonth', sunday), period('2021-12-01', 31));
    assert.deepEqual(daysOf('yesterday', Date.UTC(2022, 0, 1)), period('2021-12-31', 1));
    assert.deepEqual(daysOf('lastMonth', Date.UTC(2024, 2, 31)), period('2024-02-01', 29));
  });
});

describe('the period before', () => {
  it('is the same days of the week before, or of the month before', () => {
    const cases: readonly (readonly [DayPeriod, DayPeriod])[] = [
      [period('2021-11-22', 3), period('2021-11-15', 3)],
      [period('2021-11-15', 7), period('2021-11-08', 7)],
      [period('2021-11-01', 30), period('2021-10-01', 31)],
      [period('2021-11-01', 24), period('2021-10-01', 24)],
      [period('2021-03-01', 30), period('2021-02-01', 28)],
      [period('2022-01-01', 31), period('2021-12-01', 31)],
      [period('2021-11-24', 1), period('2021-11-23', 1)],
      [period('2021-11-10', 10), period('2021-10-31', 10)],
    ];
    for (const [now, before] of cases) {
      assert.deepEqual(daysBefore(now), before, JSON.stringify(now));
    }
  });

  it('never reaches into the period itself', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (start, duration) => {
        const now = period(start.toISOString().slice(0, 10), duration);
        const before = daysBefore(now);
        assert.ok(before.duration > 0);
        assert.ok(Date.parse(before.start_date) + before.duration * 86_400_000 <= Date.parse(now.start_date));
      }),
    );
  });
});
