import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { isFresh, systemClock, nextTurn } from '../../../src/base/clock.ts';

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('systemClock.after', () => {
  it('never runs a delay at once that is too long for a timer or no number', async () => {
    for (const milliseconds of [2 ** 31, 2 ** 31 - 1, 2 ** 32, 1e15, Number.MAX_VALUE, Infinity, NaN]) {
      let isDue = false;
      const timer = systemClock.after(milliseconds, () => (isDue = true));
      await later(5);
      timer.dispose();
      assert.equal(isDue, false, String(milliseconds));
    }
  });

  it('waits longer than a single Node timer can', () => {
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

  it('runs a delay below zero at once', async () => {
    let isDue = false;
    systemClock.after(-1e15, () => (isDue = true));
    await later(20);
    assert.equal(isDue, true);
  });
});

describe('systemClock.elapsed', () => {
  it('advances by milliseconds', async () => {
    const begun = systemClock.elapsed();
    await later(60);
    const passed = systemClock.elapsed() - begun;
    assert.ok(passed >= 30 && passed < 30_000, String(passed));
  });
});

describe('a timer of systemClock', () => {
  it('does not keep the process alive', () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const timer = systemClock.after(60_000, () => undefined);
    assert.equal(timers(), before);
    timer.dispose();
  });
});

describe('nextTurn', () => {
  it('resolves after everything that is due in the current turn', async () => {
    const order: string[] = [];
    const later = nextTurn().then(() => order.push('later'));
    await Promise.resolve();
    process.nextTick(() => order.push('tick'));
    order.push('now');
    await later;
    assert.deepEqual(order, ['now', 'tick', 'later']);
  });
});

describe('isFresh', () => {
  it('accepts times from `since` on, and rejects them if the clock was set back before it', () => {
    assert.deepEqual(
      [-1, 0, 59, 60, 1e9].map((age) => isFresh(1000, 1000 + age, 60)),
      [false, true, true, false, false],
    );
  });
});
