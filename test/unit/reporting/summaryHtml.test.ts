import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { daysBefore } from '../../../src/reporting/models/periods.ts';
import { SiteDay } from '../../../src/base/siteDay.ts';
import { compareSummaries } from '../../../src/reporting/models/summaryComparison.ts';
import { summaryHtml } from '../../../src/reporting/models/summaryHtml.ts';

const WORDS = {
  ...{ language: 'en', title: 'Sessions by team', period: 'May', before: 'compared with April', source: 'Support' },
  ...{ name: 'Team', sessions: 'Sessions', sessionsBefore: 'Previous', change: 'Change', perWeekday: 'Per weekday' },
  ...{ average: 'Average', averageBefore: 'Average before', total: 'Time' },
};
const summary = (id: string, displayName: string, totalSessions: number) => ({
  ...{ id, type: 'team', displayName, totalSessions, avgSessionsPerWeekday: 1.5, avgDuration: 600 },
});
const compared = { now: 5, before: 3, change: 2 };

describe('a summary as a web page', () => {
  const page = (name: string) =>
    summaryHtml(
      compareSummaries([summary('1', name, 5)], [summary('1', name, 3)]),
      { sessions: compared, averageDuration: compared },
      WORDS,
    );

  it('has the figures of both periods', () => {
    const cells = [...page('Network').matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell]) => cell);
    assert.deepEqual(cells, ['5', '3', '+2', '1.5', '0:10:00', '0:10:00', '0:50:00']);
  });

  it('shows a name as text, and cannot be turned around by it', () => {
    const html = page('<script>alert(1)</script>\u202E"\'');
    assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;'));
    assert.ok(!html.includes('<script') && !html.includes('\u202E'));
  });
});

function dayNamed(text: string): SiteDay {
  const day = SiteDay.parse(text);
  assert.ok(day);
  return day;
}

describe('the period to compare with', () => {
  const CASES = [
    ['the days of a week so far', '2021-11-22', 3, '2021-11-15', 3],
    ['a whole week', '2021-11-22', 7, '2021-11-15', 7],
    ['a month, with the whole month before', '2021-03-01', 31, '2021-02-01', 28],
    ['a month so far', '2021-11-01', 24, '2021-10-01', 24],
    ['a month so far, of which the one before has fewer days', '2021-03-01', 30, '2021-02-01', 28],
    ['other days, with as many before', '2021-11-24', 2, '2021-11-22', 2],
  ] as const;
  for (const [what, start_date, duration, before, length] of CASES) {
    it(what, () => {
      assert.deepEqual(daysBefore(dayNamed(start_date), duration), { start_date: before, duration: length });
    });
  }
});
