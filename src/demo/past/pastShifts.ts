import type { RepProfile } from '../company/people.ts';
import type { Random } from '../sim/random.ts';
import { weekdayOf, type SiteTime } from '../sim/siteTime.ts';

/** One connection of a representative to the site. */
export interface Shift {
  readonly profile: RepProfile;
  readonly gsnumber: number;
  /** Seconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Whether it is one that is still there when the demo opens, so that the live history tells of it. */
  readonly isLive: boolean;
}

/** What the past of the demo site depends on. */
export interface PastSettings {
  readonly seed: number;
  readonly staff: readonly RepProfile[];
  readonly time: SiteTime;
  /** When the demo opened, in seconds since the epoch; the past ends there. */
  readonly horizon: number;
  /** Who was logged in then, and since when. */
  readonly loggedIn: readonly { readonly userId: string; readonly gsnumber: number; readonly at: number }[];
}

const HOUR = 3600;
/** A big company's past would take long to make up, and nobody could tell it from a smaller one's. */
const MOST_PEOPLE = 40;
const NIGHT_SHIFT = 'o.brien';

/** Whether the company works on this day. */
export function isWorkday(day: number): boolean {
  return ![0, 6].includes(weekdayOf(day));
}

/** Who was logged in on a day, in the order in which they came. */
export function pastShifts(day: number, { staff, time, horizon, loggedIn }: PastSettings, random: Random): Shift[] {
  const shifts: Shift[] = [];
  for (const profile of staff.slice(0, MOST_PEOPLE)) {
    const live = loggedIn.find(({ userId }) => userId === profile.userId);
    const end = Math.min(horizon - 60, (live?.at ?? horizon) - 600);
    for (const [from, to] of connections(profile, { day, time }, random)) {
      if (from < end - 600) {
        shifts.push({ profile, gsnumber: 0, from, to: Math.min(to, end), isLive: false });
      }
    }
    if (live && live.at < time.startOfDay(day + 1)) {
      shifts.push({ profile, gsnumber: live.gsnumber, from: live.at, to: horizon, isLive: true });
    }
  }
  return numbered(shifts.sort((one, other) => one.from - other.from));
}

function connections(
  { username }: RepProfile,
  { day, time }: { readonly day: number; readonly time: SiteTime },
  random: Random,
): (readonly [number, number])[] {
  const [chance, earliest, latest] =
    username === NIGHT_SHIFT
      ? [0.7, 17 * HOUR, 18 * HOUR]
      : isWorkday(day)
        ? [0.8, 6.5 * HOUR, 10 * HOUR]
        : [0.2, 9 * HOUR, 12 * HOUR];
  const from = time.startOfDay(day) + random.integer(earliest, latest);
  const to = Math.min(from + random.integer(7 * HOUR, 9.5 * HOUR), time.startOfDay(day + 1) - 120);
  const broken = from + random.integer(2 * HOUR, 4 * HOUR);
  const gap = random.integer(20, 120);
  const [isThere, isBroken] = [random.chance(chance), random.chance(0.15)];
  if (!isThere) {
    return [];
  }
  return isBroken ? [[from, broken] as const, [broken + gap, to] as const] : [[from, to] as const];
}

/** Numbers that are free on this day: those of live connections stay theirs. */
function numbered(shifts: readonly Shift[]): Shift[] {
  const taken = new Set(shifts.filter(({ isLive }) => isLive).map(({ gsnumber }) => gsnumber));
  let next = 1;
  return shifts.map((shift) => {
    while (taken.has(next)) {
      next += 1;
    }
    return shift.isLive ? shift : { ...shift, gsnumber: next++ };
  });
}
