import { DAY } from '../../../base/units.ts';

/** How a session or a presentation stands. */
export type Standing =
  | 'ended'
  | 'inProgress'
  /** It goes on no more, and the site recorded no end: it was closed abnormally. */
  | 'noEnd';

/** What a report tells of the end. */
export interface EndSource {
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** In seconds. */
  readonly duration?: number | null;
  readonly events?: readonly { readonly timestamp: number | null }[];
}

/** What is known beside the report. */
export interface Surroundings {
  /** The site's time in seconds since the epoch. */
  readonly now: number;
  /** Whether the live state has it; undefined where that is not known. */
  readonly isLive: boolean | undefined;
}

/** A report lags behind by less than this, in seconds. */
const LAG_SECONDS = 120;

/**
 * How a session or presentation stands. A missing end alone tells nothing: it is missing too where one was closed
 * abnormally (guide: SupportSession, end_time). What the live state knows decides, else the duration, else the age.
 */
export function standingOf(source: EndSource, { now, isLive }: Surroundings): Standing {
  if (source.endTime !== null) {
    return 'ended';
  }
  const quietFor = Math.abs(now - lastSeen(source));
  if (isLive === true || quietFor <= LAG_SECONDS) {
    return 'inProgress';
  }
  const hasStopped = isLive === false || (source.duration ?? 0) > 0;
  return hasStopped || quietFor > DAY ? 'noEnd' : 'inProgress';
}

/** When it ended, or was last seen; now for one that goes on. In seconds since the epoch. */
export function lastTimeOf(source: EndSource, surroundings: Surroundings): number {
  switch (standingOf(source, surroundings)) {
    case 'ended':
      return source.endTime ?? surroundings.now;
    case 'inProgress':
      return surroundings.now;
    case 'noEnd':
      return lastSeen(source);
  }
}

/** The last time that the report tells of; 0 where it tells none. */
function lastSeen({ startTime, duration, events = [] }: EndSource): number {
  const end = startTime === null ? 0 : startTime + (duration ?? 0);
  return events.reduce((last, { timestamp }) => Math.max(last, timestamp ?? 0), end);
}
