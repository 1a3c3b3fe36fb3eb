import { TimeWriter } from './times.ts';

/** The sessions that began on a day. */
export interface DayCount {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly count: number;
}

/** More days than anybody looks at; a session with a wrong date must not make a histogram of centuries. */
const MOST_DAYS = 3660;

/** Sessions per day by their start, with the empty days between; in UTC unless another time zone is given. */
export function sessionsPerDay(
  sessions: readonly { readonly startTime: number | null }[],
  timeZone?: string,
): readonly DayCount[] {
  const times = new TimeWriter(timeZone);
  const counts = new Map<string, number>();
  for (const { startTime } of sessions) {
    const day = times.day(startTime);
    if (day !== '') {
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  }
  const known = [...counts.keys()].sort();
  const first = Date.parse(`${known[0] ?? ''}T00:00:00Z`);
  const last = Date.parse(`${known.at(-1) ?? ''}T00:00:00Z`);
  const length = Math.round((last - first) / 86_400_000) + 1;
  const days =
    length > 0 && length <= MOST_DAYS
      ? Array.from({ length }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10))
      : known;
  return days.map((day) => ({ day, count: counts.get(day) ?? 0 }));
}
