import * as vscode from 'vscode';
import type { SiteDay } from '../../../../base/siteDay.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import type { DaySpan } from '../../../shared/reports/reportPeriod.ts';
import type { SiteCalendar } from '../../../shared/reports/siteCalendar.ts';
import { HOUR } from '../../../../base/units.ts';

const { t } = vscode.l10n;
/** The most days that are drawn whole; of more days only those from the first session to the last are drawn. */
const MOST_DAYS = 400;
/** The most days that are drawn at all: a session with a wrong date must not make a chart of centuries. */
const MOST_DRAWN = 3660;

const hour = new Intl.DateTimeFormat(vscode.env.language, { hour: 'numeric', minute: '2-digit' });
const dayAndHour = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', hour: 'numeric' });
const day = new Intl.DateTimeFormat(vscode.env.language, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

interface Started {
  readonly startTime: number | null;
}

interface Bars {
  readonly labels: readonly string[];
  readonly counts: readonly number[];
  /** The beginning of each bar and the end of the last, in seconds since the epoch. */
  readonly edges: readonly number[];
}

/**
 * Returns the chart of sessions by their start: by the hour for one or two days, else by the day. A selection in it
 * filters the table.
 */
export function startChart(
  sessions: readonly Started[],
  days: DaySpan,
  calendar: SiteCalendar,
  brush: { readonly section: string; readonly column: number },
): Section {
  const isShort = days.from.until(days.to) < 2;
  const { labels, counts, edges } = isShort ? byHour(sessions, days, calendar) : byDay(sessions, days, calendar);
  const title = isShort ? t('Sessions per hour') : t('Sessions per day');
  return {
    id: 'starts',
    title,
    content: {
      kind: 'chart',
      style: 'bars',
      description: t('{0}. Drag over the bars to show the sessions of a span.', title),
      labels,
      labelKind: 'text',
      series: [{ title: t('Sessions'), values: counts }],
      valueKind: 'number',
      brush: { ...brush, edges },
    },
  };
}

function byHour(sessions: readonly Started[], { from, to }: DaySpan, calendar: SiteCalendar): Bars {
  const first = calendar.startOf(from);
  const length = Math.max(1, Math.round((calendar.startOf(to.plus(1)) - first) / HOUR));
  const counts = Array.from({ length }, () => 0);
  for (const { startTime } of sessions) {
    const at = startTime === null ? -1 : Math.floor((startTime - first) / HOUR);
    if (at >= 0 && at < length) {
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const edges = Array.from({ length: length + 1 }, (_, index) => first + index * HOUR);
  const format = from.until(to) === 0 ? hour : dayAndHour;
  return { labels: edges.slice(0, -1).map((edge) => format.format(edge * 1000)), counts, edges };
}

/** Counts by the site's days. */
function byDay(sessions: readonly Started[], span: DaySpan, calendar: SiteCalendar): Bars {
  const days = sessions.flatMap(({ startTime }) => (startTime === null ? [] : [calendar.dayOf(startTime)]));
  const counts = new Map<string, number>();
  for (const name of days.map(String)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const { from, length } = drawnDays(days, span);
  const shown = Array.from({ length }, (_, index) => from.plus(index));
  return {
    labels: shown.map(({ wall }) => day.format(wall * 1000)),
    counts: shown.map((one) => counts.get(one.toString()) ?? 0),
    edges: [...shown, from.plus(length)].map((one) => calendar.startOf(one)),
  };
}

/** Returns the days to draw: those of the span, or of a long one those from the first session to the last. */
function drawnDays(
  days: readonly SiteDay[],
  { from, to }: DaySpan,
): { readonly from: SiteDay; readonly length: number } {
  const length = Math.max(1, from.until(to) + 1);
  if (length <= MOST_DAYS) {
    return { from, length };
  }
  const sorted = days.toSorted((a, b) => b.until(a));
  const [first = from, last = from] = [sorted[0], sorted.at(-1)];
  return { from: first, length: Math.min(first.until(last) + 1, MOST_DRAWN) };
}
