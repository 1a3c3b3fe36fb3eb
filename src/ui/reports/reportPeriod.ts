import * as vscode from 'vscode';
import * as v from 'valibot';
import { daysOf, NAMED_PERIODS, type DayPeriod, type NamedPeriod } from '../../reporting/models/periods.ts';
import type { QueryField, QueryForm } from '../../webviews/report/messages.ts';
import type { PageArgument } from '../pages/page.ts';

const { t } = vscode.l10n;
const DAY_SECONDS = 86_400;

/** The name of a period, as arguments and forms have it. */
export const PERIOD = v.picklist(NAMED_PERIODS);

/** The first and the last day of a period, both `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** The days of a named period as the person's calendar has them. */
export function namedDays(period: NamedPeriod): DayPeriod {
  return daysOf(period, Date.now(), -new Date().getTimezoneOffset());
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

/** The first and the last day of a period of days. */
export function daySpanOf({ start_date, duration }: DayPeriod): DaySpan {
  return { from: start_date, to: dayPlus(start_date, Math.max(1, duration) - 1) };
}

/** The times of a named period, in seconds since the epoch; without an end while it goes on. */
export function timesOf(period: NamedPeriod): { readonly from: number; readonly to?: number } {
  const days = daySpanOf(namedDays(period));
  const to = startOfDay(dayPlus(days.to, 1));
  return { from: startOfDay(days.from), ...(to <= Date.now() / 1000 && { to }) };
}

/** The period that was chosen by its name, if one was. */
export function chosenPeriod({ period }: PageArgument): NamedPeriod | undefined {
  const read = v.safeParse(PERIOD, period);
  return read.success ? read.output : undefined;
}

/** A page's argument with the days that its `period`, if it has one, stands for now. */
export function withDays(argument: PageArgument): PageArgument {
  const { period: _period, ...params } = argument;
  const period = chosenPeriod(argument);
  return period === undefined ? params : { ...params, ...namedDays(period) };
}

/** The days that a page's argument is about, to show them in a form. */
export function askedDays(argument: PageArgument): DaySpan {
  const params = withDays(argument);
  const duration = Number(params['duration'] ?? 0);
  const today = localDay(Date.now() / 1000);
  const date = params['start_date'] ?? params['end_date'];
  if (typeof date === 'string') {
    return duration === 0 ? { from: date, to: today } : daySpanOf({ start_date: date, duration });
  }
  const time = Number(params['start_time'] ?? params['end_time'] ?? NaN);
  return Number.isFinite(time)
    ? { from: localDay(time), to: duration === 0 ? today : localDay(time + duration - 1) }
    : { from: today, to: today };
}

/** The two dates of a form that asks for a period, and the name of the period where it was chosen by that. */
export function dayFields({ from, to }: DaySpan, period: NamedPeriod | undefined): readonly QueryField[] {
  return [
    { id: 'from', label: t('From'), kind: 'date', value: from },
    { id: 'to', label: t('To'), kind: 'date', value: to },
    { id: 'period', label: '', kind: 'hidden', value: period ?? '' },
  ];
}

/** A button for each named period. */
export function dayPresets(...periods: readonly NamedPeriod[]): QueryForm['presets'] {
  return periods.map((period) => ({ title: periodTitle(period), values: { ...daySpanOf(namedDays(period)), period } }));
}

/**
 * What asks for the days that a form holds: a period by its name where it was chosen so, else the guide's parameters.
 * @throws Error where the last day lies before the first.
 */
export function askedPeriod(values: Readonly<Record<string, string>>): DayPeriod | { readonly period: NamedPeriod } {
  const period = chosenPeriod(values);
  if (period !== undefined) {
    return { period };
  }
  const { from, to } = values;
  const start_date = from || localDay(Date.now() / 1000);
  const duration = daysBetween(start_date, to || start_date) + 1;
  if (duration < 1) {
    throw new Error(t('The last day lies before the first.'));
  }
  return { start_date, duration };
}

/**
 * The times that a form holds, as `askedPeriod`; without an end while its last day goes on.
 * @throws Error where the last day lies before the first.
 */
export function askedTimes(values: Readonly<Record<string, string>>): PageArgument {
  const asked = askedPeriod(values);
  if ('period' in asked) {
    return asked;
  }
  const { from, to } = daySpanOf(asked);
  const end = startOfDay(dayPlus(to, 1));
  return { from: startOfDay(from), ...(end <= Date.now() / 1000 && { to: end }) };
}

const day = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeZone: 'UTC' });

/** The days as a person writes them: `Nov 23 – 25, 2026`. */
export function daysText({ from, to }: DaySpan): string {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return Number.isNaN(first) || Number.isNaN(last) || last < first ? `${from} – ${to}` : day.formatRange(first, last);
}

/** The day of a time in seconds since the epoch, as the person's calendar has it. */
export function localDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    return '';
  }
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day begins by the person's clocks, in seconds since the epoch; NaN for what is no day. */
export function startOfDay(date: string): number {
  return Math.floor(new Date(`${date}T00:00:00`).getTime() / 1000);
}

/** The day that many days later. */
export function dayPlus(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + days * DAY_SECONDS * 1000;
  return Number.isNaN(new Date(time).getTime()) ? date : new Date(time).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (DAY_SECONDS * 1000));
}
