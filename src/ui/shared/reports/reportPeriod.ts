import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SessionQuery } from '../../../reporting/findSessions.ts';
import type { DayPeriod, NamedPeriod } from '../../../reporting/models/periods.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { QueryField, QueryForm } from '../../../webviews/report/messages.ts';
import { PERIOD, type SearchQuery } from '../argumentSchemas.ts';
import type { PageArgument } from '../../platform/pages/page.ts';
import type { SiteCalendar } from './siteCalendar.ts';
import { zoneHint } from './zoneHint.ts';

const { t } = vscode.l10n;

/** The first and the last day of a period. */
export interface DaySpan {
  readonly from: SiteDay;
  readonly to: SiteDay;
}

/** What a named period is called. */
export function periodTitle(period: NamedPeriod): string {
  const titles: Readonly<Record<NamedPeriod, string>> = {
    today: t('Today'),
    yesterday: t('Yesterday'),
    thisWeek: t('This week'),
    lastWeek: t('Last week'),
    thisMonth: t('This month'),
    lastMonth: t('Last month'),
  };
  return titles[period];
}

/** The days of a named period. */
export function daysOfPeriod(period: NamedPeriod, calendar: SiteCalendar): DaySpan {
  return daySpanOf(calendar.namedDays(period));
}

/** The times of a named period, in seconds since the epoch; without an end while it goes on. */
export function timesOf(period: NamedPeriod, calendar: SiteCalendar): { readonly from: number; readonly to?: number } {
  return timesOfDays(daysOfPeriod(period, calendar), calendar);
}

/** What a search asks for now. */
export function sessionQuery({ period, from = 0, to, ...query }: SearchQuery, calendar: SiteCalendar): SessionQuery {
  return { ...(period === undefined ? { from, to } : timesOf(period, calendar)), ...query };
}

/** The times of days, in seconds since the epoch; without an end while the last one goes on. */
function timesOfDays({ from, to }: DaySpan, calendar: SiteCalendar): { readonly from: number; readonly to?: number } {
  const end = calendar.startOf(to.plus(1));
  return { from: calendar.startOf(from), ...(end <= calendar.now && { to: end }) };
}

/** The period that was chosen by its name, if one was. */
export function chosenPeriod({ period }: PageArgument): NamedPeriod | undefined {
  const read = v.safeParse(PERIOD, period);
  return read.success ? read.output : undefined;
}

/** A page's argument with the days that its `period`, if it has one, stands for now; `by: 'end'` counts ends. */
export function withDays(argument: PageArgument, calendar: SiteCalendar): PageArgument {
  const { period: _period, by, ...params } = argument;
  const period = chosenPeriod(argument);
  return period === undefined ? params : { ...params, ...byStartOrEnd(calendar.namedDays(period), by) };
}

function byStartOrEnd({ start_date, duration }: DayPeriod, by: unknown): PageArgument {
  return by === 'end' ? { end_date: start_date, duration } : { start_date, duration };
}

/** Whether an argument asks for what ended in its time, in place of what began. */
export function isByEnd({ by, end_date, end_time }: PageArgument): boolean {
  return by === 'end' || end_date !== undefined || end_time !== undefined;
}

/** The days that a page's argument is about, to show them in a form. */
export function askedDays(argument: PageArgument, calendar: SiteCalendar): DaySpan {
  const params = withDays(argument, calendar);
  const duration = Number(params['duration'] ?? 0);
  const { today } = calendar;
  const first = SiteDay.parse(params['start_date'] ?? params['end_date']);
  if (first !== undefined) {
    return { from: first, to: duration === 0 ? today : first.plus(Math.max(1, duration) - 1) };
  }
  const time = Number(params['start_time'] ?? params['end_time'] ?? NaN);
  return Number.isFinite(time)
    ? { from: calendar.dayOf(time), to: duration === 0 ? today : calendar.dayOf(time + duration - 1) }
    : { from: today, to: today };
}

/** The two dates of a form that asks for a period, and the name of the period where it was chosen by that. */
export function dayFields(
  { from, to }: DaySpan,
  period: NamedPeriod | undefined,
  calendar: SiteCalendar,
): readonly [from: QueryField, to: QueryField, period: QueryField] {
  return [
    { id: 'from', label: t('From'), kind: 'date', value: from.toString() },
    { id: 'to', label: t('To'), kind: 'date', value: to.toString(), hint: zoneHint(calendar, to) },
    { id: 'period', label: '', kind: 'hidden', value: period ?? '' },
  ];
}

/** A button for each named period. */
export function dayPresets(calendar: SiteCalendar, ...periods: readonly NamedPeriod[]): QueryForm['presets'] {
  return periods.map((period) => {
    const { from, to } = daysOfPeriod(period, calendar);
    return { title: periodTitle(period), values: { from: from.toString(), to: to.toString(), period } };
  });
}

/**
 * What asks for the days that a form holds: a period by its name where it was chosen so, else the guide's parameters.
 * @throws Error where the last day lies before the first, or one is none.
 */
export function askedPeriod(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const period = chosenPeriod(values);
  if (period !== undefined) {
    return { period, ...(isByEnd(values) && { by: 'end' }) };
  }
  const { from, to } = typedDays(values, calendar);
  return byStartOrEnd({ start_date: from.toString(), duration: from.until(to) + 1 }, values['by']);
}

/**
 * The times that a form holds, as `askedPeriod`; without an end while its last day goes on.
 * @throws Error where the last day lies before the first, or one is none.
 */
export function askedTimes(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const period = chosenPeriod(values);
  const until = { ...values, to: values['to'] || calendar.today.toString() };
  return period === undefined ? timesOfDays(typedDays(until, calendar), calendar) : { period };
}

/** The days of a form that somebody typed. @throws Error where the last lies before the first, or one is none. */
export function typedDays({ from = '', to = '' }: Readonly<Record<string, string>>, calendar: SiteCalendar): DaySpan {
  const first = from === '' ? calendar.today : SiteDay.parse(from);
  const last = to === '' ? first : SiteDay.parse(to);
  if (first === undefined || last === undefined) {
    throw new Error(t('A day is written as YYYY-MM-DD.'));
  }
  if (first.until(last) < 0) {
    throw new Error(t('The last day lies before the first.'));
  }
  return { from: first, to: last };
}

const day = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeZone: 'UTC' });

/** The days as a person writes them: `Nov 23 – 25, 2026`. */
export function daysText({ from, to }: DaySpan): string {
  return from.until(to) < 0
    ? `${from.toString()} – ${to.toString()}`
    : day.formatRange(from.wall * 1000, to.wall * 1000);
}

function daySpanOf({ start_date, duration }: DayPeriod): DaySpan {
  const from = SiteDay.parse(start_date) ?? SiteDay.EPOCH;
  return { from, to: from.plus(Math.max(1, duration) - 1) };
}
