import type { SimulationContext } from './simulationContext.ts';
import { OWN_REP } from '../company/people.ts';
import { AVAILABLE, PAUSES, type LoggedInRep } from './representatives.ts';
import type { SessionActivity } from './sessionActivity.ts';

/** Representatives come and go, and pause. The person's own one only does what the person wants. */
export class Shifts {
  readonly #context: SimulationContext;
  readonly #activity: SessionActivity;
  readonly #target: number;

  /** @param target about how many are logged in at a time. */
  constructor(context: SimulationContext, activity: SessionActivity, target: number) {
    this.#context = context;
    this.#activity = activity;
    this.#target = target;
  }

  begin(): void {
    this.#repeat(400, () => this.#pauseSomebody());
    this.#repeat(2400, () => this.#changeShift());
  }

  /** `happens` again and again; `meanSeconds` apart for each representative, so more often in a bigger company. */
  #repeat(meanSeconds: number, happens: () => void): void {
    const { random, schedule } = this.#context;
    schedule.after(random.interval(meanSeconds / this.#target), () => {
      happens();
      this.#repeat(meanSeconds, happens);
    });
  }

  #others(): LoggedInRep[] {
    return [...this.#context.representatives.loggedIn.values()].filter(({ profile }) => profile.username !== OWN_REP);
  }

  #pauseSomebody(): void {
    const { random, representatives, schedule } = this.#context;
    const working = this.#others().filter(({ presence }) => !presence.idle && !presence.busy && presence.enabled);
    if (working.length * 2 <= this.#target) {
      return;
    }
    const rep = random.pick(working);
    representatives.setPresence(rep, random.pick(PAUSES));
    const { presence } = rep;
    schedule.after(random.integer(90, 360), () => {
      if (rep.presence === presence && representatives.loggedIn.get(rep.profile.userId) === rep) {
        representatives.setPresence(rep, AVAILABLE);
      }
    });
  }

  #changeShift(): void {
    const { random, representatives, staff, model } = this.#context;
    const surplus = representatives.loggedIn.size - this.#target;
    const absent = staff.filter(({ userId }) => !representatives.loggedIn.has(userId));
    if (absent.length > 0 && surplus < 2 && (surplus <= -2 || random.chance(0.5))) {
      representatives.logIn(random.pick(absent), model.now());
    } else {
      this.#goHome();
    }
  }

  #goHome(): void {
    const { random, representatives, sessions, presentations } = this.#context;
    const leaving = this.#others().filter((rep) => !presentations.isPresenting(rep));
    if (leaving.length > 1) {
      const rep = random.pick(leaving);
      for (const session of sessions.handOver(rep)) {
        this.#activity.wait(session, random.integer(10, 60));
      }
      representatives.logOut(rep);
    }
  }
}
