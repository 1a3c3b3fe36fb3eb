import { eventArchive, HandMadeArchives, stateArchive, T0 } from './handMade.ts';
import { changeLine, stateText, worldAt } from './world.ts';
import type { Change } from './world.ts';

export const SECONDS = 5400;
const STATE_EVERY = 1800;
const EVENTS_EVERY = 600;

/** What of a past is missing. Indexes count from 0. */
export interface Holes {
  readonly states: readonly number[];
  readonly events: readonly number[];
  /** Whether missing archives are listed all the same. */
  readonly areListed: boolean;
  /** Whether snapshots hold what happened in their own second. */
  readonly isInclusive: boolean;
}

export const NO_HOLES: Holes = { states: [], events: [], areListed: true, isInclusive: false };

/** The archives of ninety minutes from T0 on. */
export function archivesOf(changes: readonly Change[], holes: Holes = NO_HOLES): HandMadeArchives {
  const archives = new HandMadeArchives();
  for (let index = 0; index * STATE_EVERY < SECONDS; index++) {
    const time = T0 + index * STATE_EVERY;
    const isThere = !holes.states.includes(index);
    if (isThere || holes.areListed) {
      const text = stateText(worldAt(changes, time, holes.isInclusive));
      archives.add(stateArchive(index + 1, time), isThere ? text : undefined);
    }
  }
  for (let index = 0; index * EVENTS_EVERY < SECONDS; index++) {
    const from = T0 + index * EVENTS_EVERY;
    const to = from + EVENTS_EVERY;
    const isThere = !holes.events.includes(index);
    if (isThere || holes.areListed) {
      const inside = changes.filter(({ time }) => time >= from && time < to);
      // The guide's end is the last possible second; sites write both.
      const listed = eventArchive(index + 1, from, index % 2 === 0 ? to : to - 1);
      archives.add(listed, isThere ? inside.map(changeLine).join('') : undefined);
    }
  }
  return archives;
}

/** Whether the archives tell the rows of each second, worked out second by second. */
export function knownSeconds(changes: readonly Change[], holes: Holes): (second: number) => boolean {
  const known = new Set<number>();
  let isKnown = false;
  for (let second = T0; second < T0 + SECONDS; second++) {
    const at = second - T0;
    if (holes.events.includes(Math.floor(at / EVENTS_EVERY))) {
      isKnown = false;
      continue;
    }
    const isSnapshot = at % STATE_EVERY === 0 && !holes.states.includes(at / STATE_EVERY);
    isKnown ||= isSnapshot || changes.some(({ time, verb }) => time === second && verb === 'truncate');
    if (isKnown) {
      known.add(second);
    }
  }
  return (second) => known.has(second);
}
