import type { LicensePeaks } from '../../../../reporting/models/licensePeaks.ts';
import { SiteDay } from '../../../../base/siteDay.ts';
import type { SiteCalendar } from '../../../shared/reports/siteCalendar.ts';
import { DAY, HOUR } from '../../../../base/units.ts';

/** The most bars of a chart. */
const MOST = 1500;

interface Counted {
  readonly step: number;
  readonly place: (time: number, calendar: SiteCalendar) => number;
}

/** Returns the number of the hour or day of the site that a time is in, from any fixed origin. */
const COUNTED: Readonly<Record<string, Counted>> = {
  hour: { step: HOUR, place: (time) => Math.floor(time / HOUR) },
  day: { step: DAY, place: (time, calendar) => SiteDay.EPOCH.until(calendar.dayOf(time)) },
};

/**
 * Adds the hours or days without peaks between the recorded ones: a site records only those with the most licenses in
 * use, and without the gaps two weeks would look like one.
 */
export function withGaps(peaks: LicensePeaks, groupBy: unknown, calendar: SiteCalendar): LicensePeaks {
  const counted = COUNTED[String(groupBy)];
  if (!counted) {
    return peaks;
  }
  const { step, place } = counted;
  const times: number[] = [];
  const sources: (number | null)[] = [];
  for (const [index, time] of peaks.times.entries()) {
    const before = peaks.times[index - 1] ?? time;
    const missing = Math.max(0, place(time, calendar) - place(before, calendar) - 1);
    if (times.length + missing > MOST) {
      return peaks;
    }
    for (let gap = 1; gap <= missing; gap++) {
      times.push(before + gap * step);
      sources.push(null);
    }
    times.push(time);
    sources.push(index);
  }
  const series = peaks.series.map((one) => ({
    ...one,
    counts: sources.map((source) => (source === null ? null : (one.counts[source] ?? null))),
  }));
  return { times, series };
}
