import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { secondsOf } from '../../src/ui/forms/askTime.ts';

describe('a point in time that is asked for', () => {
  it('is a date and time of one’s own zone, or seconds since the epoch as they are', () => {
    const local = (...parts: [number, number, number, number, number, number]) =>
      String(new Date(...parts).getTime() / 1000);
    assert.deepEqual(['2026-11-30 14:05', ' 2024-02-29T23:59:58 ', '1700000000', ' 17 ', ''].map(secondsOf), [
      local(2026, 10, 30, 14, 5, 0),
      local(2024, 1, 29, 23, 59, 58),
      '1700000000',
      '17',
      '',
    ]);
  });

  it('stays as it was typed where there is no such time, for the check to refuse it', () => {
    const wrong = ['2026-02-31 10:00', '2026-13-01 10:00', '2026-11-30 24:00', '2026-11-30 10:60', '2026-11-30', 'x'];
    assert.deepEqual(wrong.map(secondsOf), wrong);
  });
});
