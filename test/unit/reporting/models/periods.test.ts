import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { daysBefore, daysOf, type DayPeriod, type NamedPeriod } from '../../../../src/reporting/models/periods.ts';
import { SiteDay } from '../../../../src/base/siteDay.ts';

const period = (start_date: string, duration: number): DayPeriod => ({ start_date, duration });
const day = (text: string): SiteDay => {
  const found = SiteDay.parse(text);
  assert.ok(found, text);
  return found;
};

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
      assert.deepEqual(daysOf(name as NamedPeriod, day('2021-11-24')), days, name);
    }
  });

  it('goes over the ends of years, and begins a week on Monday', () => {
    const sunday = day('2022-01-02');
    assert.deepEqual(daysOf('thisWeek', sunday), period('2021-12-27', 7));
    assert.deepEqual(daysOf('lastMonth', sunday), period('2021-12-01', 31));
    assert.deepEqual(daysOf('yesterday', day('2022-01-01')), period('2021-12-31', 1));
    assert.deepEqual(daysOf('lastMonth', day('2024-03-31')), period('2024-02-01', 29));
    assert.deepEqual(daysOf('thisWeek', day('2026-11-30')), period('2026-11-30', 1));
  });
});

describe('the period before', () => {
  const CASES: readonly (readonly [DayPeriod, DayPeriod, NamedPeriod?])[] = [
    [period('2021-11-22', 3), period('2021-11-15', 3)],
    [period('2021-11-15', 7), period('2021-11-08', 7)],
    [period('2021-11-01', 30), period('2021-10-01', 31)],
    [period('2021-11-01', 24), period('2021-10-01', 24)],
    [period('2021-03-01', 30), period('2021-02-01', 28)],
    [period('2022-01-01', 31), period('2021-12-01', 31)],
    [period('2021-11-24', 1), period('2021-11-23', 1)],
    [period('2021-11-10', 10), period('2021-10-31', 10)],
    // The first days of a month are compared with those of the month before.
    [period('2021-10-01', 3), period('2021-09-01', 3)],
    [period('2021-10-01', 7), period('2021-09-01', 7)],
    [period('2021-10-01', 1), period('2021-09-01', 1), 'thisMonth'],
    [period('2021-10-01', 1), period('2021-09-30', 1), 'today'],
    // November 2021 began on a Monday: only the name tells the week from the month.
    [period('2021-11-01', 3), period('2021-10-01', 3), 'thisMonth'],
    [period('2021-11-01', 3), period('2021-10-25', 3), 'thisWeek'],
    [period('2021-11-01', 3), period('2021-10-25', 3)],
    [period('2021-11-22', 1), period('2021-11-15', 1), 'thisWeek'],
    [period('2021-11-22', 1), period('2021-11-21', 1), 'today'],
  ];
  for (const [now, before, name] of CASES) {
    it(`${now.start_date} + ${now.duration}${name === undefined ? '' : `, ${name}`}: ${before.start_date}`, () => {
      assert.deepEqual(daysBefore(day(now.start_date), now.duration, name), before);
    });
  }

  it('never reaches into the period itself', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 400 }), (start, duration) => {
        const first = day(start.toISOString().slice(0, 10));
        const before = daysBefore(first, duration);
        assert.ok(before.duration > 0);
        assert.ok(day(before.start_date).until(first) >= before.duration);
      }),
    );
  });
});
