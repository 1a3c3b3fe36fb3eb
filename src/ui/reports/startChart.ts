import * as vscode from 'vscode';
import { sessionsPerDay } from '../../reporting/models/dayHistogram.ts';
import type { Section } from '../../webviews/report/messages.ts';
import { dayPlus, localDay, startOfDay, type DaySpan } from './reportPeriod.ts';

const { t } = vscode.l10n;
const HOUR = 3600;
/** With more days than this, only those from the first session to the last are drawn. */
const MOST_DAYS = 400;

const hour = new Intl.DateTimeFormat(vscode.env.language, { hour: 'numeric', minute: '2-digit' });
const dayAndHour = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', hour: 'numeric' });
const day = new Intl.DateTimeFormat(vscode.env.language, { weekday: 'short', day: 'numeric', month: 'short' });

interface Bars {
  readonly labels: readonly string[];
  readonly counts: readonly number[];
  /** Where each bar begins and the last one ends, in seconds since the epoch. */
  readonly edges: readonly number[];
}

/** Sessions by their start, by the hour where they are of one or two days, else by the day; brushes a table. */
export function startChart(
  sessions: readonly { readonly startTime: number | null }[],
  days: DaySpan,
  brush: { readonly section: string; readonly column: number },
): Section {
  const isShort = startOfDay(days.to) - startOfDay(days.from) < 1.5 * 24 * HOUR;
  const { labels, counts, edges } = isShort ? byHour(sessions, days) : byDay(sessions, days);
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

function byHour(sessions: readonly { readonly startTime: number | null }[], { from, to }: DaySpan): Bars {
  const first = startOfDay(from);
  const length = Math.max(1, Math.round((startOfDay(dayPlus(to, 1)) - first) / HOUR));
  const counts = Array.from({ length }, () => 0);
  for (const { startTime } of sessions) {
    const at = startTime === null ? -1 : Math.floor((startTime - first) / HOUR);
    if (at >= 0 && at < length) {
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const edges = Array.from({ length: length + 1 }, (_, index) => first + index * HOUR);
  const format = from === to ? hour : dayAndHour;
  return { labels: edges.slice(0, -1).map((edge) => format.format(edge * 1000)), counts, edges };
}

function byDay(sessions: readonly { readonly startTime: number | null }[], { from, to }: DaySpan): Bars {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const known = sessionsPerDay(sessions, timeZone);
  const counts = new Map(known.map(({ day: name, count }) => [name, count]));
  const days: string[] = [];
  for (let name = from; name <= to && days.length <= MOST_DAYS; name = dayPlus(name, 1)) {
    days.push(name);
  }
  const shown = days.length > MOST_DAYS ? known.map(({ day: name }) => name) : days;
  return {
    labels: shown.map((name) => day.format(startOfDay(name) * 1000)),
    counts: shown.map((name) => counts.get(name) ?? 0),
    edges: [...shown, dayPlus(shown.at(-1) ?? localDay(0), 1)].map(startOfDay),
  };
}
