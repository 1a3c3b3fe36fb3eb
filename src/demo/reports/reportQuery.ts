import { checkForm, exactlyOne, known, Refusal, required } from '../api/parameters.ts';
import type { Period, RecordReader, SiteHistory } from '../past/siteHistory.ts';
import { dayNamed, SiteTime } from '../sim/siteTime.ts';

/** Whose start or end counts, and when. */
export interface AskedPeriod extends Period {
  /** Only what has ended, by its end. */
  readonly byEnd: boolean;
}

/** The parameters that a period begins or ends with. */
export const PERIOD = ['start_date', 'start_time', 'end_date', 'end_time'] as const;

/** How a report is asked for, by the guide's names of parameters. */
export interface ReportParameters {
  /** Exactly one of these is given; beside one of a period also `duration`. */
  readonly by: readonly string[];
  readonly needs?: readonly string[];
  /** What a period needs beside. */
  readonly periodNeeds?: readonly string[];
}

const DIGITS = /^\d{1,10}$/;
const FORMS: Readonly<Record<string, RegExp>> = {
  start_time: DIGITS,
  end_time: DIGITS,
  duration: DIGITS,
  report_type: /^(rep|team|site)$/,
  group_by: /^(hour|day|month)$/,
  id: /^(all|\d+)$/,
  team_id: DIGITS,
  site_id: DIGITS,
  instance: DIGITS,
};
/** The site ignores it beside ids of sessions. */
const LIMIT = /^(all|team:all|(rep|team|members|site):\d+)$/;

/** Checks what a report is asked for with. @throws Refusal */
export function checkQuery(parameters: URLSearchParams, report: ReportParameters): void {
  const name = exactlyOne(parameters, report.by);
  const isPeriod = PERIOD.some((start) => start === name);
  const needed = [name, ...(isPeriod ? ['duration', ...(report.periodNeeds ?? [])] : []), ...(report.needs ?? [])];
  for (const one of needed) {
    required(parameters, one);
  }
  for (const [field, form] of Object.entries(FORMS)) {
    checkForm(parameters, field, form);
  }
  if (name.endsWith('_date') && !isDay(required(parameters, name))) {
    throw new Refusal(`The parameter ${name} is no day of the calendar.`);
  }
  if (isPeriod) {
    checkForm(parameters, 'limit', LIMIT);
  }
}

function isDay(date: string): boolean {
  const milliseconds = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // 30 February is read as 2 March.
  return !Number.isNaN(milliseconds) && new SiteTime('UTC').iso(milliseconds / 1000).startsWith(date);
}

/** The period that is asked for; undefined where sessions are asked for by their ids. */
export function askedPeriod(parameters: URLSearchParams, siteHistory: SiteHistory): AskedPeriod | undefined {
  const [now, time] = [siteHistory.now(), siteHistory.time];
  const name = PERIOD.find((candidate) => parameters.has(candidate));
  if (name === undefined) {
    return undefined;
  }
  const [value, duration] = [parameters.get(name) ?? '', Number(parameters.get('duration'))];
  const byEnd = name.startsWith('end_');
  if (name.endsWith('_date')) {
    const day = dayNamed(value);
    return { byEnd, from: time.startOfDay(day), to: duration === 0 ? now + 1 : time.startOfDay(day + duration) };
  }
  return { byEnd, from: Number(value), to: duration === 0 ? now + 1 : Number(value) + duration };
}

/** The sessions that are asked for by their ids, dashes and case apart. */
export function askedLsids(parameters: URLSearchParams): readonly string[] {
  const lsids = parameters.get('lsids') ?? parameters.get('lsid') ?? '';
  return lsids.split(',').map((lsid) => lsid.trim().replaceAll('-', '').toLowerCase());
}

/** Whether a session, or an event that has no end of its own, belongs to the period. */
export function isAsked(
  { from, to, byEnd }: AskedPeriod,
  { start, end }: { readonly start: number; readonly end: number | undefined },
): boolean {
  const time = byEnd ? end : start;
  return time !== undefined && time >= from && time < to;
}

/**
 * The sessions or presentations that are asked for, in portions, each in the order of their starts.
 * @param limitOf which of them a `limit` means.
 * @throws Refusal where none has the id.
 */
export function* askedRecords<R extends { readonly start: number; readonly end: number | undefined }>(
  { siteHistory, parameters }: { readonly siteHistory: SiteHistory; readonly parameters: URLSearchParams },
  read: RecordReader<R>,
  limitOf: (limit: string) => (record: R) => boolean,
): Generator<R[], void, void> {
  const period = askedPeriod(parameters, siteHistory);
  if (period === undefined) {
    const found = askedLsids(parameters).map((lsid) => siteHistory.record(lsid, read));
    const named = found.filter((record) => record !== undefined);
    yield known(named.length > 0 ? named : undefined, 'Invalid lsid.');
    return;
  }
  const isWithin = limitOf(parameters.get('limit') ?? 'all');
  for (const records of siteHistory.records(period, read)) {
    const asked = records.filter((record) => isAsked(period, record) && isWithin(record));
    yield asked.sort((one, other) => one.start - other.start);
  }
}
