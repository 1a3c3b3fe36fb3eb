import * as vscode from 'vscode';
import type { MetricsSeries } from '../../../reporting/archive/archiveClient.ts';
import { metricsOfPeople } from '../../../reporting/archive/metrics/peopleOfMetrics.ts';
import type { Fact } from '../../../webviews/kit/messages.ts';
import type { Head } from '../../../webviews/report/messages.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../../platform/pages/page.ts';
import { saveText } from '../../platform/pages/saveText.ts';
import { withKeptForm } from '../../platform/pages/withKeptForm.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { askedCalendar, type SiteCalendar } from '../../shared/reports/siteCalendar.ts';
import type { ArchiveClients } from './archiveClients.ts';
import {
  formArgument,
  metricsForm,
  readMetricsArgument,
  seriesQuery,
  spanText,
  type MetricsArgument,
} from './metricsQuery.ts';
import {
  heatSections,
  loginRows,
  loginsSection,
  peopleRows,
  peopleSection,
  staffingSection,
  statesSection,
  teamRows,
  teamsSection,
} from './metricsSections.ts';

const { t } = vscode.l10n;
const figure = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 });

/** The page of the guide's metrics (guide: Use Cases of Archive): charts, and a row for each representative and team. */
export function metricsPage(active: ActiveSite, clients: ArchiveClients, argument: PageArgument): PageSpec {
  const asked = readMetricsArgument(argument);
  let shown: MetricsSeries | undefined;
  return withKeptForm({
    title: t('Metrics'),
    argument,
    load: async (page, signal) => {
      shown = undefined;
      const calendar = await askedCalendar(active, signal);
      page.query(metricsForm(asked, calendar, []));
      const archives = clients.of(active.access());
      const series = await archives.computeMetricsSeries(seriesQuery(asked, calendar), {
        signal,
        onProgress: ({ done, total }) =>
          page.loading(t('{0} of {1} archives', done, total), total > 0 ? done / total : undefined),
      });
      shown = ofTeam(series, asked.team);
      page.query(metricsForm(asked, calendar, [...new Set(Object.values(series.teams).flat())]));
      return write(page, shown, asked, calendar);
    },
    onQuery: (values) => metricsPage(active, clients, formArgument(values)),
    onAction: (id) => (shown === undefined ? undefined : carryOut(id, shown)),
  });
}

/** Returns the series of a team's members only, in whole and in parts. */
function ofTeam(series: MetricsSeries, team: string | undefined): MetricsSeries {
  if (team === undefined) {
    return series;
  }
  const only = (metrics: MetricsSeries['whole']): MetricsSeries['whole'] =>
    metricsOfPeople(metrics, (userId) => series.teams[userId]?.includes(team) === true);
  return { ...series, whole: only(series.whole), parts: series.parts.map(only) };
}

function write(page: PageWriter, series: MetricsSeries, asked: MetricsArgument, calendar: SiteCalendar): PageEnd {
  const { whole } = series;
  page.head(headOf(series, spanText(asked, calendar), asked.team !== undefined));
  page.section(staffingSection(series));
  page.section(statesSection(series));
  for (const section of heatSections(series, calendar.zone)) {
    page.section(section);
  }
  page.section(peopleSection(Object.keys(whole.reps).length));
  page.rows('metrics', peopleRows(series));
  page.section(teamsSection());
  page.rows('teams', teamRows(series));
  page.section(loginsSection());
  page.rows('logins', loginRows(series));
  return { state: 'complete' };
}

function headOf({ whole }: MetricsSeries, subtitle: string, isOfTeam: boolean): Head {
  const { min, max, average } = whole.representativesLoggedIn;
  const reps = Object.values(whole.reps);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const unknown: Fact = { label: t('Not recorded'), value: whole.unknownSeconds, kind: 'duration' };
  return {
    title: t('Metrics'),
    subtitle,
    facts: [
      {
        label: t('Peak logged in'),
        // The least and greatest number of a team are unknown if a part of the span was not recorded.
        value:
          isOfTeam && whole.unknownSeconds > 0
            ? t('on average {0}', figure.format(average))
            : t('{0}–{1}, on average {2}', min, max, figure.format(average)),
      },
      { label: t('Total work'), value: sum(reps.map(({ workSeconds }) => workSeconds)), kind: 'duration' },
      { label: t('Total active'), value: sum(reps.map(({ activeSeconds }) => activeSeconds)), kind: 'duration' },
      ...(whole.unknownSeconds > 0 ? [unknown] : []),
    ],
    actions: [
      { id: 'save', title: t('Save JSON…') },
      { id: 'raw', title: t('Open as JSON') },
    ],
  };
}

async function carryOut(id: string, { whole }: MetricsSeries): Promise<void> {
  const content = `${JSON.stringify(whole, undefined, 2)}\n`;
  if (id === 'save') {
    await saveText(content, t('Metrics'), 'json');
  } else if (id === 'raw') {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
  }
}
