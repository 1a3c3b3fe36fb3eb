import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dayNamed, SiteTime } from '../../../src/demo/sim/siteTime.ts';
import { openDemo } from './openDemo.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const HOUR = 3600;

describe('the clocks of the demo site', () => {
  it('write every time with the offset of its own date', () => {
    const written: readonly (readonly [zone: string, time: string, iso: string])[] = [
      ['Europe/Berlin', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
      ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
      ['Europe/Berlin', '2027-03-28T00:59:59Z', '2027-03-28T01:59:59+01:00'],
      ['Europe/Berlin', '2027-03-28T01:00:00Z', '2027-03-28T03:00:00+02:00'],
      ['America/New_York', '2028-03-01T04:50:00Z', '2028-02-29T23:50:00-05:00'],
      ['America/St_Johns', '2026-11-30T12:00:00Z', '2026-11-30T08:30:00-03:30'],
      ['America/St_Johns', '2026-07-01T12:00:00Z', '2026-07-01T09:30:00-02:30'],
      ['Asia/Kolkata', '2026-11-30T18:30:00Z', '2026-12-01T00:00:00+05:30'],
      ['Pacific/Auckland', '2026-12-31T11:03:00Z', '2027-01-01T00:03:00+13:00'],
      ['UTC', '2026-11-30T23:59:59Z', '2026-11-30T23:59:59+00:00'],
    ];
    for (const [zone, time, iso] of written) {
      assert.equal(new SiteTime(zone).iso(at(time)), iso);
    }
  });

  it('have days of 23 and of 25 hours, and days without a midnight or with two', () => {
    const days: readonly (readonly [zone: string, day: string, start: string, hours: number])[] = [
      ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00:00Z', 23],
      ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
      ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
      ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
      ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 25],
      ['Asia/Kolkata', '2026-11-30', '2026-11-29T18:30:00Z', 24],
    ];
    for (const [zone, name, start, hours] of days) {
      const time = new SiteTime(zone);
      const day = dayNamed(name);
      const from = time.startOfDay(day);
      assert.equal(from, at(start), `${zone} ${name}`);
      assert.equal(time.startOfDay(day + 1) - from, hours * HOUR, `${zone} ${name}`);
      assert.deepEqual(
        [from - 1, from, from + hours * HOUR - 1].map((second) => time.dayOf(second) - day),
        [-1, 0, 0],
      );
    }
  });

  it('are those of its reports, before and after a change of clocks', async () => {
    await using site = await openDemo({ timeZone: 'America/New_York' });
    const { items } = await site.reports.collect('SupportSession', { start_date: '2021-11-04', duration: 6 });
    const starts = items.flatMap(({ startTime }) => startTime ?? []).sort((one, other) => one - other);
    const [first = 0, last = 0] = [starts.at(0), starts.at(-1)];
    assert.ok(first >= at('2021-11-04T04:00:00Z') && first < at('2021-11-05T04:00:00Z'), String(first));
    assert.ok(last >= at('2021-11-09T05:00:00Z') && last < at('2021-11-10T05:00:00Z'), String(last));
    const { zone } = site.client;
    assert.deepEqual([zone.offsetAt(first), zone.offsetAt(last)], [-4 * HOUR, -5 * HOUR]);
    const [day] = await site.commands.run('get_appliances', {});
    assert.equal(day?.timezoneOffset, -5 * HOUR);
  });
});
