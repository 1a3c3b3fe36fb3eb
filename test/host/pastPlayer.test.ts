import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { momentsIn } from '../../src/ui/features/past/pastTimes.ts';
import { ReplayPlayer, type Playable } from '../../src/ui/features/past/replayPlayer.ts';
import { ManualClock } from '../support/manualClock.ts';

class Film implements Playable {
  readonly from = 1000;
  readonly to = 2000;
  time = 1000;

  seek(time: number): Promise<void> {
    this.time = Math.min(Math.max(time, this.from), this.to);
    return Promise.resolve();
  }

  nextEventTime(): Promise<number | undefined> {
    return Promise.resolve(this.time < 1500 ? 1500 : undefined);
  }

  previousEventTime(): Promise<number | undefined> {
    return Promise.resolve(undefined);
  }
}

describe('the player of a replay', () => {
  it('plays at the chosen speed by the clock until the end', async () => {
    const [film, clock] = [new Film(), new ManualClock()];
    const player = new ReplayPlayer(film, clock);
    player.speed = 10;
    await player.play();
    clock.advance(10_000);
    assert.equal(film.time, 1100);
    player.speed = 60;
    clock.advance(5000);
    assert.equal(film.time, 1400);
    clock.advance(60_000);
    assert.equal(film.time, 2000);
    assert.equal(player.isPlaying, false);
    assert.equal(clock.pending, 0);
  });

  it('starts again at the end, and continues from where the person jumps', async () => {
    const [film, clock] = [new Film(), new ManualClock()];
    const player = new ReplayPlayer(film, clock);
    player.speed = 1;
    await film.seek(2000);
    await player.play();
    assert.equal(film.time, 1000);
    clock.advance(2000);
    await player.seek(1700);
    clock.advance(3000);
    assert.equal(film.time, 1703);
    player.dispose();
    assert.equal(clock.pending, 0);
  });

  it('stops at a step, which returns false if there is no event', async () => {
    const [film, clock] = [new Film(), new ManualClock()];
    const player = new ReplayPlayer(film, clock);
    await player.play();
    assert.equal(await player.step(1), true);
    assert.deepEqual([film.time, player.isPlaying], [1500, false]);
    assert.equal(await player.step(1), false);
    assert.equal(await player.step(-1), false);
  });
});

describe('a typed time of day in a replay', () => {
  const from = new Date(2026, 10, 23, 8).getTime() / 1000;
  const span = { from, to: from + 20 * 3600 };

  it('is read in the usual notations, on the day of the span that it falls on', () => {
    assert.deepEqual(momentsIn('14:02', span), [from + 6 * 3600 + 120]);
    assert.deepEqual(momentsIn(' 14:02:10 ', span), [from + 6 * 3600 + 130]);
    assert.deepEqual(momentsIn('2.02 pm', span), [from + 6 * 3600 + 120]);
    assert.deepEqual(momentsIn('12:30 am', span), [from + 16.5 * 3600]);
  });

  it('gives one moment for each day of a replay of several days', () => {
    const days = { from, to: from + 3 * 24 * 3600 };
    const found = momentsIn('07:30', days).map((time) => new Date(time * 1000).toString().slice(0, 21));
    assert.deepEqual(found, ['Tue Nov 24 2026 07:30', 'Wed Nov 25 2026 07:30', 'Thu Nov 26 2026 07:30']);
    assert.equal(momentsIn('08:00', days).length, 4);
  });

  it('gives none if it is no time or outside of the span', () => {
    for (const text of ['', '25:00', '8:61', 'noon', '05:00']) {
      assert.deepEqual(momentsIn(text, span), [], text);
    }
  });
});
