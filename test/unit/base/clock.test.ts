import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isFresh, systemClock } from '../../../src/base/clock.ts';

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the machine’s clock', () => {
  it('never takes a wait that is too long for a timer, or no number, for none at all', async () => {
    for (const milliseconds of [2 ** 31, 2 ** 31 - 1, 2 ** 32, 1e15, Number.MAX_VALUE, Infinity, NaN]) {
      let isDue = false;
      const timer = systemClock.after(milliseconds, () => (isDue = true));
      await later(5);
      timer.dispose();
      assert.equal(isDue, false, String(milliseconds));
    }
  });

  it('takes a time that has passed for now', async () => {
    let isDue = false;
    systemClock.after(-1e15, () => (isDue = true));
    await later(20);
    assert.equal(isDue, true);
  });
});

describe('what is kept for a while', () => {
  it('is fresh from its time on, and not where the clock went back behind it', () => {
    assert.deepEqual(
      [-1, 0, 59, 60, 1e9].map((age) => isFresh(1000, 1000 + age, 60)),
      [false, true, true, false, false],
    );
  });
});
