import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteDay } from '../../../src/base/siteDay.ts';
import { DAY, DAY_MS, HOUR, HOUR_MS, MINUTE, MINUTE_MS, SECOND_MS } from '../../../src/base/units.ts';

function day(text: string): SiteDay {
  const found = SiteDay.parse(text);
  assert.ok(found, text);
  return found;
}

describe('SiteDay', () => {
  it('parses and prints YYYY-MM-DD', () => {
    for (const text of ['1970-01-01', '2024-02-29', '0000-01-01', '9999-12-31', '0099-12-31']) {
      assert.equal(String(day(text)), text);
    }
    assert.equal(String(SiteDay.EPOCH), '1970-01-01');
    const others = ['2025-02-29', '2026-06-31', '2026-1-1', '1.1.2026', '', '2026-01-01 ', '10000-01-01', '2026-01'];
    for (const value of [...others, undefined, 5, null, ['2026-01-01']]) {
      assert.equal(SiteDay.parse(value), undefined, String(value));
    }
  });

  it('is derived from a local time, up to the last second of the day', () => {
    const { wall } = day('2026-10-05');
    assert.equal(wall, Date.UTC(2026, 9, 5) / 1000);
    const texts = [wall - 1, wall, wall + 86_399, wall + 86_400, -1].map((seconds) => String(SiteDay.ofWall(seconds)));
    assert.deepEqual(texts, ['2026-10-04', '2026-10-05', '2026-10-05', '2026-10-06', '1969-12-31']);
  });

  it('does not exist outside of the years 0 to 9999', () => {
    const [first, last] = [day('0000-01-01').wall, day('9999-12-31').wall];
    assert.equal(String(SiteDay.ofWall(first)), '0000-01-01');
    assert.equal(String(SiteDay.ofWall(last + 86_399)), '9999-12-31');
    assert.deepEqual(
      [first - 1, last + 86_400, NaN, Infinity].map((seconds) => SiteDay.ofWall(seconds)),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('has a weekday and a place in its month', () => {
    const days = ['2026-10-04', '2026-10-05', '2026-10-31', '1969-12-31'].map(day);
    assert.deepEqual(
      days.map(({ weekday, dayOfMonth }) => [weekday, dayOfMonth]),
      [
        [0, 4],
        [1, 5],
        [6, 31],
        [3, 31],
      ],
    );
  });

  it('has days before and after it, limited to those that can be written', () => {
    const from = day('2024-02-28');
    assert.deepEqual(
      [0, 1, 2, -28].map((days) => String(from.plus(days))),
      ['2024-02-28', '2024-02-29', '2024-03-01', '2024-01-31'],
    );
    assert.deepEqual(
      [1e9, -1e9].map((days) => String(from.plus(days))),
      ['9999-12-31', '0000-01-01'],
    );
    assert.deepEqual(
      ['2024-03-01', '2024-02-28', '2024-02-27', '2025-02-28'].map((text) => from.until(day(text))),
      [2, 0, -1, 366],
    );
  });

  it('has months before and after its own, across years, and in years of two digits', () => {
    const firstOf = (text: string, months: number) => String(day(text).monthPlus(months));
    assert.deepEqual(
      [-10, -1, 0, 1, 3, 24].map((months) => firstOf('2026-10-31', months)),
      ['2025-12-01', '2026-09-01', '2026-10-01', '2026-11-01', '2027-01-01', '2028-10-01'],
    );
    assert.deepEqual([firstOf('0050-05-05', 1), firstOf('0099-12-05', 1)], ['0050-06-01', '0100-01-01']);
    // There is none after the last.
    assert.equal(firstOf('9999-12-31', 1), '9999-12-31');
  });
});

describe('the units of time', () => {
  it('are consistent with each other', () => {
    assert.deepEqual(
      [MINUTE, HOUR, DAY, SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS],
      [60, 3600, 86_400, 1000, 60_000, 3_600_000, 86_400_000],
    );
  });
});
