import type { Disposable } from '../../base/disposable.ts';
import { customerArrival } from './arrivals.ts';
import type { SimulationContext } from './simulationContext.ts';
import { PresentationActivity } from './presentationActivity.ts';
import { ChatActivity } from './chatActivity.ts';
import { CUSTOMERS } from '../company/people.ts';
import { openDay, type Population } from './openingState.ts';
import type { Machine } from '../company/machines.ts';
import type { LoggedInRep } from './representatives.ts';
import type { SessionKey } from './sessionKeys.ts';
import type { SupportSession } from './sessions.ts';
import { MEAN_SESSION_SECONDS, SessionActivity } from './sessionActivity.ts';
import { Shifts } from './shifts.ts';

/** A customer whom a chat-bot speaks for. */
export interface VirtualCustomer {
  readonly name: string;
  readonly machine: Machine;
}

/** How much more customers come around noon, UTC. */
const LUNCH_RUSH = 1.6;

/**
 * The demo site's course: it opens with a lively scene and goes on by itself, about as busy as it began. With the same
 * seed and the same clock it is the same every time.
 */
export class Simulation implements Disposable {
  readonly #context: SimulationContext;
  readonly #activity: SessionActivity;
  readonly #presentations: PresentationActivity;
  readonly #population: Population;
  readonly #usedKeys = new WeakSet<SessionKey>();

  constructor(context: SimulationContext, population: Population) {
    this.#context = context;
    this.#population = population;
    this.#activity = new SessionActivity(context);
    this.#presentations = new PresentationActivity(context);
  }

  /** Opens the scene and lets everything take its course. */
  begin(): void {
    const { random } = this.#context;
    const { inProgress, waiting, presentation } = openDay(this.#context, this.#population);
    for (const session of inProgress) {
      this.#activity.work(session, random.integer(60, 1200));
    }
    for (const [index, session] of waiting.entries()) {
      // The one that has waited long goes on waiting, for there to be something to see.
      this.#activity.wait(session, index === 0 ? 600 : random.integer(30, 240));
    }
    this.#presentations.run(presentation);
    new Shifts(this.#context, this.#activity, this.#population.loggedIn).begin();
    new ChatActivity(this.#context).teamChat();
    this.#scheduleArrival();
  }

  /** Most keys are used by a customer after a while. */
  expectUseOf(key: SessionKey): void {
    const { random, schedule } = this.#context;
    if (random.chance(0.75)) {
      schedule.after(random.integer(15, 75), () => this.useKey(key));
    }
  }

  /** A customer enters the key and waits in its queue; undefined when it has expired or was used already. */
  useKey(key: SessionKey, virtualCustomer?: VirtualCustomer): SupportSession | undefined {
    const { random, representatives, sessions, model } = this.#context;
    if (key.expires <= model.now() || this.#usedKeys.has(key)) {
      return undefined;
    }
    this.#usedKeys.add(key);
    const { target, priority, skills, attributes } = key;
    const repQueue = target.kind === 'rep' ? representatives.loggedIn.get(target.userId)?.queueId : undefined;
    const teamQueue = representatives.queueOf(target.kind === 'team' ? target.team.codeName : undefined);
    const session = sessions.start({
      approach: { startMethod: 'session_key', clientType: virtualCustomer ? 'web_chat' : 'desktop' },
      customer: virtualCustomer ? [virtualCustomer.name, '', ''] : random.pick(CUSTOMERS),
      ...(virtualCustomer && { machine: virtualCustomer.machine }),
      issue: target.kind === 'rep' ? undefined : target.issue,
      description: '',
      queueId: repQueue ?? teamQueue,
      priority,
      skills,
      attributes,
      at: model.now(),
    });
    this.#activity.wait(session, random.integer(30, 150));
    return session;
  }

  /** The representative comes along, and takes a session that nobody works in. */
  receive(session: SupportSession, rep: LoggedInRep): void {
    const { random, sessions } = this.#context;
    if (!sessions.isWaiting(session)) {
      sessions.join(session, rep);
    } else {
      sessions.pickUp(session, rep);
      this.#activity.work(session, random.integer(120, 1200));
    }
  }

  /** The session waits in another queue until somebody takes it. */
  transfer(session: SupportSession, queueId: string): void {
    const { random, sessions } = this.#context;
    sessions.transfer(session, queueId);
    this.#activity.wait(session, random.integer(20, 90));
  }

  /** The representative has to leave; where nobody is left, the session waits. */
  dismissRep(session: SupportSession, rep: LoggedInRep): void {
    const { random, sessions } = this.#context;
    sessions.leave(session, rep);
    if (sessions.isWaiting(session)) {
      this.#activity.wait(session, random.integer(20, 90));
    }
  }

  /** The customer has to leave; the session is closed soon after. */
  dismissCustomer(session: SupportSession): void {
    this.#activity.close(session);
  }

  dispose(): void {
    this.#context.schedule.dispose();
  }

  #scheduleArrival(): void {
    const { random, schedule, model } = this.#context;
    const { sessions, waiting } = this.#population;
    const hour = Math.floor(model.now() / 3600) % 24;
    const rush = hour >= 11 && hour < 13 ? LUNCH_RUSH : 1;
    schedule.after(random.interval(MEAN_SESSION_SECONDS / Math.max(1, sessions + waiting) / rush), () => {
      this.#arrive();
      this.#scheduleArrival();
    });
  }

  #arrive(): void {
    const { random, representatives, sessions, model } = this.#context;
    const free = representatives.availableFor(representatives.generalQueueId);
    if (free.length > 0 && random.chance(0.35)) {
      this.#activity.jump(random.pick(free));
    } else {
      this.#activity.wait(sessions.start(customerArrival(this.#context, model.now())), random.integer(15, 150));
    }
  }
}
