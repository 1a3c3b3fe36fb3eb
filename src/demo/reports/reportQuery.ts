import { isReportType, reportDefinition, REPORT_TYPES, type ReportType } from '../../reporting/reportTypes.ts';
import { validateReport } from '../../reporting/validateReport.ts';
import { SiteError } from '../../site/errors.ts';
import type { SiteHistory, Period } from '../past/siteHistory.ts';
import { Refusal } from '../api/commands/refusal.ts';
import { dayNamed } from '../sim/siteTime.ts';

/** What a report is asked for, checked against the table of report types. */
export interface ReportQuery {
  readonly type: ReportType;
  /** By the guide's names. */
  readonly values: ReadonlyMap<string, string>;
}

/** Whose start or end counts, and when. */
export interface AskedPeriod extends Period {
  /** Only what has ended, by its end. */
  readonly byEnd: boolean;
}

/** The report type that was named, also by its former name. */
export function reportTypeNamed(name: string): ReportType | undefined {
  const types = Object.keys(REPORT_TYPES).filter(isReportType);
  return types.find((type) => type === name || reportDefinition(type).formerName === name);
}

/**
 * Checks the parameters.
 * @param now in seconds since the epoch.
 * @throws Refusal
 */
export function readReportQuery(type: ReportType, parameters: URLSearchParams, now: number): ReportQuery {
  const { periodOnly = [] } = reportDefinition(type);
  const isPeriod = parameters.has('duration');
  // The guide: "the limit parameter will be ignored" beside lsid and lsids.
  const given = [...parameters].filter(
    ([name]) => name !== 'generate_report' && (isPeriod || !periodOnly.includes(name)),
  );
  try {
    const [, ...entries] = validateReport(type, Object.fromEntries(given), now * 1000);
    return { type, values: new Map(entries) };
  } catch (error) {
    throw SiteError.is(error) ? new Refusal(error.message) : error;
  }
}

/** The period that is asked for; undefined where sessions are asked for by their ids. */
export function askedPeriod({ values }: ReportQuery, siteHistory: SiteHistory): AskedPeriod | undefined {
  const [now, time] = [siteHistory.now(), siteHistory.time];
  const name = ['start_date', 'start_time', 'end_date', 'end_time'].find((candidate) => values.has(candidate));
  if (name === undefined) {
    return undefined;
  }
  const [value = '', duration] = [values.get(name), Number(values.get('duration') ?? 0)];
  const byEnd = name.startsWith('end_');
  if (name.endsWith('_date')) {
    const day = dayNamed(value);
    return { byEnd, from: time.startOfDay(day), to: duration === 0 ? now + 1 : time.startOfDay(day + duration) };
  }
  return { byEnd, from: Number(value), to: duration === 0 ? now + 1 : Number(value) + duration };
}

/** The sessions that are asked for by their ids, dashes and case apart. */
export function askedLsids({ values }: ReportQuery): readonly string[] {
  const lsids = values.get('lsids') ?? values.get('lsid') ?? '';
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
