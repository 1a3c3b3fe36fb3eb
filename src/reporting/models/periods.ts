/** The periods that people have a word for; they move on with the calendar. */
export const NAMED_PERIODS = ['today', 'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth'] as const;
export type NamedPeriod = (typeof NAMED_PERIODS)[number];

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

/**
 * The period before one, to compare it with. Weekdays differ and so do months: a week or the beginning of one is compared
 * with the same days of the week before, a month or the beginning of one with those of the month before; any other period
 * with as many days right before it.
 */
export function daysBefore({ start_date, duration }: DayPeriod): DayPeriod {
  const start = Date.parse(`${start_date}T00:00:00Z`);
  const date = new Date(start);
  const month = (months: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const daysOfMonth = Math.round((month(1) - start) / DAY_MS);
  if (date.getUTCDate() === 1 && duration > 7 && duration <= daysOfMonth) {
    const whole = duration === daysOfMonth ? start : month(-1) + duration * DAY_MS;
    return days(month(-1), Math.min(whole, start));
  }
  const isWeek = date.getUTCDay() === 1 && duration <= 7;
  const from = start - (isWeek ? 7 : duration) * DAY_MS;
  return days(from, from + duration * DAY_MS);
}

function days(from: number, to: number): DayPeriod {
  return { start_date: new Date(from).toISOString().slice(0, 10), duration: Math.round((to - from) / DAY_MS) };
}
