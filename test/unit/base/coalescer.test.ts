import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Coalescer } from '../../../src/base/coalescer.ts';
import { ManualClock } from '../../support/manualClock.ts';

describe('Coalescer', () => {
  it('runs once for many requests, and soon after the first', () => {
    const clock = new ManualClock();
    let runs = 0;
    const coalescer = new Coalescer(() => runs++, clock, 250);
    for (let request = 0; request < 100; request++) {
      coalescer.request();
    }
    clock.advance(20);
    assert.equal(runs, 1);
  });

  it('pauses between two runs, however many requests come', () => {
    const clock = new ManualClock();
    const runs: number[] = [];
    const coalescer = new Coalescer(() => runs.push(clock.now()), clock, 250);
    for (let millisecond = 0; millisecond < 2000; millisecond++) {
      coalescer.request();
      clock.advance(1);
    }
    const pauses = runs.slice(1).map((at, index) => at - (runs[index] ?? 0));
    assert.equal(runs.length, 8);
    assert.ok(pauses.every((pause) => pause >= 250));
  });

  it('runs even after the clock was set back', () => {
    const clock = new ManualClock();
    let runs = 0;
    const coalescer = new Coalescer(() => runs++, clock, 250);
    coalescer.request();
    clock.advance(20);
    clock.setBack(3_600_000);
    coalescer.request();
    clock.advance(250);
    assert.equal(runs, 2);
  });

  it('never runs after it was disposed', () => {
    const clock = new ManualClock();
    let runs = 0;
    const coalescer = new Coalescer(() => runs++, clock, 250);
    coalescer.request();
    coalescer.dispose();
    coalescer.request();
    clock.advance(1000);
    assert.equal(runs, 0);
  });

  it('can be disposed without a request, and twice', () => {
    const coalescer = new Coalescer(() => undefined, new ManualClock(), 250);
    coalescer.dispose();
    assert.doesNotThrow(() => coalescer.dispose());
  });
});
