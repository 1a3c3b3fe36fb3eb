import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { isFresh, systemClock, nextTurn } from '../../../src/base/clock.ts';

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

  it('waits for longer than a timer can', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const longest = 2 ** 31 - 1;
      const due: number[] = [];
      for (const milliseconds of [longest, longest + 1000, 2 * longest + 5]) {
        systemClock.after(milliseconds, () => due.push(milliseconds));
      }
      const calledOff = systemClock.after(longest + 1000, () => due.push(0));
      mock.timers.tick(longest - 1);
      assert.deepEqual(due, []);
      mock.timers.tick(1);
      assert.deepEqual(due, [longest]);
      calledOff.dispose();
      mock.timers.tick(999);
      assert.equal(due.length, 1);
      mock.timers.tick(1);
      assert.deepEqual(due, [longest, longest + 1000]);
      mock.timers.tick(longest - 1000);
      mock.timers.tick(4);
      assert.equal(due.length, 2);
      mock.timers.tick(1);
      assert.equal(due.length, 3);
    } finally {
      mock.timers.reset();
    }
  });

  it('takes a time that has passed for now', async () => {
    let isDue = false;
    systemClock.after(-1e15, () => (isDue = true));
    await later(20);
    assert.equal(isDue, true);
  });
});

describe('the clock that nobody sets', () => {
  it('goes on by milliseconds', async () => {
    const begun = systemClock.elapsed();
    await later(60);
    const passed = systemClock.elapsed() - begun;
    assert.ok(passed >= 30 && passed < 30_000, String(passed));
  });
});

describe('a timer of the machine’s clock', () => {
  it('does not keep a process alive', () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const timer = systemClock.after(60_000, () => undefined);
    assert.equal(timers(), before);
    timer.dispose();
  });
});

describe('a later turn', () => {
  it('comes after all that is due in this one', async () => {
    const order: string[] = [];
    const later = nextTurn().then(() => order.push('later'));
    await Promise.resolve();
    process.nextTick(() => order.push('tick'));
    order.push('now');
    await later;
    assert.deepEqual(order, ['now', 'tick', 'later']);
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
