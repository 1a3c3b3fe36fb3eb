import type { Clock } from '../../base/clock.ts';
import type { History } from './history.ts';
import type { RepProfile } from '../company/people.ts';
import { Presentations } from './presentations.ts';
import type { Random } from './random.ts';
import { Roster } from './representatives.ts';
import { Schedule } from './schedule.ts';
import { Sessions } from './sessions.ts';
import type { DemoModel } from './demoModel.ts';

/** Everybody and everything in the demo site, from one (re)start of the appliance to the next. */
export interface Participants {
  readonly world: DemoModel;
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

/** Nobody yet in `world`: only the queues that are always open. */
export function noParticipants(
  world: DemoModel,
  staff: readonly RepProfile[],
  options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly talk: Random;
    readonly speed: number;
    readonly history: History;
  },
): Participants {
  const { clock, random, talk, speed, history } = options;
  const roster = new Roster(world, history, world.now() - 3 * DAY_SECONDS);
  const sessions = new Sessions(world, roster, random, history);
  const presentations = new Presentations(world, random, history);
  const schedule = new Schedule(clock, speed);
  return { world, random, talk, schedule, staff, roster, sessions, presentations, history };
}
