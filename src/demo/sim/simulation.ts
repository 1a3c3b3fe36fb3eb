import type { Disposable } from '../../base/disposable.ts';
import { customerArrival } from './arrivals.ts';
import type { Participants } from './simulationContext.ts';
import { PresentationSimulation } from './presentationActivity.ts';
import { LiveTalk } from './chatActivity.ts';
import { CUSTOMERS } from '../company/people.ts';
import { openDay, type Population } from './openingState.ts';
import type { Machine } from '../company/machines.ts';
import type { LoggedInRep } from './representatives.ts';
import type { SessionKey } from './sessionKeys.ts';
import type { SupportSession } from './sessions.ts';
import { MEAN_SESSION_SECONDS, SessionStories } from './sessionActivity.ts';
import { Shifts } from './shifts.ts';

/** A customer whom a chat-bot speaks for. */
export interface VirtualVisitor {
  readonly name: string;
  readonly machine: Machine;
}

/** How much more customers come around noon, UTC. */
const LUNCH_RUSH = 1.6;

/**
 * The demo site's life: it opens with a lively scene and goes on by itself, about as busy as it began. With the same
 * seed and the same clock it is the same every time.
 */
export class Simulation implements Disposable {
  readonly #participants: Participants;
  readonly #stories: SessionStories;
  readonly #presentationSimulation: PresentationSimulation;
  readonly #population: Population;
  readonly #usedKeys = new WeakSet<SessionKey>();

  constructor(participants: Participants, population: Population) {
    this.#participants = participants;
    this.#population = population;
    this.#stories = new SessionStories(participants);
    this.#presentationSimulation = new PresentationSimulation(participants);
  }

  /** Opens the scene and lets everything take its course. */
  begin(): void {
    const { random } = this.#participants;
    const { inHand, waiting, presentation } = openDay(this.#participants, this.#population);
    for (const session of inHand) {
      this.#stories.work(session, random.integer(60, 1200));
    }
    for (const [index, session] of waiting.entries()) {
      // The one that has waited long goes on waiting, for there to be something to see.
      this.#stories.wait(session, index === 0 ? 600 : random.integer(30, 240));
    }
    this.#presentationSimulation.run(presentation);
    new Shifts(this.#participants, this.#stories, this.#population.loggedIn).begin();
    new LiveTalk(this.#participants).chatter();
    this.#scheduleArrival();
  }

  /** Most keys are used by a customer after a while. */
  expectUseOf(key: SessionKey): void {
    const { random, schedule } = this.#participants;
    if (random.chance(0.75)) {
      schedule.after(random.integer(15, 75), () => this.useKey(key));
    }
  }

  /** A customer enters the key and waits in its queue; undefined when it has expired or was used already. */
  useKey(key: SessionKey, visitor?: VirtualVisitor): SupportSession | undefined {
    const { random, roster, sessions, world } = this.#participants;
    if (key.expires <= world.now() || this.#usedKeys.has(key)) {
      return undefined;
    }
    this.#usedKeys.add(key);
    const { target, priority, skills, attributes } = key;
    const repQueue = target.kind === 'rep' ? roster.loggedIn.get(target.userId)?.queueId : undefined;
    const teamQueue = roster.queueOf(target.kind === 'team' ? target.team.codeName : undefined);
    const session = sessions.start({
      approach: { startMethod: 'session_key', clientType: visitor ? 'web_chat' : 'desktop' },
      customer: visitor ? [visitor.name, '', ''] : random.pick(CUSTOMERS),
      ...(visitor && { machine: visitor.machine }),
      issue: target.kind === 'rep' ? undefined : target.issue,
      description: '',
      queueId: repQueue ?? teamQueue,
      priority,
      skills,
      attributes,
      at: world.now(),
    });
    this.#stories.wait(session, random.integer(30, 150));
    return session;
  }

  /** The representative comes along, and takes a session that nobody works in. */
  receive(session: SupportSession, rep: LoggedInRep): void {
    const { random, sessions } = this.#participants;
    if (!sessions.isWaiting(session)) {
      sessions.join(session, rep);
    } else {
      sessions.pickUp(session, rep);
      this.#stories.work(session, random.integer(120, 1200));
    }
  }

  /** The session waits in another queue until somebody takes it. */
  transfer(session: SupportSession, queueId: string): void {
    const { random, sessions } = this.#participants;
    sessions.transfer(session, queueId);
    this.#stories.wait(session, random.integer(20, 90));
  }

  /** The representative has to leave; where nobody is left, the session waits. */
  dismissRep(session: SupportSession, rep: LoggedInRep): void {
    const { random, sessions } = this.#participants;
    sessions.leave(session, rep);
    if (sessions.isWaiting(session)) {
      this.#stories.wait(session, random.integer(20, 90));
    }
  }

  /** The customer has to leave; the session is closed soon after. */
  dismissCustomer(session: SupportSession): void {
    this.#stories.close(session);
  }

  dispose(): void {
    this.#participants.schedule.dispose();
  }

  #scheduleArrival(): void {
    const { random, schedule, world } = this.#participants;
    const { sessions, waiting } = this.#population;
    const hour = Math.floor(world.now() / 3600) % 24;
    const rush = hour >= 11 && hour < 13 ? LUNCH_RUSH : 1;
    schedule.after(random.interval(MEAN_SESSION_SECONDS / Math.max(1, sessions + waiting) / rush), () => {
      this.#arrive();
      this.#scheduleArrival();
    });
  }

  #arrive(): void {
    const { random, roster, sessions, world } = this.#participants;
    const free = roster.availableFor(roster.generalQueueId);
    if (free.length > 0 && random.chance(0.35)) {
      this.#stories.jump(random.pick(free));
    } else {
      this.#stories.wait(sessions.start(customerArrival(this.#participants, world.now())), random.integer(15, 150));
    }
  }
}
