import * as vscode from 'vscode';
import type { LicenseInterval } from '../../../../reporting/items/lists.ts';
import { licensePeaks, type LicensePeaks, type LicenseSeries } from '../../../../reporting/models/licensePeaks.ts';
import type { Fact, TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import type { PageArgument, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { withGaps } from './licenseGaps.ts';
import { collectReport, endOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { periodText } from './periodForm.ts';
import { askedReport, reportQuery } from '../reportQuery.ts';
import { askedCalendar, calendarOf, type SiteCalendar } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
const TYPE = 'LicenseUsage';
const PERIODS = ['today', 'thisWeek', 'thisMonth', 'lastMonth'] as const;

/** The page of the times at which most licenses were in use (guide: LicenseUsage). */
export function licensePage(active: ActiveSite, argument: PageArgument): PageSpec {
  checkedParams(TYPE, argument, calendarOf(active));
  return withKeptForm({
    title: t('License usage'),
    argument,
    load: async (page, signal) => {
      const calendar = await askedCalendar(active, signal);
      page.query(reportQuery({ type: TYPE, argument, calendar, periods: PERIODS }));
      const { items, complete } = await collectReport(active, TYPE, argument, { calendar, signal });
      write(page, items, argument, calendar);
      return endOf(complete);
    },
    onQuery: (values) => licensePage(active, askedReport(TYPE, argument, values, calendarOf(active))),
  });
}

function write(
  page: PageWriter,
  intervals: readonly LicenseInterval[],
  argument: PageArgument,
  calendar: SiteCalendar,
): void {
  const peaks = licensePeaks(intervals);
  page.head({
    title: t('License usage'),
    subtitle: periodText(argument, calendar),
    facts: peaks.series.filter(({ reason }) => reason === '').flatMap(peakFacts),
    actions: [],
  });
  if (peaks.times.length > 0) {
    page.section(chartOf(withGaps(peaks, argument['group_by'], calendar), argument['group_by']));
  }
  page.section(tableOf());
  page.rows('licenses', intervals.flatMap(rowsOf));
}

function peakFacts({ licenseType, peak, peakTime }: LicenseSeries): readonly Fact[] {
  return [
    { label: t('Most in use ({0})', capitalised(licenseType)), value: peak, kind: 'number' },
    { label: t('At'), value: peakTime, kind: 'time' },
  ];
}

function chartOf({ times, series }: LicensePeaks, groupBy: unknown): Section {
  const format = new Intl.DateTimeFormat(vscode.env.language, LABELS[String(groupBy)] ?? LABELS['hour']);
  return {
    id: 'chart',
    title: t('Peaks'),
    content: {
      kind: 'chart',
      style: times.length > 60 ? 'line' : 'bars',
      description: t('Licenses in use at each peak. The table has the same figures.'),
      labels: times.map((time) => format.format(time * 1000)),
      labelKind: 'text',
      series: series.map((one) => ({ title: seriesTitle(one), values: one.counts })),
      valueKind: 'number',
    },
  };
}

const LABELS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  hour: { month: 'short', day: 'numeric', hour: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

function seriesTitle({ licenseType, reason }: Pick<LicenseSeries, 'licenseType' | 'reason'>): string {
  return t('{0}, {1}', capitalised(licenseType), reasonWord(reason));
}

/** A site writes its licenses in lower case, such as `full`. */
function capitalised(licenseType: string): string {
  return licenseType.charAt(0).toUpperCase() + licenseType.slice(1);
}

/** Returns the word for the use of a license from the guide; an unknown code stays as it is. */
function reasonWord(reason: string): string {
  switch (reason) {
    case '':
      return t('total');
    case 'login':
      return t('logged in');
    case 'extended_contact':
      return t('extended availability');
    default:
      return reason;
  }
}

function tableOf(): Section {
  return {
    id: 'licenses',
    title: t('Licenses in use'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Time'), kind: 'time', share: 2 },
        { title: t('License'), kind: 'text', share: 1.5, isFilter: true },
        { title: t('In use for'), kind: 'text', share: 1.5, isFilter: true },
        { title: t('In use'), kind: 'number' },
        { title: t('Time at the site'), kind: 'text', share: 1.8 },
      ],
      sorted: { column: 0, falling: false },
      empty: t('No peak in these days. A site records them while at least 90 % of its licenses are in use.'),
    },
  };
}

function rowsOf({ timestamp, datetime, licenseCount }: LicenseInterval, index: number): readonly TableRow[] {
  return licenseCount.map(({ licenseType, reason, count }, at) => ({
    id: `${index}:${at}`,
    cells: [timestamp, capitalised(licenseType), reasonWord(reason), count, datetime],
  }));
}
