import * as vscode from 'vscode';
import type { NamedPeriod } from '../../../../reporting/models/periods.ts';
import { SiteDay } from '../../../../base/siteDay.ts';
import type { QueryField, QueryForm } from '../../../../webviews/report/messages.ts';
import type { PageArgument } from '../../../platform/pages/page.ts';
import {
  askedDays,
  askedPeriod,
  chosenPeriod,
  dayFields,
  dayPresets,
  daysText,
  isByEnd,
  typedDays,
  withDays,
} from '../../../shared/reports/reportPeriod.ts';
import type { SiteCalendar } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
const END = 'end';

/** Options of a period: tells if it can select by the end beside the start (guide: end_date, end_time). */
interface PeriodOptions {
  readonly mayEnd: boolean;
}

/** Returns the form fields of a period: its days, times of day, and whether starts or ends count. */
export function periodFields(
  argument: PageArgument,
  calendar: SiteCalendar,
  { mayEnd }: PeriodOptions,
): readonly QueryField[] {
  const span = timesAsked(argument, calendar);
  const [from, to, period] = dayFields(askedDays(argument, calendar), chosenPeriod(argument), calendar);
  const which: QueryField = {
    id: 'by',
    label: t('Counted by'),
    kind: 'choice',
    value: isByEnd(argument) ? END : '',
    options: [
      { value: '', label: t('their start') },
      { value: END, label: t('their end') },
    ],
  };
  const fromTime: QueryField = { id: 'fromTime', label: t('at'), kind: 'time', value: span?.fromTime ?? '' };
  const toTime: QueryField = { id: 'toTime', label: t('at'), kind: 'time', value: span?.toTime ?? '' };
  // The hint with the time zone is shown once, after the last of the times.
  const { hint, ...lastDay } = to;
  const lastTime: QueryField = { ...toTime, ...(hint !== undefined && { hint }) };
  return [from, fromTime, lastDay, lastTime, period, ...(mayEnd ? [which] : [])];
}

/** Returns a button for each named period of whole days, which also sets `more`. */
export function periodPresets(
  calendar: SiteCalendar,
  periods: readonly NamedPeriod[],
  more: Readonly<Record<string, string>> = {},
): QueryForm['presets'] {
  return dayPresets(calendar, ...periods).map(({ title, values }) => ({
    title,
    values: { ...values, fromTime: '', toTime: '', ...more },
  }));
}

/**
 * Returns the argument for the values of `periodFields`: the guide's parameters or a named period.
 * @throws Error if the period ends before it begins.
 */
export function askedSpan(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const { fromTime = '', toTime = '' } = values;
  if (fromTime === '' && toTime === '') {
    return askedPeriod(values, calendar);
  }
  const { from, to } = typedDays(values, calendar);
  const begin = calendar.zone.timeOf(from, secondsOf(fromTime));
  const end = toTime === '' ? calendar.startOf(to.plus(1)) : calendar.zone.timeOf(to, secondsOf(toTime));
  if (end <= begin) {
    throw new Error(t('The period ends before it begins.'));
  }
  return { [values['by'] === END ? 'end_time' : 'start_time']: begin, duration: end - begin };
}

/** Returns a period in words: its days, or its times by the site's clocks if it is not of whole days. */
export function periodText(argument: PageArgument, calendar: SiteCalendar): string {
  const span = timesAsked(argument, calendar);
  return span && (span.fromTime !== '' || span.toTime !== '')
    ? moments.formatRange(span.fromWall * 1000, span.toWall * 1000)
    : daysText(askedDays(argument, calendar));
}

const moments = new Intl.DateTimeFormat(vscode.env.language, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Returns the times of an argument by the site's clocks; a time of day is '' at the beginning of a day. */
function timesAsked(argument: PageArgument, calendar: SiteCalendar) {
  const params = withDays(argument, calendar);
  const from = Number(params['start_time'] ?? params['end_time'] ?? NaN);
  if (!Number.isFinite(from)) {
    return undefined;
  }
  const duration = Number(params['duration'] ?? 0);
  const to = duration === 0 ? calendar.now : from + duration;
  const [fromWall, toWall] = [wallOf(from, calendar), wallOf(to, calendar)];
  return { fromWall, toWall, fromTime: timeOfDay(fromWall), toTime: duration === 0 ? '' : timeOfDay(toWall) };
}

function wallOf(seconds: number, { zone }: SiteCalendar): number {
  return seconds + zone.offsetAt(seconds);
}

/** Returns `14:05`, or with seconds if they are not zero; '' for the beginning of a day. */
function timeOfDay(wall: number): string {
  const seconds = wall - (SiteDay.ofWall(wall)?.wall ?? wall);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return seconds === 0 ? '' : text.replace(/(:\d\d):00$/, '$1');
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
