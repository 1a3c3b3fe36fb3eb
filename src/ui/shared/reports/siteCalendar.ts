import { daysOf, type DayPeriod, type NamedPeriod } from '../../../reporting/models/periods.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { zoneOf } from '../../sites/zoneOf.ts';
import { reportsOf } from './reportAccess.ts';

/** The site's calendar as it is now. Days are the site's (guide: `start_date`), whatever the person's clocks show. */
export class SiteCalendar {
  readonly zone: SiteZone;
  /** By the site's clock, in seconds since the epoch. */
  readonly now: number;

  constructor(zone: SiteZone, now: number) {
    this.zone = zone;
    this.now = now;
  }

  get today(): SiteDay {
    return this.dayOf(this.now);
  }

  /** The day of a time in seconds since the epoch; 1970 for what is no time of a calendar. */
  dayOf(seconds: number): SiteDay {
    return this.zone.dayOf(seconds) ?? SiteDay.EPOCH;
  }

  /** When a day begins by the site's clocks, in seconds since the epoch. */
  startOf(day: SiteDay): number {
    return this.zone.timeOf(day);
  }

  /** The days of a named period. */
  namedDays(period: NamedPeriod): DayPeriod {
    return daysOf(period, this.today);
  }
}

/** The calendar of the active site, by what it has told of its zone so far; the person's where there is no site. */
export function calendarOf(active: ActiveSite): SiteCalendar {
  return new SiteCalendar(zoneOf(active), Date.now() / 1000 + active.skewSeconds);
}

/** As `calendarOf`, once the site was asked for its zone where it has not told of late. */
export async function askedCalendar(active: ActiveSite, signal?: AbortSignal): Promise<SiteCalendar> {
  try {
    await reportsOf(active).learnZone(signal);
  } catch {
    // What is wrong is said by the report that needs the calendar.
  }
  return calendarOf(active);
}
