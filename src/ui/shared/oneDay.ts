import { personalOffset } from '../../base/personalTime.ts';
import { DAY } from '../../base/units.ts';

/** Tells if all times, in seconds since the epoch, are on one day of this machine's calendar; null is skipped. */
export function isOneDay(times: readonly (number | null)[]): boolean {
  let [first, last] = [Infinity, -Infinity];
  for (const time of times) {
    first = Math.min(first, time ?? Infinity);
    last = Math.max(last, time ?? -Infinity);
  }
  return first <= last && dayOf(first) === dayOf(last);
}

function dayOf(seconds: number): number {
  return Math.floor((seconds + personalOffset(seconds)) / DAY);
}
