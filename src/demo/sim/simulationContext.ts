import type { Clock } from '../../base/clock.ts';
import type { History } from './history.ts';
import type { RepProfile } from '../company/people.ts';
import { Presentations } from './presentations.ts';
import type { Random } from './random.ts';
import { Representatives } from './representatives.ts';
import { Schedule } from './schedule.ts';
import { Sessions } from './sessions.ts';
import type { DemoModel } from './demoModel.ts';

/** Everybody and everything in the demo site, from one (re)start of the appliance to the next. */
export interface SimulationContext {
  readonly model: DemoModel;
  readonly random: Random;
  /** What people say has a sequence of chance of its own, so that it does not change what they do. */
  readonly chatRandom: Random;
  readonly schedule: Schedule;
  /** Everybody employed, logged in or not. */
  readonly staff: readonly RepProfile[];
  readonly representatives: Representatives;
  readonly sessions: Sessions;
  readonly presentations: Presentations;
  /** What has happened in sessions, also before a restart. */
  readonly history: History;
}

const DAY_SECONDS = 86_400;

/** Nobody yet in `model`: only the queues that are always open. */
export function newContext(
  model: DemoModel,
  staff: readonly RepProfile[],
  options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly chatRandom: Random;
    readonly speed: number;
    readonly history: History;
  },
): SimulationContext {
  const { clock, random, chatRandom, speed, history } = options;
  const representatives = new Representatives(model, history, model.now() - 3 * DAY_SECONDS);
  const sessions = new Sessions(model, representatives, random, history);
  const presentations = new Presentations(model, random, history);
  const schedule = new Schedule(clock, speed);
  return { model, random, chatRandom, schedule, staff, representatives, sessions, presentations, history };
}
