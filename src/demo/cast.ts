import type { Clock } from '../base/clock.ts';
import type { History } from './history.ts';
import type { RepProfile } from './people.ts';
import { Presentations } from './presentations.ts';
import type { Random } from './random.ts';
import { Roster } from './roster.ts';
import { Schedule } from './schedule.ts';
import { Sessions } from './sessions.ts';
import type { World } from './world.ts';

/** Everybody and everything on the demo world's stage, from one (re)start of the appliance to the next. */
export interface Cast {
  readonly world: World;
  readonly random: Random;
  /** What people say has a sequence of chance of its own, so that it does not change what they do. */
  readonly talk: Random;
  readonly schedule: Schedule;
  /** Everybody employed, logged in or not. */
  readonly staff: readonly RepProfile[];
  readonly roster: Roster;
  readonly sessions: Sessions;
  readonly presentations: Presentations;
  /** What has happened in sessions, also before a restart. */
  readonly history: History;
}

const DAY_SECONDS = 86_400;

/** Sets an empty stage in `world`: only the queues that are always open. */
export function assembleCast(
  world: World,
  staff: readonly RepProfile[],
  options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly talk: Random;
    readonly speed: number;
    readonly history: History;
  },
): Cast {
  const { clock, random, talk, speed, history } = options;
  const roster = new Roster(world, history, world.now() - 3 * DAY_SECONDS);
  const sessions = new Sessions(world, roster, random, history);
  const presentations = new Presentations(world, random, history);
  const schedule = new Schedule(clock, speed);
  return { world, random, talk, schedule, staff, roster, sessions, presentations, history };
}
