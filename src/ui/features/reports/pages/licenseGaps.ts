import type { LicensePeaks } from '../../../../reporting/models/licensePeaks.ts';
import { SiteDay } from '../../../../base/siteDay.ts';
import type { SiteCalendar } from '../../../shared/reports/siteCalendar.ts';
import { DAY, HOUR } from '../../../../base/units.ts';

/** A chart has no room for more. */
const MOST = 1500;

interface Counted {
  readonly step: number;
  readonly place: (time: number, calendar: SiteCalendar) => number;
}

/** Which hour or day of the site a time is in, counted from any of them. */
const COUNTED: Readonly<Record<string, Counted>> = {
  hour: { step: HOUR, place: (time) => Math.floor(time / HOUR) },
  day: { step: DAY, place: (time, calendar) => SiteDay.EPOCH.until(calendar.dayOf(time)) },
};

/**
 * The peaks with the hours or days between them that have none: a site records only those when most licenses are in
 * use, and without the others two weeks would look like one.
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
