import { SiteError } from '../../site/errors.ts';
import { SiteDay } from '../../base/siteDay.ts';
import { DAY, HOUR } from '../../base/units.ts';

/** A span of time in whole seconds since the epoch: `to` is the first second that does not belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How long before a span something is looked for that tells the rows at its beginning. */
export const LOOK_BACK_SECONDS = 2 * HOUR;
/** The archives hold seven active days; a site that was off in between needs more days of the calendar. */
const LONGEST_DAYS = 31;
/** How far the local date can be from that in UTC. */
const WEST = 12 * HOUR;
const EAST = 14 * HOUR;

/**
 * The span from `from` to `to` in whole seconds.
 * @throws SiteError `invalid-parameter` where it is empty, no time, or longer than archives can be.
 */
export function checkSpan({ from, to }: Span): Span {
  const span = { from: Math.floor(from), to: Math.floor(to) };
  for (const [parameter, time] of Object.entries(span)) {
    if (!Number.isFinite(time) || time < 0 || time > 8.64e12) {
      throw invalid(parameter, `${parameter} must be a time in seconds since 1970.`);
    }
  }
  if (span.to <= span.from) {
    throw invalid('to', 'to must be later than from.');
  }
  if (span.to - span.from > LONGEST_DAYS * DAY) {
    throw invalid('to', `The time from from to to must not be longer than ${LONGEST_DAYS} days.`);
  }
  return span;
}

/**
 * The days, by the calendar of whatever time zone the site is in, that may hold archives of the span, and the snapshot
 * before it; none after `now`.
 */
export function datesOf({ from, to }: Span, now: number): readonly string[] {
  const first = SiteDay.ofWall(from - LOOK_BACK_SECONDS - WEST) ?? SiteDay.EPOCH;
  const last = SiteDay.ofWall(Math.min(to, now) + EAST) ?? SiteDay.EPOCH;
  return Array.from({ length: Math.max(0, first.until(last) + 1) }, (_, at) => first.plus(at).toString());
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { parameter });
}
