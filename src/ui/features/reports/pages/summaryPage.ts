import * as vscode from 'vscode';
import type { SessionSummary } from '../../../../reporting/items/lists.ts';
import { daysBefore } from '../../../../reporting/models/periods.ts';
import {
  compareSummaries,
  totalOf,
  type Compared,
  type SummaryRow,
} from '../../../../reporting/models/summaryComparison.ts';
import type { ReportClient } from '../../../../reporting/client.ts';
import { SiteDay } from '../../../../base/siteDay.ts';
import type { TableRow } from '../../../../webviews/kit/messages.ts';
import type { Head, Section } from '../../../../webviews/report/messages.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { endOf, reportsOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { saveSummary } from './summaryFile.ts';
import { periodText } from './periodForm.ts';
import { askedReport, reportQuery } from '../reportQuery.ts';
import { chosenPeriod, withDays } from '../../../shared/reports/reportPeriod.ts';
import { askedCalendar, calendarOf, type SiteCalendar } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
const TYPE = 'SupportSessionSummary';
const PERIODS = ['today', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
/** The most bars of a chart; the table has all of them. */
const MOST_BARS = 25;

/** The data of a summary, for its page and its file. */
export interface Summary {
  readonly rows: readonly SummaryRow[];
  readonly sessions: Compared;
  readonly averageDuration: Compared;
  /** The period in words. */
  readonly period: string;
  readonly periodBefore: string;
  readonly title: string;
  readonly nameTitle: string;
}

/** The page of figures by representative, team or public site, compared with the period before. */
export function summaryPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const params = checkedParams(TYPE, argument, calendarOf(active));
  let summary: Summary | undefined;
  return withKeptForm({
    title: titleOf(params.report_type),
    argument,
    load: async (page, signal) => {
      summary = undefined;
      const reports = reportsOf(active, TYPE);
      const calendar = await askedCalendar(active, signal);
      page.query(reportQuery({ type: TYPE, argument, calendar, periods: PERIODS }));
      return load({ page, reports, calendar, signal, keep: (read) => (summary = read) }, argument);
    },
    onQuery: (values) => summaryPage(active, askedReport(TYPE, argument, values, calendarOf(active))),
    onAction: async (id) => {
      if (id === 'save' && summary) {
        await saveSummary(summary, active.access().site.label);
      }
    },
  });
}

interface Loading {
  readonly page: PageWriter;
  readonly reports: ReportClient;
  readonly calendar: SiteCalendar;
  readonly signal: AbortSignal;
  readonly keep: (summary: Summary) => void;
}

async function load({ page, reports, calendar, signal, keep }: Loading, argument: PageArgument): Promise<PageEnd> {
  const params = checkedParams(TYPE, argument, calendar);
  const earlier = periodBefore(argument, calendar);
  const [now, before] = await Promise.all([
    reports.collect(TYPE, params, signal),
    reports.collect(TYPE, checkedParams(TYPE, earlier, calendar), signal),
  ]);
  const summary = summaryOf(now.items, before.items, argument, {
    period: periodText(argument, calendar),
    periodBefore: periodText(earlier, calendar),
  });
  keep(summary);
  page.head(headOf(summary));
  if (summary.rows.length > 1) {
    page.section(chartOf(summary));
  }
  page.section(tableOf(summary));
  page.rows('summary', summary.rows.map(rowOf));
  return endOf(now.complete && before.complete);
}

function summaryOf(
  now: readonly SessionSummary[],
  before: readonly SessionSummary[],
  argument: PageArgument,
  periods: Pick<Summary, 'period' | 'periodBefore'>,
): Summary {
  const [total, totalBefore] = [totalOf(now), totalOf(before)];
  const type = argument['report_type'];
  return {
    rows: compareSummaries(now, before),
    sessions: compared(total.sessions, totalBefore.sessions),
    averageDuration: compared(total.averageDuration, totalBefore.averageDuration),
    ...periods,
    title: titleOf(type),
    nameTitle: type === 'team' ? t('Team') : type === 'site' ? t('Public site') : t('Representative'),
  };
}

function compared(now: number | null, before: number | null): Compared {
  return { now, before, change: now === null || before === null ? null : now - before };
}

/** Returns the same parameters for the period before. */
function periodBefore(asked: PageArgument, calendar: SiteCalendar): PageArgument {
  const argument = withDays(asked, calendar);
  const duration = Number(argument['duration']);
  for (const name of ['start_date', 'end_date'] as const) {
    const first = SiteDay.parse(argument[name]);
    if (first !== undefined) {
      const days = duration || Math.max(1, first.until(calendar.today) + 1);
      const before = daysBefore(first, days, chosenPeriod(asked));
      return { ...argument, [name]: before.start_date, duration: before.duration };
    }
  }
  const name = argument['start_time'] === undefined ? 'end_time' : 'start_time';
  const time = Number(argument[name]);
  const seconds = Math.max(1, Math.min(duration || Math.floor(calendar.now) - time, time));
  return { ...argument, [name]: time - seconds, duration: seconds };
}

function titleOf(type: unknown): string {
  switch (type) {
    case 'team':
      return t('Sessions by team');
    case 'site':
      return t('Sessions by public site');
    default:
      return t('Sessions by representative');
  }
}

function headOf({ title, period, periodBefore: before, sessions, averageDuration }: Summary): Head {
  return {
    title,
    subtitle: t('{0}, compared with {1}', period, before),
    facts: [
      { label: t('Sessions'), value: sessions.now, kind: 'number' },
      { label: t('Previous'), value: sessions.before, kind: 'number' },
      { label: t('Average duration'), value: averageDuration.now, kind: 'duration' },
      { label: t('Average before'), value: averageDuration.before, kind: 'duration' },
    ],
    actions: [{ id: 'save', title: t('Save as Web Page…') }],
  };
}

function chartOf({ rows, period, periodBefore: before, title }: Summary): Section {
  const shown = rows.slice(0, MOST_BARS);
  return {
    id: 'chart',
    title: rows.length > MOST_BARS ? t('Most sessions') : t('Sessions'),
    content: {
      kind: 'chart',
      style: 'rows',
      description: t('{0}: {1}, and {2} beside it. The table has the same figures.', title, period, before),
      labels: shown.map(({ name }) => name),
      labelKind: 'text',
      series: [
        { title: period, values: shown.map(({ sessions }) => sessions.now) },
        { title: before, values: shown.map(({ sessions }) => sessions.before), isMuted: true },
      ],
      valueKind: 'number',
    },
  };
}

function tableOf({ nameTitle }: Summary): Section {
  return {
    id: 'summary',
    title: t('Figures'),
    content: {
      kind: 'table',
      columns: [
        { title: nameTitle, kind: 'text', share: 2.5 },
        { title: t('Sessions'), kind: 'number' },
        { title: t('Previous'), kind: 'number' },
        { title: t('Change'), kind: 'change' },
        { title: t('Per weekday'), kind: 'number' },
        { title: t('Average duration'), kind: 'duration', share: 1.4 },
        { title: t('Average before'), kind: 'duration', share: 1.4 },
        { title: t('Total time'), kind: 'duration', share: 1.3 },
      ],
      sorted: { column: 1, falling: true },
      empty: t('No sessions in these days. Widen the dates.'),
    },
  };
}

function rowOf(row: SummaryRow): TableRow {
  const { id, type, name, sessions, sessionsPerWeekday, averageDuration, totalDuration } = row;
  return {
    id: `${type}:${id}`,
    cells: [
      name,
      sessions.now,
      sessions.before,
      sessions.change,
      sessionsPerWeekday.now,
      averageDuration.now,
      averageDuration.before,
      totalDuration.now,
    ],
  };
}
