import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { History } from './history.ts';
import type { RepProfile } from '../company/people.ts';
import { Presentations } from './presentations.ts';
import type { Random } from './random.ts';
import { Representatives } from './representatives.ts';
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

/** What is going to happen in the demo site. Disposing calls everything off. */
class Schedule implements Disposable {
  readonly #clock: Clock;
  readonly #speed: number;
  readonly #pending = new Set<Disposable>();
  #disposed = false;

  /** @param speed how much faster than real time things happen; at 0 nothing happens by itself. */
  constructor(clock: Clock, speed: number) {
    this.#clock = clock;
    this.#speed = speed;
  }

  /** Calls `callback` once, `seconds` of the demo site's time from now. */
  after(seconds: number, callback: () => void): void {
    if (this.#speed <= 0 || this.#disposed) {
      return;
    }
    const pending = this.#clock.after((seconds * 1000) / this.#speed, () => {
      this.#pending.delete(pending);
      callback();
    });
    this.#pending.add(pending);
  }

  dispose(): void {
    this.#disposed = true;
    for (const pending of this.#pending) {
      pending.dispose();
    }
    this.#pending.clear();
  }
}
