import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reportDefinition, type ReportType } from '../../src/reporting/reportTypes.ts';
import { knownReportType } from '../../src/reporting/validateReport.ts';
import type { PageArgument, PageSpec } from '../../src/ui/platform/pages/page.ts';
import { finderPage } from '../../src/ui/features/reports/pages/finder.ts';
import { licensePage } from '../../src/ui/features/reports/pages/licensePage.ts';
import { presentationList } from '../../src/ui/features/reports/pages/presentationList.ts';
import { askedReport } from '../../src/ui/features/reports/reportQuery.ts';
import { calendarOf } from '../../src/ui/shared/reports/siteCalendar.ts';
import { summaryPage } from '../../src/ui/features/reports/pages/summaryPage.ts';
import { surveyPage } from '../../src/ui/features/reports/pages/surveyPage.ts';
import { teamPage } from '../../src/ui/features/reports/pages/teamPage.ts';
import { readPage, type WrittenPage } from './support/pageReader.ts';
import { listOf, reportSite } from './support/reportSite.ts';

type Site = ReturnType<typeof reportSite>['active'];
type Page = (site: Site, argument: PageArgument) => PageSpec;

const nothing = () => ({ xml: listOf('session_list', '') });
/** The site’s clocks show UTC. */
const at = (text: string): number => Date.parse(`${text}Z`) / 1000;

/** The values of a page's form as a person would send them, with some of them changed. */
function valuesOf({ form }: WrittenPage, changed: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...Object.fromEntries(form.fields.map(({ id, value }) => [id, value])), ...changed };
}

/** Returns the requests of a page after its form was sent. */
async function asksFor(page: Page, argument: PageArgument, changed?: Readonly<Record<string, string>>) {
  const { active, asked } = reportSite(nothing, {}, 0);
  const spec = page(active, argument);
  const next = spec.onQuery?.(valuesOf(await readPage(spec), changed));
  assert.ok(next);
  const before = asked.length;
  await readPage(next);
  // The form also requests lists of people.
  const reports = asked.slice(before).filter((params) => params.has('generate_report'));
  return reports.map((params) => Object.fromEntries(params))[0];
}

const PAGES: Readonly<
  Record<string, { page: Page; type: string; more: PageArgument; sent: Readonly<Record<string, string>> }>
> = {
  summary: {
    page: summaryPage,
    type: 'SupportSessionSummary',
    more: { report_type: 'team' },
    sent: { report_type: 'team' },
  },
  surveys: {
    ...{ page: surveyPage, type: 'SupportCustExitSurvey', more: { report_type: 'rep', id: 'all' } },
    sent: { report_type: 'rep', id: 'all' },
  },
  team: { page: teamPage, type: 'SupportTeam', more: { team_id: '3' }, sent: { team_id: '3' } },
  presentations: { page: presentationList, type: 'PresentationSessionListing', more: {}, sent: {} },
  licenses: { page: licensePage, type: 'LicenseUsage', more: { group_by: 'day' }, sent: { group_by: 'day' } },
};

describe('the form of a report', () => {
  for (const [kind, { page, type, more, sent }] of Object.entries(PAGES)) {
    const mayEnd = kind !== 'licenses';

    it(`${kind}: returns the argument of its page unchanged, by start or by end, in days or in times`, async () => {
      const spans: readonly Readonly<Record<string, string>>[] = [
        { start_date: '2021-11-22', duration: '7' },
        { start_time: String(at('2021-11-22T08:00:00')), duration: '36000' },
        { start_time: String(at('2021-11-22T08:00:01')), duration: '90061' },
        ...(mayEnd
          ? [
              { end_date: '2021-11-22', duration: '1' },
              { end_time: String(at('2021-11-22T23:30:00')), duration: '7200' },
            ]
          : []),
      ];
      for (const span of spans) {
        assert.deepEqual(await asksFor(page, { ...span, ...more }), { generate_report: type, ...span, ...sent });
      }
    });

    it(`${kind}: accepts days, times of day${mayEnd ? ' and the end of sessions' : ''}`, async () => {
      const opened = { start_date: '2021-11-22', duration: 7, ...more };
      const days = { from: '2021-11-23', to: '2021-11-23' };
      assert.deepEqual(await asksFor(page, opened, { ...days, fromTime: '08:00', toTime: '17:30' }), {
        ...{ generate_report: type, start_time: String(at('2021-11-23T08:00:00')), duration: String(9.5 * 3600) },
        ...sent,
      });
      if (mayEnd) {
        assert.deepEqual(await asksFor(page, opened, { ...days, by: 'end' }), {
          ...{ generate_report: type, end_date: '2021-11-23', duration: '1' },
          ...sent,
        });
      }
    });
  }

  it('reports a period that ends before it begins, and keeps the typed values', async () => {
    const { active } = reportSite(nothing, {}, 0);
    const spec = teamPage(active, { start_date: '2021-11-22', duration: 1 });
    const values = valuesOf(await readPage(spec), { fromTime: '17:00', toTime: '08:00' });
    const refused = await readPage(spec.onQuery?.(values) ?? spec);
    assert.deepEqual(refused.end, { state: 'refused', text: 'The period ends before it begins.' });
    assert.equal(refused.form.fields.find(({ id }) => id === 'fromTime')?.value, '17:00');
  });

  it('has buttons for whole days, and keeps their names also by the end of sessions', async () => {
    const { active } = reportSite(nothing, {}, 0);
    const { form } = await readPage(teamPage(active, { start_time: at('2021-11-22T08:00:00'), duration: 60 }));
    const today = form.presets[0]?.values ?? {};
    assert.deepEqual([today['fromTime'], today['toTime'], today['period']], ['', '', 'today']);
    const spec = teamPage(active, { period: 'today' });
    const next = spec.onQuery?.(valuesOf(await readPage(spec), { by: 'end' }));
    assert.deepEqual(next?.argument, { period: 'today', by: 'end' });
    assert.equal(valuesOf(await readPage(next))['by'], 'end');
  });
});

describe('a parameter of a report in the table', () => {
  const without: Readonly<Record<string, readonly string[]>> = {
    // The page's own fields stand for these: whose sessions, and the presentations of a period alone.
    surveys: ['report_type', 'id'],
    presentations: ['lsids'],
  };
  const types: Readonly<Record<string, ReportType>> = { presentations: 'PresentationSession' };
  for (const [kind, { page, type, more }] of Object.entries(PAGES)) {
    it(`${kind}: has a field of its own in the form, with its value`, async () => {
      const { active } = reportSite(nothing, {}, 0);
      const definition = reportDefinition(types[kind] ?? knownReportType(type));
      const names = Object.keys(definition.parameters).filter(
        (name) => !/^(?:start|end)_|^duration$|^lsid$/.test(name) && without[kind]?.includes(name) !== true,
      );
      const { form } = await readPage(page(active, { start_date: '2021-11-22', duration: 7, ...more }));
      const fields = form.fields.map(({ id }) => id);
      assert.deepEqual(
        names.filter((name) => !fields.includes(name)),
        [],
      );
      for (const [name, value] of Object.entries(more)) {
        assert.ok(without[kind]?.includes(name) || form.fields.find(({ id }) => id === name)?.value === value);
      }
    });
  }

  it('is not lost if the form has no field for it', () => {
    const { active } = reportSite(nothing, {}, 0);
    const argument = { start_date: '2021-11-22', duration: 7, limit: 'rep:5' };
    const asked = askedReport(
      'PresentationSession',
      argument,
      { from: '2021-11-23', to: '2021-11-23' },
      calendarOf(active),
    );
    assert.deepEqual(asked, { start_date: '2021-11-23', duration: 1, limit: 'rep:5' });
  });

  it('is omitted in a request by session ids if it belongs to a period', () => {
    const { active } = reportSite(nothing, {}, 0);
    const values = { lsids: ' a1; b2 ', limit: 'rep:5', site_id: '3', report_type: 'rep', id: 'all' };
    const asked = (type: ReportType) => askedReport(type, {}, values, calendarOf(active));
    assert.deepEqual(asked('SupportCustExitSurvey'), { report_type: 'rep', site_id: '3', lsids: ['a1', 'b2'] });
    assert.deepEqual(asked('SupportSession'), { lsids: ['a1', 'b2'] });
  });
});

describe('the owner in a form', () => {
  const DAYS = { start_date: '2021-11-22', duration: 7 };

  it('can be all teams, for sessions, presentations and surveys', async () => {
    assert.deepEqual(await asksFor(presentationList, DAYS, { limit: 'team:all' }), {
      ...{ generate_report: 'PresentationSession', start_date: '2021-11-22', duration: '7', limit: 'team:all' },
    });
    assert.deepEqual(await asksFor(surveyPage, { ...DAYS, report_type: 'rep', id: 'all' }, { owner: 'team:all' }), {
      ...{ generate_report: 'SupportCustExitSurvey', start_date: '2021-11-22', duration: '7' },
      ...{ id: 'all', report_type: 'team' },
    });
    const found = await asksFor(
      finderPage,
      { from: at('2021-11-22T00:00:00'), to: at('2021-11-23T00:00:00') },
      { owner: 'team:all', by: 'end' },
    );
    assert.equal(found?.['limit'], 'team:all');
    assert.ok(found['end_time']);
    const { active } = reportSite(nothing, {}, 0);
    for (const spec of [
      presentationList(active, DAYS),
      surveyPage(active, { ...DAYS, report_type: 'rep', id: 'all' }),
      finderPage(active, { from: at('2021-11-22T00:00:00') }),
    ]) {
      const fields = (await readPage(spec)).form.fields.flatMap(({ options = [] }) =>
        options.map(({ value }) => value),
      );
      assert.ok(fields.includes('team:all'));
    }
  });

  it('can be replaced by session ids, which a page of surveys names instead of a day', async () => {
    const { active } = reportSite(nothing, {}, 0);
    const one = await readPage(surveyPage(active, { lsid: 'a1', report_type: 'rep' }));
    assert.equal(one.head.subtitle, 'of the session a1');
    assert.equal(
      (await readPage(surveyPage(active, { lsids: ['a1', 'b2'], report_type: 'rep' }))).head.subtitle,
      'of 2 sessions',
    );
    assert.deepEqual(await asksFor(surveyPage, { lsid: 'a1', report_type: 'rep' }, { type: 'SupportRepExitSurvey' }), {
      ...{ generate_report: 'SupportRepExitSurvey', lsids: 'a1', report_type: 'rep' },
    });
    assert.deepEqual(await asksFor(surveyPage, { ...DAYS, report_type: 'rep', id: 'all' }, { lsids: 'a1; b2' }), {
      ...{ generate_report: 'SupportCustExitSurvey', lsids: 'a1,b2', report_type: 'rep' },
    });
  });
});
