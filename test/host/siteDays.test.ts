import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteZone } from '../../src/site/siteZone.ts';
import { seriesQuery } from '../../src/ui/features/past/metricsQuery.ts';
import { dayOf } from '../../src/ui/features/past/askSpan.ts';
import { finderPage } from '../../src/ui/features/reports/pages/finder.ts';
import { licensePage } from '../../src/ui/features/reports/pages/licensePage.ts';
import { presentationList } from '../../src/ui/features/reports/pages/presentationList.ts';
import { periodFields } from '../../src/ui/features/reports/pages/periodForm.ts';
import { askedDays, askedPeriod, askedTimes, daysText } from '../../src/ui/shared/reports/reportPeriod.ts';
import { SiteCalendar } from '../../src/ui/shared/reports/siteCalendar.ts';
import { siteTimeOf } from '../../src/ui/shared/reports/siteTimedPage.ts';
import { timeWithSites } from '../../src/ui/platform/siteTimes.ts';
import { summaryPage } from '../../src/ui/features/reports/pages/summaryPage.ts';
import { surveyPage } from '../../src/ui/features/reports/pages/surveyPage.ts';
import { teamPage } from '../../src/ui/features/reports/pages/teamPage.ts';
import { readPage } from './support/pageReader.ts';
import { reportSite, type ReportAnswer } from './support/reportSite.ts';

const HOUR = 3600;
const at = (iso: string): number => Date.parse(iso) / 1000;
const NOTHING: ReportAnswer = () => ({
  xml: '<error xmlns="x">No session data matching your chosen criteria is available.</error>',
});
/** Returns the date of clocks that far ahead of UTC. */
const today = (offset: number): string => new Date(Date.now() + offset * 1000).toISOString().slice(0, 10);

function zoneAt(time: number, offset: number): SiteZone {
  const zone = new SiteZone(() => 0);
  zone.learn(time, offset);
  return zone;
}

/** Europe/Berlin when clocks go forward, on 28 March 2027. */
function spring(): SiteZone {
  return new SiteZone((seconds) => (seconds < at('2027-03-28T01:00Z') ? HOUR : 2 * HOUR));
}

describe('days of a site in another time zone', () => {
  // At least one of them has another date than the test machine.
  for (const offset of [14 * HOUR, -11 * HOUR]) {
    const from = (day: string): number => at(`${day}T00:00Z`) - offset;

    for (const [name, page] of Object.entries({ summaryPage, surveyPage, teamPage, licensePage, presentationList })) {
      it(`are today’s in the request of ${name} at UTC${offset / HOUR}`, async () => {
        const { active, asked } = reportSite(NOTHING, {}, offset);
        const extra = { surveyPage: { report_type: 'rep', id: 'all' }, summaryPage: { report_type: 'rep' } };
        const more =
          name in extra ? extra[name as keyof typeof extra] : name === 'licensePage' ? { group_by: 'day' } : {};
        const { form } = await readPage(page(active, { period: 'today', ...more }));
        assert.equal(asked[0]?.get('start_date'), today(offset));
        const [first, , last] = form.fields;
        assert.deepEqual([first?.value, last?.value], [today(offset), today(offset)]);
        const hints = form.fields.flatMap(({ hint }) => hint ?? []);
        assert.equal(hints.length, 1);
        assert.match(hints.join(), offset > 0 ? /UTC\+14:00/ : /UTC-11:00/);
      });
    }

    it(`begin at the site’s midnight in the finder at UTC${offset / HOUR}`, async () => {
      const { active, asked } = reportSite(NOTHING, {}, offset);
      const { form } = await readPage(finderPage(active, { period: 'today' }));
      assert.equal(Number(asked.at(-1)?.get('start_time')), from(today(offset)));
      assert.equal(form.fields[0]?.value, today(offset));
    });
  }

  it('are those of the time zone in a session’s report, which is read first if the zone is unknown', async () => {
    const start = Math.floor(Date.now() / 1000) - 100;
    const iso = new Date((start + 14 * HOUR) * 1000).toISOString().replace('.000Z', '+14:00');
    const session = `<session_list><session lsid="a1"><start_time timestamp="${start}">${iso}</start_time></session></session_list>`;
    const listing = '<session_summary_list><session_summary lsid="a1"/></session_summary_list>';
    const answer: ReportAnswer = (params) => ({
      xml: params.get('generate_report') === 'SupportSession' ? session : listing,
    });
    const { active, asked } = reportSite(answer, {}, 'unknown');
    await readPage(summaryPage(active, { period: 'today', report_type: 'rep' })).catch(() => undefined);
    assert.deepEqual(
      asked.slice(0, 3).map((params) => params.get('generate_report')),
      ['SupportSessionListing', 'SupportSession', 'SupportSessionSummary'],
    );
    assert.equal(asked[2]?.get('start_date'), today(14 * HOUR));
  });

  it('are converted to times and back by the site’s clocks', () => {
    const calendar = new SiteCalendar(zoneAt(at('2026-11-29T00:00Z'), -6 * HOUR), at('2026-11-30T03:00Z'));
    assert.equal(calendar.today.toString(), '2026-11-29');
    assert.deepEqual(askedTimes({ from: '2026-11-27', to: '2026-11-28' }, calendar), {
      from: at('2026-11-27T06:00Z'),
      to: at('2026-11-29T06:00Z'),
    });
    assert.deepEqual(askedTimes({ from: '2026-11-27', to: '' }, calendar), { from: at('2026-11-27T06:00Z') });
    const days = askedDays({ start_time: at('2026-11-28T05:00Z'), duration: 2 * HOUR }, calendar);
    assert.equal(daysText(days), daysText(askedDays({ start_date: '2026-11-27', duration: 2 }, calendar)));
  });

  it('still select by the end or the start after a form is changed', () => {
    const calendar = new SiteCalendar(new SiteZone(() => 0), at('2026-11-30T03:00Z'));
    const fields = periodFields({ end_date: '2026-11-27', duration: 2 }, calendar, { mayEnd: true });
    const values = Object.fromEntries(fields.map(({ id, value }) => [id, value]));
    assert.deepEqual(askedPeriod(values, calendar), { end_date: '2026-11-27', duration: 2 });
    assert.deepEqual(askedPeriod({ ...values, period: 'today' }, calendar), { period: 'today', by: 'end' });
    assert.throws(() => askedPeriod({ from: '2026-02-30', to: '' }, calendar), /YYYY-MM-DD/);
  });

  it('have the right number of hours when clocks change', () => {
    const calendar = new SiteCalendar(spring(), at('2027-04-01T00:00Z'));
    const { windows } = seriesQuery(
      { firstDay: '2027-03-28', lastDay: '2027-03-28', fromHour: 8, toHour: 17 },
      calendar,
    );
    assert.deepEqual(windows, [{ from: at('2027-03-28T06:00Z'), to: at('2027-03-28T15:00Z') }]);
    const night = seriesQuery({ firstDay: '2027-03-28', lastDay: '2027-03-28', fromHour: 22, toHour: 6 }, calendar);
    assert.deepEqual(night.windows, [
      { from: at('2027-03-27T23:00Z'), to: at('2027-03-28T04:00Z') },
      { from: at('2027-03-28T20:00Z'), to: at('2027-03-28T22:00Z') },
    ]);
    const day = dayOf(calendar, 4);
    assert.equal(day.to - day.from, 23 * HOUR);
  });

  it('are passed to pages with every change of the clocks', () => {
    const now = at('2027-04-01T00:00Z');
    const { steps = [] } = siteTimeOf(new SiteCalendar(zoneAt(now, -5 * HOUR), now)) ?? {};
    assert.deepEqual(
      steps.map(({ offset }) => offset),
      [-5 * HOUR],
    );
    assert.equal(siteTimeOf(new SiteCalendar(spring(), now)), undefined);
    const change = at('2026-10-25T01:00Z');
    const autumn = new SiteZone(
      () => 0,
      [
        { from: at('2026-03-29T01:00Z'), to: change - 1, offset: 2 * HOUR },
        { from: change, to: at('2027-03-28T00:59Z'), offset: HOUR },
      ],
    );
    const told = siteTimeOf(new SiteCalendar(autumn, at('2026-11-30T13:37Z')))?.steps ?? [];
    assert.deepEqual(told.at(-1), { from: change, offset: HOUR });
    assert.equal(told.at(-2)?.offset, 2 * HOUR);
  });

  it('are in tooltips only if the site’s time differs', () => {
    const time = at('2026-11-30T03:00Z');
    assert.match(timeWithSites(time, zoneAt(time, 5.5 * HOUR)), /8:30.*UTC\+05:30/);
    assert.ok(!timeWithSites(time, new SiteZone(() => 0)).includes('UTC'));
  });
});
