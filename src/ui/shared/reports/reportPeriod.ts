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

/** Returns the label of a named period. */
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

/** Returns the days of a named period. */
export function daysOfPeriod(period: NamedPeriod, calendar: SiteCalendar): DaySpan {
  return daySpanOf(calendar.namedDays(period));
}

/** Returns the times of a named period, in seconds since the epoch; without an end if it is not over. */
export function timesOf(period: NamedPeriod, calendar: SiteCalendar): { readonly from: number; readonly to?: number } {
  return timesOfDays(daysOfPeriod(period, calendar), calendar);
}

/** Returns the query of a search with its present times. */
export function sessionQuery({ period, from = 0, to, ...query }: SearchQuery, calendar: SiteCalendar): SessionQuery {
  return { ...(period === undefined ? { from, to } : timesOf(period, calendar)), ...query };
}

/** Returns the times of days, in seconds since the epoch; without an end if the last day is not over. */
function timesOfDays({ from, to }: DaySpan, calendar: SiteCalendar): { readonly from: number; readonly to?: number } {
  const end = calendar.startOf(to.plus(1));
  return { from: calendar.startOf(from), ...(end <= calendar.now && { to: end }) };
}

/** Returns the named period of an argument, if it has one. */
export function chosenPeriod({ period }: PageArgument): NamedPeriod | undefined {
  const read = v.safeParse(PERIOD, period);
  return read.success ? read.output : undefined;
}

/** Returns a page's argument with the present days of its `period`, if it has one; `by: 'end'` selects by ends. */
export function withDays(argument: PageArgument, calendar: SiteCalendar): PageArgument {
  const { period: _period, by, ...params } = argument;
  const period = chosenPeriod(argument);
  return period === undefined ? params : { ...params, ...byStartOrEnd(calendar.namedDays(period), by) };
}

function byStartOrEnd({ start_date, duration }: DayPeriod, by: unknown): PageArgument {
  return by === 'end' ? { end_date: start_date, duration } : { start_date, duration };
}

/** Tells if an argument selects by the end instead of the start. */
export function isByEnd({ by, end_date, end_time }: PageArgument): boolean {
  return by === 'end' || end_date !== undefined || end_time !== undefined;
}

/** Returns the days of a page's argument, for its form. */
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

/** Returns the form fields for the two dates of a period, with the named period if one was chosen. */
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

/** Returns a button for each named period. */
export function dayPresets(calendar: SiteCalendar, ...periods: readonly NamedPeriod[]): QueryForm['presets'] {
  return periods.map((period) => {
    const { from, to } = daysOfPeriod(period, calendar);
    return { title: periodTitle(period), values: { from: from.toString(), to: to.toString(), period } };
  });
}

/**
 * Returns the argument for the days of a form: a named period if one was chosen, else the guide's parameters.
 * @throws Error if the last day is before the first, or one is invalid.
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
 * Returns the times of a form like `askedPeriod`; without an end if its last day is not over.
 * @throws Error if the last day is before the first, or one is invalid.
 */
export function askedTimes(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const period = chosenPeriod(values);
  const until = { ...values, to: values['to'] || calendar.today.toString() };
  return period === undefined ? timesOfDays(typedDays(until, calendar), calendar) : { period };
}

/**
 * Returns the typed days of a form.
 * @throws Error if the last is before the first, or one is invalid.
 */
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

/** Returns the days in words: `Nov 23 – 25, 2026`. */
export function daysText({ from, to }: DaySpan): string {
  return from.until(to) < 0
    ? `${from.toString()} – ${to.toString()}`
    : day.formatRange(from.wall * 1000, to.wall * 1000);
}

function daySpanOf({ start_date, duration }: DayPeriod): DaySpan {
  const from = SiteDay.parse(start_date) ?? SiteDay.EPOCH;
  return { from, to: from.plus(Math.max(1, duration) - 1) };
}
