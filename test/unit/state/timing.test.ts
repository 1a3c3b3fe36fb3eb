import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { Backoff } from '../../../src/state/sources/retryingStatus.ts';
import { RetryingStatus } from '../../../src/state/sources/retryingStatus.ts';
import { SilenceWatch } from '../../../src/state/connection/silenceWatch.ts';
import { SiteClock } from '../../../src/state/sources/siteClock.ts';
import { SnapshotBoundary, type SnapshotState } from '../../../src/state/sources/snapshotBoundary.ts';
import { ManualClock } from '../../support/manualClock.ts';

describe('the end of a snapshot', () => {
  const PATIENCE = { empty: 9_000, partial: 7_000, longest: 20_000 };

  function boundary(state: SnapshotState, patience = PATIENCE) {
    const clock = new ManualClock();
    const site = { state, ends: 0 };
    const found = new SnapshotBoundary(
      clock,
      patience,
      () => site.state,
      () => site.ends++,
    );
    return { clock, site, found };
  }

  it('is there when nothing came for as long as was waited for', () => {
    const { clock, site } = boundary('empty');
    clock.advance(8_999);
    assert.equal(site.ends, 0);
    clock.advance(1);
    assert.deepEqual([site.ends, clock.pending], [1, 0]);
  });

  it('is there after a pause that is the longer the less has come', () => {
    for (const [state, pause] of [
      ['whole', 150],
      ['fewer', 5_000],
      ['partial', 7_000],
      ['empty', 9_000],
    ] as const) {
      const { clock, site, found } = boundary(state);
      found.came(true);
      clock.advance(pause - 1);
      assert.equal(site.ends, 0, state);
      clock.advance(1);
      assert.deepEqual([site.ends, clock.pending], [1, 0], state);
    }
    const { clock, site, found } = boundary('fewer', { ...PATIENCE, partial: 1_000 });
    found.came(true);
    clock.advance(1_000);
    assert.equal(site.ends, 1, 'of less than all is not waited for longer than of some');
  });

  it('waits two and a half times as long as the longest wait so far, on a slow link', () => {
    const { clock, site, found } = boundary('partial');
    clock.advance(8_000);
    found.came(true);
    clock.advance(4_000);
    found.came(false);
    clock.advance(1_000);
    found.came(false);
    clock.advance(9_999);
    assert.equal(site.ends, 0);
    clock.advance(1);
    assert.equal(site.ends, 1);
  });

  it('does not wait so on a slow link for what is whole', () => {
    const { clock, site, found } = boundary('whole');
    found.came(true);
    clock.advance(100);
    found.came(false);
    clock.advance(150);
    assert.equal(site.ends, 1);
  });

  it('waits for the rest of a message, counted from its last part', () => {
    const { clock, site, found } = boundary('empty');
    clock.advance(8_000);
    found.isComing();
    clock.advance(8_999);
    assert.equal(site.ends, 0);
    clock.advance(1);
    assert.equal(site.ends, 1);
  });

  it('is there at the latest so long after the last table that was new, on a site that is never quiet', () => {
    const { clock, site, found } = boundary('partial');
    for (let at = 0; at < 39; at++) {
      found.came(at === 0 || at === 5);
      clock.advance(600);
    }
    assert.equal(site.ends, 1, 'after 5 × 600 and 20,000 milliseconds');
    assert.equal(boundary('partial').site.ends, 0);
  });

  it('is not there any more once nobody waits for it', () => {
    const { clock, site, found } = boundary('partial');
    found.came(true);
    found.dispose();
    clock.advance(60_000);
    assert.deepEqual([site.ends, clock.pending], [0, 0]);
  });
});

describe('a connection that may have gone silent', () => {
  function watched() {
    const clock = new ManualClock();
    const seen: string[] = [];
    const watch = new SilenceWatch(
      clock,
      () => seen.push(`ping ${clock.elapsed()}`),
      () => seen.push(`dead ${clock.elapsed()}`),
    );
    return { clock, seen, watch };
  }

  it('is asked after 20 quiet seconds, and dead 20 seconds later, once', () => {
    const { clock, seen } = watched();
    clock.advance(100_000);
    assert.deepEqual(seen, ['ping 20000', 'dead 40000']);
    assert.equal(clock.pending, 0);
  });

  it('is asked 20 seconds after it was last heard', () => {
    const { clock, seen, watch } = watched();
    clock.advance(15_000);
    watch.heard();
    clock.advance(19_999);
    assert.deepEqual(seen, []);
    clock.advance(1);
    assert.deepEqual(seen, ['ping 35000']);
    watch.heard();
    clock.advance(20_000);
    assert.deepEqual(seen, ['ping 35000', 'ping 55000']);
  });

  it('is asked at once where that is wanted, and then waited for from there', () => {
    const { clock, seen, watch } = watched();
    clock.advance(5_000);
    watch.checkNow();
    clock.advance(10_000);
    watch.checkNow();
    clock.advance(30_000);
    assert.deepEqual(seen, ['ping 5000', 'ping 15000', 'dead 25000']);
  });

  it('is asked again, and not given up, where the machine slept', () => {
    /** A clock whose timers may be late. */
    class SleepyClock extends ManualClock {
      late = 0;
      override elapsed(): number {
        return super.elapsed() + this.late;
      }
    }
    for (const [late, outcome] of [
      [30_000, 'dead'],
      [30_001, 'ping'],
    ] as const) {
      const clock = new SleepyClock();
      const seen: string[] = [];
      const watch = new SilenceWatch(
        clock,
        () => seen.push('ping'),
        () => seen.push('dead'),
      );
      clock.advance(20_000);
      clock.late = late;
      clock.advance(20_000);
      assert.deepEqual(seen, ['ping', outcome], String(late));
      watch.dispose();
      assert.equal(clock.pending, 0);
    }
  });
});

describe('a source that tries again', () => {
  function source() {
    const clock = new ManualClock();
    const tries: number[] = [];
    const lines: string[] = [];
    const log = { ...silentLog, warn: (line: string) => void lines.push(line) };
    const status = new RetryingStatus(clock, log, () => tries.push(clock.elapsed()));
    return { clock, tries, lines, status };
  }
  const lost = new SiteError('cut', 'The connection broke.');

  it('starts over with short waits only after a minute of rows', async () => {
    for (const [milliseconds, wait] of [
      [59_999, 1_000],
      [60_000, 500],
    ] as const) {
      const { clock, status } = source();
      const started = status.start();
      started.catch(() => undefined);
      status.failed(lost);
      clock.advance(500);
      status.succeeded('live');
      clock.advance(milliseconds);
      status.failed(lost);
      assert.equal(status.nextTryAt, clock.now() + wait, String(milliseconds));
      await assert.rejects(started, lost);
    }
  });

  it('is stale from the loss of what was fresh on, and tells why', async () => {
    const { clock, lines, status, tries } = source();
    const first = status.start();
    assert.equal(status.start(), first);
    status.succeeded('polling');
    await first;
    await status.start();
    assert.deepEqual(tries, [0]);
    clock.advance(7_000);
    const since = clock.now();
    status.failed(lost, 9_000);
    clock.advance(9_000);
    status.failed(lost);
    assert.equal(status.staleSince, since);
    assert.deepEqual(tries, [0, 16_000]);
    assert.equal(status.problem, lost);
    assert.deepEqual(lines, Array(2).fill('The live state is not available: The connection broke.'));
    status.succeeded('live');
    assert.deepEqual([status.problem, status.staleSince], [undefined, undefined]);
  });

  it('does not try again what a person has to heal', async () => {
    for (const reason of ['credentials-missing', 'credentials-refused', 'access-denied', 'not-permitted'] as const) {
      const { clock, status } = source();
      const started = status.start();
      status.failed(new SiteError(reason, 'No.'));
      await assert.rejects(started, { reason });
      assert.deepEqual([status.status, status.nextTryAt, clock.pending], ['refused', undefined, 0]);
      status.tryNow();
      assert.equal(status.status, 'refused');
    }
  });

  it('tries now only what is planned, and nothing once it is disposed', async () => {
    const { clock, tries, status } = source();
    status.tryNow();
    assert.deepEqual(tries, []);
    status.start().catch(() => undefined);
    status.failed(lost);
    status.tryNow();
    status.tryNow();
    assert.deepEqual([tries, status.nextTryAt], [[0, 0], undefined]);
    status.dispose();
    clock.advance(60_000);
    assert.deepEqual([tries.length, status.status, clock.pending], [2, 'disconnected', 0]);
    await assert.rejects(status.start(), { reason: 'cancelled', message: 'Cancelled.' });
  });

  it('waits at random below a bound that doubles from a second to a minute', () => {
    const waits = (backoff: Backoff, count: number) => Array.from({ length: count }, () => backoff.next());
    const most = new Backoff(new ManualClock(0, 1));
    assert.deepEqual(
      waits(most, 8),
      [1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000),
    );
    most.reset();
    assert.deepEqual(waits(most, 2), [1000, 2000]);
    assert.deepEqual(waits(new Backoff(new ManualClock(0, 0)), 3), [0, 0, 0]);
  });
});

describe('the site’s clock', () => {
  it('is ours until the site has told its own, then goes on with it, in milliseconds', () => {
    const clock = new ManualClock(1_000_000);
    const site = new SiteClock(clock);
    clock.advance(5_000);
    assert.equal(site.skewSeconds, 0);
    site.set(1_010.25);
    assert.equal(site.skewSeconds, 5.25);
    clock.advance(60_000);
    assert.equal(site.skewSeconds, 5.25);
    clock.setBack(1_000);
    assert.equal(site.skewSeconds, 6.25);
  });
});
