/** A period that people have a word for. */
export type NamedPeriod = 'today' | 'yesterday' | 'thisWeek' | 'lastWeek' | 'thisMonth' | 'lastMonth';

/** The parameters that ask a report for whole days of the site. */
export interface DayPeriod {
  /** `YYYY-MM-DD`. */
  readonly start_date: string;
  /** In days. */
  readonly duration: number;
}

const DAY_MS = 86_400_000;

/**
 * The days of a named period; weeks begin on Monday. `now` is in milliseconds since the epoch, `offsetMinutes` the site's
 * offset from UTC, by which it counts its days.
 */
export function daysOf(period: NamedPeriod, now: number, offsetMinutes = 0): DayPeriod {
  const site = new Date(now + offsetMinutes * 60_000);
  const today = Date.UTC(site.getUTCFullYear(), site.getUTCMonth(), site.getUTCDate());
  const monday = today - ((site.getUTCDay() + 6) % 7) * DAY_MS;
  const month = (months: number) => Date.UTC(site.getUTCFullYear(), site.getUTCMonth() + months, 1);
  const tomorrow = today + DAY_MS;
  switch (period) {
    case 'today':
      return days(today, tomorrow);
    case 'yesterday':
      return days(today - DAY_MS, today);
    case 'thisWeek':
      return days(monday, tomorrow);
    case 'lastWeek':
      return days(monday - 7 * DAY_MS, monday);
    case 'thisMonth':
      return days(month(0), tomorrow);
    case 'lastMonth':
      return days(month(-1), month(0));
  }
}

/** As many days right before a period, to compare it with. */
export function daysBefore({ start_date, duration }: DayPeriod): DayPeriod {
  const start = Date.parse(`${start_date}T00:00:00Z`);
  return days(start - duration * DAY_MS, start);
}

function days(from: number, to: number): DayPeriod {
  return { start_date: new Date(from).toISOString().slice(0, 10), duration: Math.round((to - from) / DAY_MS) };
}
