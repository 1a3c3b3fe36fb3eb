import type { SiteDay } from '../../base/siteDay.ts';

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

/** The days of a named period; weeks begin on Monday. `today` is the site's. */
export function daysOf(period: NamedPeriod, today: SiteDay): DayPeriod {
  const monday = today.plus(-((today.weekday + 6) % 7));
  const tomorrow = today.plus(1);
  switch (period) {
    case 'today':
      return days(today, tomorrow);
    case 'yesterday':
      return days(today.plus(-1), today);
    case 'thisWeek':
      return days(monday, tomorrow);
    case 'lastWeek':
      return days(monday.plus(-7), monday);
    case 'thisMonth':
      return days(today.monthPlus(0), tomorrow);
    case 'lastMonth':
      return days(today.monthPlus(-1), today.monthPlus(0));
  }
}

/**
 * The period before one, to compare it with. Weekdays differ and so do months: a month or the beginning of one is compared
 * with the same days of the month before, a week or the beginning of one with those of the week before; any other period
 * with as many days right before it. `period` tells which of them it is; without it the days do, and a single day is one.
 */
export function daysBefore(first: SiteDay, duration: number, period?: NamedPeriod): DayPeriod {
  switch (period === undefined ? unitOf(first, duration) : UNITS[period]) {
    case 'month': {
      const start = first.monthPlus(-1);
      const isWhole = duration === first.until(first.monthPlus(1));
      return days(start, isWhole || start.until(first) < duration ? first : start.plus(duration));
    }
    case 'week':
      return days(first.plus(-7), first.plus(duration - 7));
    case 'day':
      return days(first.plus(-duration), first);
  }
}

type Unit = 'day' | 'week' | 'month';

const UNITS: Readonly<Record<NamedPeriod, Unit>> = {
  today: 'day',
  yesterday: 'day',
  thisWeek: 'week',
  lastWeek: 'week',
  thisMonth: 'month',
  lastMonth: 'month',
};

function unitOf(first: SiteDay, duration: number): Unit {
  if (duration > 1 && duration <= 7 && first.weekday === 1) {
    return 'week';
  }
  const isMonth = duration > 1 && first.dayOfMonth === 1 && duration <= first.until(first.monthPlus(1));
  return isMonth ? 'month' : 'day';
}

function days(from: SiteDay, to: SiteDay): DayPeriod {
  return { start_date: from.toString(), duration: from.until(to) };
}
