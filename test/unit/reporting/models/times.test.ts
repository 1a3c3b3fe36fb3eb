import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { durationText, TimeWriter } from '../../../../src/reporting/models/text/times.ts';

describe('a time', () => {
  it('is written in UTC, or in the time zone asked for', () => {
    assert.equal(new TimeWriter().dayAndTime(1475308800), '2016-10-01 08:00:00');
    assert.equal(new TimeWriter('America/Chicago').dayAndTime(1475308800), '2016-10-01 03:00:00');
    assert.equal(new TimeWriter('Asia/Kolkata').day(1475345700), '2016-10-01');
    assert.equal(new TimeWriter().timeZone, 'UTC');
    assert.match(new TimeWriter().day(-6e10), /^0068-/);
  });

  it('counts midnight as the hour 00', () => {
    assert.equal(new TimeWriter().time(1475280000), '00:00:00');
  });

  it('follows a clock that is set back', () => {
    const berlin = new TimeWriter('Europe/Berlin');
    assert.equal(berlin.dayAndTime(1477787400), '2016-10-30 02:30:00');
    assert.equal(berlin.dayAndTime(1477787400 + 3600), '2016-10-30 02:30:00');
    assert.equal(berlin.dayAndTime(1477787400 + 7200), '2016-10-30 03:30:00');
  });

  it('has the right second, also in zones that were no whole minutes away from UTC', () => {
    for (const timeZone of ['UTC', 'Africa/Monrovia', 'Asia/Kathmandu', 'America/St_Johns']) {
      const times = new TimeWriter(timeZone);
      const intl = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      // The second of 1972 is the one at which Monrovia went over to UTC.
      for (const moment of [0, 63_593_070, 94_694_400, 1_475_308_800, 1_475_308_859]) {
        for (let timestamp = moment - 90; timestamp <= moment + 90; timestamp += 7) {
          assert.equal(times.dayAndTime(timestamp), intl.format(timestamp * 1000), timeZone);
          assert.equal(times.time(timestamp + 0.9), times.time(timestamp));
        }
      }
    }
  });

  it('is empty where there is none, or none that a calendar has', () => {
    for (const timestamp of [null, 1e15, -1e15, -9e10, NaN, Infinity]) {
      assert.equal(new TimeWriter().dayAndTime(timestamp), '');
      assert.equal(new TimeWriter().day(timestamp), '');
    }
  });

  it('needs a time zone that exists', () => {
    assert.throws(() => new TimeWriter('Mars/Olympus'), RangeError);
  });
});

describe('a duration', () => {
  it('is hours, minutes and seconds', () => {
    const cases = [
      [0, '0:00:00'],
      [59.6, '0:01:00'],
      [3723, '1:02:03'],
      [363_723, '101:02:03'],
      [-5, '0:00:00'],
      [null, ''],
      [NaN, ''],
      [Infinity, ''],
    ] as const;
    for (const [seconds, text] of cases) {
      assert.equal(durationText(seconds), text);
    }
  });
});
