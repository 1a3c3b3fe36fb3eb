import { smallest } from '../../base/lists.ts';
import { repArrival } from './arrivals.ts';
import type { SimulationContext } from './simulationContext.ts';
import { ChatActivity } from './chatActivity.ts';
import type { LoggedInRep } from './representatives.ts';
import type { SupportSession } from './sessions.ts';
import { ATTRIBUTES, SKILLS, TEAMS } from '../company/configuration.ts';

/** How long one session lasts from arrival to end, in seconds, on average over many. */
export const MEAN_SESSION_SECONDS = 810;

/** What happens to sessions: they wait, are picked up, helped, passed on and ended. */
export class SessionActivity {
  readonly #context: SimulationContext;
  readonly #chat: ChatActivity;
  /** Sessions whose end is already on its way. */
  readonly #planned = new WeakSet<SupportSession>();

  constructor(context: SimulationContext) {
    this.#context = context;
    this.#chat = new ChatActivity(context);
  }

  /** The session waits; nobody takes it before `seconds` have passed. */
  wait(session: SupportSession, seconds: number): void {
    const { random, schedule } = this.#context;
    schedule.after(seconds, () => this.#offer(session, random.integer(20, 40)));
  }

  /** A representative starts a session on a machine and works in it. */
  jump(rep: LoggedInRep): void {
    const { model, sessions, random } = this.#context;
    const session = sessions.start(repArrival(this.#context, rep, model.now()));
    sessions.pickUp(session, rep);
    this.work(session, random.integer(120, 1200));
  }

  /** Somebody helps for about `seconds`, and things happen meanwhile. */
  work(session: SupportSession, seconds: number): void {
    if (!this.#planned.has(session)) {
      this.#planned.add(session);
      this.#context.schedule.after(seconds, () => this.#finish(session));
      this.#scheduleIncident(session);
      this.#chat.play(session, seconds);
    }
  }

  /** The customer goes first; the session stays until the representative closes it. */
  close(session: SupportSession): void {
    const { sessions, random, schedule } = this.#context;
    sessions.customerLeaves(session);
    this.#chat.survey(session, 'customer');
    schedule.after(random.integer(5, 60), () => {
      this.#chat.survey(session, 'representative');
      sessions.end(session);
    });
  }

  /** Who is free takes the session; after `offersLeft` offers in vain the customer gives up. */
  #offer(session: SupportSession, offersLeft: number): void {
    const { representatives, sessions, random, schedule } = this.#context;
    if (session.ended || !sessions.isWaiting(session)) {
      return;
    }
    const free = representatives.availableFor(sessions.queueIdOf(session));
    if (free.length > 0) {
      const least = smallest(
        free.map((rep) => rep.sessions.size),
        Infinity,
      );
      sessions.pickUp(session, random.pick(free.filter((rep) => rep.sessions.size === least)));
      this.work(session, random.integer(120, 1200));
    } else if (offersLeft <= 0) {
      this.close(session);
    } else {
      sessions.estimate(session, random.integer(30, 180));
      schedule.after(random.integer(15, 45), () => this.#offer(session, offersLeft - 1));
    }
  }

  #finish(session: SupportSession): void {
    if (session.ended) {
      return;
    }
    if (!this.#context.sessions.isWaiting(session)) {
      this.close(session);
    } else {
      this.#context.schedule.after(120, () => this.#finish(session));
    }
  }

  #scheduleIncident(session: SupportSession): void {
    const { random, schedule } = this.#context;
    schedule.after(5 + random.interval(100), () => {
      if (!session.ended) {
        if (!this.#context.sessions.isWaiting(session) && session.clientId !== undefined) {
          random.pick(this.#incidents)(session);
        }
        this.#scheduleIncident(session);
      }
    });
  }

  readonly #incidents: readonly ((session: SupportSession) => void)[] = [
    (session) => this.#context.sessions.elevate(session),
    (session) => this.#context.sessions.addSkill(session, this.#context.random.pick(SKILLS)),
    (session) => this.#note(session),
    (session) => this.#note(session),
    (session) => this.#addColleague(session),
    (session) => this.#removeColleague(session),
    (session) => this.#transfer(session),
  ];

  #note(session: SupportSession): void {
    const { random, sessions } = this.#context;
    const [codeName, values] = random.pick(Object.entries(ATTRIBUTES));
    sessions.setAttribute(session, codeName, random.pick(values));
  }

  #addColleague(session: SupportSession): void {
    const { random, representatives, sessions } = this.#context;
    const others = [...representatives.loggedIn.values()].filter((rep) => !rep.presence.idle && !session.reps.has(rep));
    if (others.length > 0 && session.reps.size < 3) {
      const colleague = random.pick(others);
      sessions.join(session, colleague);
      this.#chat.brief(session, colleague);
    }
  }

  #removeColleague(session: SupportSession): void {
    const last = [...session.reps.keys()].at(-1);
    if (last && session.reps.size > 1) {
      this.#context.sessions.leave(session, last);
    }
  }

  #transfer(session: SupportSession): void {
    const { random, representatives, sessions } = this.#context;
    if (random.chance(0.5)) {
      sessions.transfer(session, representatives.queueOf(random.pick(TEAMS).codeName));
      this.wait(session, random.integer(10, 90));
    }
  }
}
