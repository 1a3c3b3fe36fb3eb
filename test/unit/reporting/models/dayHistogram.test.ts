import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionsPerDay } from '../../../../src/reporting/models/dayHistogram.ts';

const at = (time: string) => ({ startTime: Date.parse(time) / 1000 });

describe('sessions per day', () => {
  it('are counted by their start, with the empty days between', () => {
    const sessions = [
      at('2016-10-03T00:00:00Z'),
      at('2016-10-01T08:00:00Z'),
      at('2016-10-03T23:59:59Z'),
      { startTime: null },
    ];
    assert.deepEqual(sessionsPerDay(sessions), [
      { day: '2016-10-01', count: 1 },
      { day: '2016-10-02', count: 0 },
      { day: '2016-10-03', count: 2 },
    ]);
  });

  it('are counted by the days of the time zone asked for', () => {
    assert.deepEqual(sessionsPerDay([at('2016-10-01T23:00:00Z')], 'Europe/Berlin'), [{ day: '2016-10-02', count: 1 }]);
  });

  it('have each day once over a change of the clock', () => {
    const days = sessionsPerDay([at('2016-10-29T12:00:00Z'), at('2016-11-01T12:00:00Z')], 'Europe/Berlin');
    assert.deepEqual(
      days.map(({ day }) => day),
      ['2016-10-29', '2016-10-30', '2016-10-31', '2016-11-01'],
    );
  });

  it('do not fill centuries because of one wrong date', () => {
    const days = sessionsPerDay([
      at('2016-10-01T08:00:00Z'),
      { startTime: 0 },
      { startTime: -6e10 },
      { startTime: -9e10 },
      { startTime: 1e15 },
    ]);
    assert.equal(days.length, 3);
    assert.deepEqual(days.at(-1), { day: '2016-10-01', count: 1 });
  });

  it('are none without a session', () => {
    assert.deepEqual(sessionsPerDay([]), []);
    assert.deepEqual(sessionsPerDay([{ startTime: null }]), []);
  });
});
