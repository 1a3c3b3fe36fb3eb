import { personalOffset } from '../../base/personalTime.ts';
import { DAY } from '../../base/units.ts';

/** Whether all of some times, in seconds since the epoch, are of one day here; null is no time. */
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
