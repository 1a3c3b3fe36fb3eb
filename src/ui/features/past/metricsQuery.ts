import * as vscode from 'vscode';
import * as v from 'valibot';
import type { MetricsSeriesQuery } from '../../../reporting/archive/archiveClient.ts';
import type { Span } from '../../../reporting/archive/span.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { QueryForm } from '../../../webviews/report/messages.ts';
import { METRICS } from './contributions.ts';
import type { PageArgument } from '../../platform/pages/page.ts';
import {
  chosenPeriod,
  dayFields,
  dayPresets,
  daysOfPeriod,
  daysText,
  type DaySpan,
} from '../../shared/reports/reportPeriod.ts';
import type { SiteCalendar } from '../../shared/reports/siteCalendar.ts';
import { HOUR } from '../../../base/units.ts';

const { t } = vscode.l10n;
const HOURS = 24;
const QUARTER = 900;
/** The longest span whose chart is readable by the quarter of an hour. */
const SHORT = 36 * HOUR;

/** The argument of the page of metrics: a span, or whole days, optionally with the hours to count. */
export type MetricsArgument = v.InferOutput<typeof METRICS>;

/**
 * Reads the page's argument.
 * @throws Error that names the wrong property.
 */
export function readMetricsArgument(argument: PageArgument): MetricsArgument {
  return v.parse(METRICS, argument);
}

/** Returns the span of a page of metrics, and the days that its form shows. */
function askedSpan(argument: MetricsArgument, calendar: SiteCalendar): Span & { readonly days: DaySpan } {
  const { period, from, to } = argument;
  if (period === undefined && from !== undefined && to !== undefined) {
    return { from, to, days: { from: calendar.dayOf(from), to: calendar.dayOf(Math.max(from, to - 1)) } };
  }
  const days = period === undefined ? namedDays(argument, calendar) : daysOfPeriod(period, calendar);
  const end = Math.min(calendar.startOf(days.to.plus(1)), Math.floor(calendar.now));
  return { from: calendar.startOf(days.from), to: end, days };
}

function namedDays({ firstDay, lastDay = firstDay }: MetricsArgument, { today }: SiteCalendar): DaySpan {
  return { from: SiteDay.parse(firstDay) ?? today, to: SiteDay.parse(lastDay) ?? today };
}

/** Returns the query for the archives. */
export function seriesQuery(argument: MetricsArgument, calendar: SiteCalendar): MetricsSeriesQuery {
  const { from, to, days } = askedSpan(argument, calendar);
  const { reps, fromHour = 0, toHour = HOURS } = argument;
  return {
    ...{ from, to },
    stepSeconds: to - from <= SHORT ? QUARTER : HOUR,
    ...(reps && { reps: reps.map(String) }),
    ...(toHour - fromHour !== HOURS && { windows: windowsOf({ from, to, days }, argument, calendar) }),
  };
}

/** Returns the span in words. */
export function spanText(argument: MetricsArgument, calendar: SiteCalendar): string {
  const { days } = askedSpan(argument, calendar);
  const { fromHour = 0, toHour = HOURS } = argument;
  return toHour - fromHour === HOURS ? daysText(days) : t('{0}, {1}:00 to {2}:00', daysText(days), fromHour, toHour);
}

/** Returns the hours to count of each of the site's days; those of a night may end on the next day. */
function windowsOf(
  { from, to, days }: Span & { readonly days: DaySpan },
  { fromHour = 0, toHour = HOURS }: MetricsArgument,
  { zone }: SiteCalendar,
): readonly Span[] {
  const windows: Span[] = [];
  const isNight = toHour <= fromHour;
  for (let day = days.from.plus(isNight ? -1 : 0); day.until(days.to) >= 0; day = day.plus(1)) {
    const begin = zone.timeOf(day, fromHour * HOUR);
    const end = zone.timeOf(isNight ? day.plus(1) : day, toHour * HOUR);
    const window = { from: Math.max(begin, from), to: Math.min(end, to) };
    if (window.to > window.from) {
      windows.push(window);
    }
  }
  return windows;
}

/** Returns the form that asks for other metrics. */
export function metricsForm(argument: MetricsArgument, calendar: SiteCalendar, teams: readonly string[]): QueryForm {
  const { days } = askedSpan(argument, calendar);
  const { fromHour = 0, toHour = HOURS, team = '' } = argument;
  const hours = (low: number, high: number) =>
    Array.from({ length: high - low + 1 }, (_, at) => ({ value: String(low + at), label: `${low + at}:00` }));
  const known = new Set([...(team === '' ? [] : [team]), ...teams]);
  return {
    fields: [
      ...dayFields(days, argument.period, calendar),
      { id: 'fromHour', label: t('Hours'), kind: 'choice', value: String(fromHour), options: hours(0, HOURS - 1) },
      { id: 'toHour', label: '–', kind: 'choice', value: String(toHour), options: hours(1, HOURS) },
      {
        id: 'team',
        label: t('Team'),
        kind: 'choice',
        value: team,
        options: [
          { value: '', label: t('All teams') },
          ...[...known].sort().map((name) => ({ value: name, label: name })),
        ],
      },
    ],
    presets: dayPresets(calendar, 'today', 'yesterday', 'thisWeek'),
    submit: t('Show'),
  };
}

/** Returns the page's argument for the values of the form. */
export function formArgument(values: Readonly<Record<string, string>>): PageArgument {
  const { from, to, fromHour = '0', toHour = String(HOURS), team = '' } = values;
  const hours = { fromHour: Number(fromHour), toHour: Number(toHour) };
  const period = chosenPeriod(values);
  return {
    ...(period === undefined
      ? { ...(from && { firstDay: from }), ...((to ?? from) && { lastDay: to ?? from }) }
      : { period }),
    ...(hours.toHour - hours.fromHour !== HOURS && hours),
    ...(team !== '' && { team }),
  };
}
