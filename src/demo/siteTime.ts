/** Seconds that the site's clocks are ahead of UTC, all year round. */
export const TIMEZONE_OFFSET = 3600;

const DAY_SECONDS = 86_400;

/** A day of the site's calendar, counted from 1 January 1970. */
export function dayOf(seconds: number): number {
  return Math.floor((seconds + TIMEZONE_OFFSET) / DAY_SECONDS);
}

/** When a day of the site begins, in seconds since the epoch. */
export function startOfDay(day: number): number {
  return day * DAY_SECONDS - TIMEZONE_OFFSET;
}

/** The day that `YYYY-MM-DD` names. */
export function dayNamed(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000 / DAY_SECONDS);
}

/** The day of the week, from 0 for Sunday to 6. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

/** A time as ISO 8601 by the site's clocks. */
export function siteIso(seconds: number): string {
  const local = new Date((seconds + TIMEZONE_OFFSET) * 1000).toISOString();
  return `${local.slice(0, 19)}+01:00`;
}
