import * as vscode from 'vscode';
import * as v from 'valibot';
import type { MetricsSeriesQuery } from '../../reporting/archive/archiveClient.ts';
import type { Span } from '../../reporting/archive/span.ts';
import type { QueryForm } from '../../webviews/report/messages.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import type { PageArgument } from '../pages/page.ts';
import {
  chosenPeriod,
  dayFields,
  dayPlus,
  dayPresets,
  daysText,
  localDay,
  PERIOD,
  startOfDay,
  timesOf,
} from '../reports/reportPeriod.ts';

const { t } = vscode.l10n;
const HOURS = 24;
const QUARTER = 900;
const HOUR = 3600;
/** Up to here a chart by the quarter of an hour can be read. */
const SHORT = 36 * HOUR;

const metricsArgument = v.object({
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  reps: v.optional(v.array(v.union([v.string(), v.number()]))),
  firstDay: v.optional(v.string()),
  lastDay: v.optional(v.string()),
  fromHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HOURS))),
  toHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(HOURS))),
  team: v.optional(v.string()),
  period: v.optional(PERIOD),
});

/** What the page of metrics is about: a span, or whole days, of which some hours may count. */
export type MetricsArgument = v.InferOutput<typeof metricsArgument>;

/** @throws Error that names the property that is wrong. */
export function readMetricsArgument(argument: unknown): MetricsArgument {
  return commandArgument(argument, metricsArgument);
}

/** The span in words, and the days that a form shows for it. */
function askedSpan(argument: MetricsArgument, now: number): Span {
  if (argument.period !== undefined) {
    return { to: Math.floor(now), ...timesOf(argument.period) };
  }
  const { from, to, firstDay = localDay(now), lastDay = firstDay } = argument;
  return from !== undefined && to !== undefined
    ? { from, to }
    : { from: startOfDay(firstDay), to: Math.min(startOfDay(dayPlus(lastDay, 1)), Math.floor(now)) };
}

/** What to ask the archives for. */
export function seriesQuery(argument: MetricsArgument, now: number): MetricsSeriesQuery {
  const span = askedSpan(argument, now);
  const { reps, fromHour = 0, toHour = HOURS } = argument;
  return {
    ...span,
    stepSeconds: span.to - span.from <= SHORT ? QUARTER : HOUR,
    ...(reps && { reps: reps.map(String) }),
    ...(toHour - fromHour !== HOURS && { windows: windowsOf(span, fromHour, toHour) }),
  };
}

/** The span in words. */
export function spanText(argument: MetricsArgument, now: number): string {
  const { from, to } = askedSpan(argument, now);
  const { fromHour = 0, toHour = HOURS } = argument;
  const days = daysText({ from: localDay(from), to: localDay(to - 1) });
  return toHour - fromHour === HOURS ? days : t('{0}, {1}:00 to {2}:00', days, fromHour, toHour);
}

/** The hours that count, of each local day; those of a night may end on the next. */
function windowsOf({ from, to }: Span, fromHour: number, toHour: number): readonly Span[] {
  const windows: Span[] = [];
  const length = (toHour > fromHour ? toHour - fromHour : toHour - fromHour + HOURS) * HOUR;
  for (let day = dayPlus(localDay(from), -1); startOfDay(day) < to; day = dayPlus(day, 1)) {
    const begin = startOfDay(day) + fromHour * HOUR;
    const window = { from: Math.max(begin, from), to: Math.min(begin + length, to) };
    if (window.to > window.from) {
      windows.push(window);
    }
  }
  return windows;
}

/** The form that asks for other metrics. */
export function metricsForm(argument: MetricsArgument, now: number, teams: readonly string[]): QueryForm {
  const { from, to } = askedSpan(argument, now);
  const { fromHour = 0, toHour = HOURS, team = '' } = argument;
  const hours = (low: number, high: number) =>
    Array.from({ length: high - low + 1 }, (_, at) => ({ value: String(low + at), label: `${low + at}:00` }));
  const known = new Set([...(team === '' ? [] : [team]), ...teams]);
  return {
    fields: [
      ...dayFields({ from: localDay(from), to: localDay(Math.max(from, to - 1)) }, argument.period),
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
    presets: dayPresets('today', 'yesterday', 'thisWeek'),
    submit: t('Show'),
  };
}

/** The argument that the form asks for. */
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
