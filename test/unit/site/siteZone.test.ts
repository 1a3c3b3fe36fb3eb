import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SiteDay } from '../../../src/site/siteDay.ts';
import { SiteZone } from '../../../src/site/siteZone.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso) / 1000;
const day = (text: string): SiteDay => {
  const found = SiteDay.parse(text);
  assert.ok(found);
  return found;
};
/** Europe/Berlin in 2026 and 2027. */
const berlin = (seconds: number): number => {
  const summers = [
    [at('2026-03-29T01:00Z'), at('2026-10-25T01:00Z')],
    [at('2027-03-28T01:00Z'), at('2027-10-31T01:00Z')],
  ];
  return summers.some(([from = 0, to = 0]) => seconds >= from && seconds < to) ? 2 * HOUR : HOUR;
};
const utc = (): number => 0;

describe('the days of a site', () => {
  it('are those of a calendar', () => {
    assert.equal(day('2028-02-28').plus(2).toString(), '2028-03-01');
    assert.equal(day('2026-12-31').plus(1).toString(), '2027-01-01');
    assert.equal(day('2026-01-31').monthPlus(1).toString(), '2026-02-01');
    assert.equal(day('2026-01-31').monthPlus(-1).toString(), '2025-12-01');
    assert.equal(day('2026-11-30').weekday, 1);
    assert.equal(day('2026-03-28').until(day('2026-04-02')), 5);
    for (const text of ['2026-02-29', '2026-13-01', '26-1-1', '', undefined, 20261130]) {
      assert.equal(SiteDay.parse(text), undefined);
    }
  });

  it('begin at the person’s midnight while nothing else is known', () => {
    const zone = new SiteZone(berlin);
    assert.equal(zone.dayOf(at('2026-11-29T23:30Z'))?.toString(), '2026-11-30');
    assert.equal(zone.timeOf(day('2026-11-30')), at('2026-11-29T23:00Z'));
    assert.equal(zone.knownUntil, undefined);
  });

  it('begin when the site’s clocks show midnight, as its answers tell', () => {
    const zone = new SiteZone(berlin);
    zone.learn(at('2026-11-23T15:00Z'), -6 * HOUR);
    assert.equal(zone.dayOf(at('2026-11-30T05:59:59Z'))?.toString(), '2026-11-29');
    assert.equal(zone.dayOf(at('2026-11-30T06:00:00Z'))?.toString(), '2026-11-30');
    assert.equal(zone.timeOf(day('2026-11-30')), at('2026-11-30T06:00Z'));
    assert.equal(zone.differsAt(at('2026-11-30T06:00Z')), true);
  });

  it('follow the person’s zone through summer and winter where the answers agree with it', () => {
    const zone = new SiteZone(berlin);
    zone.learn(at('2026-11-23T15:00Z'), HOUR);
    assert.equal(zone.timeOf(day('2027-07-01')), at('2027-06-30T22:00Z'));
    assert.equal(zone.differsAt(at('2027-07-01T00:00Z')), false);
  });

  it('have the offset that was seen nearest in the season', () => {
    const zone = new SiteZone(utc);
    zone.learn(at('2026-01-15T12:00Z'), -5 * HOUR);
    zone.learn(at('2026-07-15T12:00Z'), -4 * HOUR);
    assert.equal(zone.offsetAt(at('2026-02-20T12:00Z')), -5 * HOUR);
    assert.equal(zone.offsetAt(at('2026-08-20T12:00Z')), -4 * HOUR);
    assert.equal(zone.offsetAt(at('2024-12-20T12:00Z')), -5 * HOUR);
    assert.equal(zone.offsetAt(at('2029-06-01T12:00Z')), -4 * HOUR);
  });

  it('forget what was seen of a site that has moved to another zone', () => {
    const zone = new SiteZone(utc);
    zone.learn(at('2026-07-01T00:00Z'), HOUR);
    zone.learn(at('2026-07-05T00:00Z'), HOUR);
    zone.learn(at('2026-01-05T00:00Z'), 0);
    zone.learn(at('2026-07-03T00:00Z'), 9 * HOUR);
    assert.deepEqual(zone.known, [{ from: at('2026-07-03T00:00Z'), to: at('2026-07-03T00:00Z'), offset: 9 * HOUR }]);
  });

  it('take no offset that no clock has', () => {
    const zone = new SiteZone(utc);
    for (const offset of [15 * HOUR, -13 * HOUR, NaN, 0.5]) {
      zone.learn(at('2026-07-01T00:00Z'), offset);
    }
    zone.learn(NaN, HOUR);
    assert.deepEqual(zone.known, []);
  });

  it('are one after the other, whatever clocks do at night', () => {
    const zone = new SiteZone(berlin);
    assert.equal(zone.timeOf(day('2027-03-29')) - zone.timeOf(day('2027-03-28')), 23 * HOUR);
    assert.equal(zone.timeOf(day('2026-10-26')) - zone.timeOf(day('2026-10-25')), 25 * HOUR);
    assert.equal(zone.timeOf(day('2027-03-28'), 8 * HOUR), at('2027-03-28T06:00Z'));
    assert.equal(zone.timeOf(day('2026-10-25'), 8 * HOUR), at('2026-10-25T07:00Z'));
    // The hour that is left out, and the one that comes twice.
    assert.equal(zone.timeOf(day('2027-03-28'), 2 * HOUR), at('2027-03-28T01:00Z'));
    assert.equal(zone.timeOf(day('2026-10-25'), 2 * HOUR), at('2026-10-25T00:00Z'));
    const times = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
    fc.assert(
      fc.property(times, (time) => {
        const found = zone.dayOf(time);
        assert.ok(found);
        assert.ok(zone.timeOf(found) <= time && time < zone.timeOf(found.plus(1)));
      }),
    );
  });

  it('begin after midnight where clocks go forward at midnight, and are found in any zone', () => {
    const change = at('2026-09-06T04:00Z');
    const chile = new SiteZone((seconds) => (seconds < change ? -4 : -3) * HOUR);
    assert.equal(chile.timeOf(day('2026-09-06')), change);
    const offsets = fc.integer({ min: -12 * 4, max: 14 * 4 });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 4e9 }), (quarters, time) => {
        const zone = new SiteZone(berlin);
        zone.learn(time, quarters * 900);
        const found = zone.dayOf(time);
        assert.ok(found && zone.timeOf(found) <= time + DAY);
        assert.equal(zone.offsetAt(time), quarters * 900);
      }),
    );
  });
});
