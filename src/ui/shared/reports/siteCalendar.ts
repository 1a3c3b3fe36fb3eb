import { daysOf, type DayPeriod, type NamedPeriod } from '../../../reporting/models/periods.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { zoneOf } from '../../sites/siteFacts.ts';
import { reportsOf } from './reportAccess.ts';

/** The site's calendar at present. Days are the site's (guide: `start_date`), also if this machine's clock differs. */
export class SiteCalendar {
  readonly zone: SiteZone;
  /** The time by the site's clock, in seconds since the epoch. */
  readonly now: number;

  constructor(zone: SiteZone, now: number) {
    this.zone = zone;
    this.now = now;
  }

  get today(): SiteDay {
    return this.dayOf(this.now);
  }

  /** Returns the day of a time in seconds since the epoch; 1970 for a number outside of a Date's range. */
  dayOf(seconds: number): SiteDay {
    return this.zone.dayOf(seconds) ?? SiteDay.EPOCH;
  }

  /** Returns the beginning of a day by the site's clocks, in seconds since the epoch. */
  startOf(day: SiteDay): number {
    return this.zone.timeOf(day);
  }

  /** Returns the days of a named period. */
  namedDays(period: NamedPeriod): DayPeriod {
    return daysOf(period, this.today);
  }
}

/** Returns the calendar of the active site as far as its time zone is known; this machine's without a site. */
export function calendarOf(active: ActiveSite): SiteCalendar {
  return new SiteCalendar(zoneOf(active), Date.now() / 1000 + active.skewSeconds);
}

/** Like `calendarOf`, but first asks the site for its time zone if that is not recent. */
export async function askedCalendar(active: ActiveSite, signal?: AbortSignal): Promise<SiteCalendar> {
  try {
    await reportsOf(active).learnZone(signal);
  } catch {
    // The report that needs the calendar shows the problem.
  }
  return calendarOf(active);
}
