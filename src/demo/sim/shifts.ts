import type { Participants } from './simulationContext.ts';
import { OWN_REP } from '../company/people.ts';
import { AVAILABLE, type LoggedInRep, type Presence } from './representatives.ts';
import type { SessionStories } from './sessionActivity.ts';

const PAUSES: readonly Presence[] = [
  { idle: true, busy: false, enabled: true },
  { idle: true, busy: false, enabled: true },
  { idle: false, busy: true, enabled: true },
  { idle: false, busy: false, enabled: false },
];

/** Representatives come and go, and pause. The person's own one only does what the person wants. */
export class Shifts {
  readonly #participants: Participants;
  readonly #stories: SessionStories;
  readonly #target: number;

  /** @param target about how many are logged in at a time. */
  constructor(participants: Participants, stories: SessionStories, target: number) {
    this.#participants = participants;
    this.#stories = stories;
    this.#target = target;
  }

  begin(): void {
    this.#repeat(400, () => this.#pauseSomebody());
    this.#repeat(2400, () => this.#changeShift());
  }

  /** `happens` again and again; `meanSeconds` apart for each representative, so more often in a bigger company. */
  #repeat(meanSeconds: number, happens: () => void): void {
    const { random, schedule } = this.#participants;
    schedule.after(random.interval(meanSeconds / this.#target), () => {
      happens();
      this.#repeat(meanSeconds, happens);
    });
  }

  #others(): LoggedInRep[] {
    return [...this.#participants.roster.loggedIn.values()].filter(({ profile }) => profile.username !== OWN_REP);
  }

  #pauseSomebody(): void {
    const { random, roster, schedule } = this.#participants;
    const working = this.#others().filter(({ presence }) => !presence.idle && !presence.busy && presence.enabled);
    if (working.length * 2 <= this.#target) {
      return;
    }
    const rep = random.pick(working);
    roster.setPresence(rep, random.pick(PAUSES));
    const { presence } = rep;
    schedule.after(random.integer(90, 360), () => {
      if (rep.presence === presence && roster.loggedIn.get(rep.profile.userId) === rep) {
        roster.setPresence(rep, AVAILABLE);
      }
    });
  }

  #changeShift(): void {
    const { random, roster, staff, world } = this.#participants;
    const surplus = roster.loggedIn.size - this.#target;
    const absent = staff.filter(({ userId }) => !roster.loggedIn.has(userId));
    if (absent.length > 0 && surplus < 2 && (surplus <= -2 || random.chance(0.5))) {
      roster.logIn(random.pick(absent), world.now());
    } else {
      this.#goHome();
    }
  }

  #goHome(): void {
    const { random, roster, sessions, presentations } = this.#participants;
    const leaving = this.#others().filter((rep) => !presentations.isPresenting(rep));
    if (leaving.length > 1) {
      const rep = random.pick(leaving);
      for (const session of sessions.handOver(rep)) {
        this.#stories.wait(session, random.integer(10, 60));
      }
      roster.logOut(rep);
    }
  }
}
