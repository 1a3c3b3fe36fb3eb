import type { LicenseInterval } from '../items/lists.ts';

/** The licenses of one type and reason in use over time. */
export interface LicenseSeries {
  readonly licenseType: string;
  /** `login`, `extended_contact`, or '' for all together. */
  readonly reason: string;
  /** As many as there are times; null where an interval does not tell. */
  readonly counts: readonly (number | null)[];
  readonly peak: number;
  /** When the peak was first reached, in seconds since the epoch. */
  readonly peakTime: number | null;
}

/** The intervals as a chart needs them. */
export interface LicensePeaks {
  /** Rising, in seconds since the epoch. */
  readonly times: readonly number[];
  readonly series: readonly LicenseSeries[];
}

/** One series per type and reason; the totals come first. */
export function licensePeaks(intervals: readonly LicenseInterval[]): LicensePeaks {
  const timed = intervals
    .flatMap(({ timestamp, licenseCount }) => (timestamp === null ? [] : [{ timestamp, licenseCount }]))
    .sort((a, b) => a.timestamp - b.timestamp);
  const counts = new Map<string, { licenseType: string; reason: string; counts: (number | null)[] }>();
  timed.forEach(({ licenseCount }, index) => {
    for (const { licenseType, reason, count } of licenseCount) {
      const key = JSON.stringify([licenseType, reason]);
      const series = counts.get(key) ?? { licenseType, reason, counts: timed.map(() => null) };
      series.counts[index] = count;
      counts.set(key, series);
    }
  });
  const times = timed.map(({ timestamp }) => timestamp);
  const series = [...counts.values()].map((one) => {
    const peak = one.counts.reduce<number>((most, count) => Math.max(most, count ?? 0), 0);
    return { ...one, peak, peakTime: times[one.counts.indexOf(peak)] ?? null };
  });
  const order = (a: LicenseSeries, b: LicenseSeries) =>
    Number(a.reason !== '') - Number(b.reason !== '') || b.peak - a.peak || a.licenseType.localeCompare(b.licenseType);
  return { times, series: series.sort(order) };
}
