import { append } from '../../base/lists.ts';
import { loginsAndChat, type Login } from './logins.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import type { XmlElement } from '../api/xml.ts';
import { askedPeriod } from './reportQuery.ts';
import { reportTime, type ReportList } from './reportXml.ts';
import type { ReportSource } from './sessionReports.ts';

/** What the company has bought. */
const LICENSES = 13;
/** "Data is added to this report when at least 90% of your licenses are in use." */
const WORTH_TELLING = 0.9 * LICENSES;

/** LicenseUsage. */
export function licenseReport(source: ReportSource): ReportList {
  const { siteHistory, parameters } = source;
  const period = askedPeriod(parameters, siteHistory) ?? { from: 0, to: 0, byEnd: false };
  const groupBy = parameters.get('group_by') ?? 'hour';
  return {
    root: 'license_usage',
    inner: 'license_time_intervals',
    subject: 'license usage data',
    head: {
      start_time: reportTime(period.from, siteHistory.time),
      end_time: reportTime(period.to, siteHistory.time),
      group_by: { '#text': groupBy },
    },
    portions: portions(source, period, groupBy),
  };
}

interface Peak {
  readonly at: number;
  readonly logins: number;
  /** Who is reachable by phone without being logged in. */
  readonly extended: number;
}

function* portions(
  { siteHistory }: ReportSource,
  period: { readonly from: number; readonly to: number },
  groupBy: string,
): Generator<(readonly [string, XmlElement])[], void, void> {
  const logins: Login[] = [];
  for (const day of loginsAndChat(siteHistory, period)) {
    append(logins, day.logins);
    yield [];
  }
  const peaks = new Map<string, Peak>();
  for (const peak of levels(logins)) {
    const key = groupOf(siteHistory.time.iso(peak.at), groupBy);
    const highest = peaks.get(key);
    const isHigher = totalOf(peak) >= WORTH_TELLING && (!highest || totalOf(peak) > totalOf(highest));
    if (isHigher && isWithin(peak, period, siteHistory.now())) {
      peaks.set(key, peak);
    }
  }
  yield [...peaks.values()].map((peak) => ['license_time_interval', intervalElement(peak, siteHistory.time)] as const);
}

function isWithin({ at }: Peak, { from, to }: { readonly from: number; readonly to: number }, now: number): boolean {
  return at >= from && at < to && at <= now;
}

/** How many are logged in, whenever that changes and at every full hour between. */
function levels(logins: readonly Login[]): Peak[] {
  const changes = logins.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    ...(to === Infinity ? [] : [{ at: to, by: -1 }]),
  ]);
  const hours = logins.flatMap(({ from, to }) => hoursBetween(from, to));
  const all = [...changes, ...new Set(hours)].map((item) => (typeof item === 'number' ? { at: item, by: 0 } : item));
  let count = 0;
  return all
    .sort((one, other) => one.at - other.at || one.by - other.by)
    .map(({ at, by }) => {
      count += by;
      const isReachable = count < LICENSES && Math.floor(at / 3600) % 3 === 0;
      return { at, logins: count, extended: isReachable ? 1 : 0 };
    });
}

function hoursBetween(from: number, to: number): number[] {
  const first = Math.ceil(from / 3600);
  const count = Math.max(0, Math.min(24, Math.ceil(to / 3600) - first));
  return Array.from({ length: count }, (_, index) => (first + index) * 3600);
}

function groupOf(iso: string, groupBy: string): string {
  const length = { hour: 13, day: 10, month: 7 }[groupBy] ?? 13;
  return iso.slice(0, length);
}

function totalOf({ logins, extended }: Peak): number {
  return logins + extended;
}

function intervalElement(peak: Peak, time: SiteTime): XmlElement {
  const count = (reason: string, number: number): XmlElement => ({
    '@license_type': 'full',
    ...(reason !== '' && { '@reason': reason }),
    '#text': String(number),
  });
  return {
    '@timestamp': peak.at,
    '@datetime': time.iso(peak.at).slice(0, 19).replace('T', ' '),
    license_count: [count('login', peak.logins), count('extended_contact', peak.extended), count('', totalOf(peak))],
  };
}
