import type { SimulationContext } from './simulationContext.ts';
import { CUSTOMERS, OWN_REP } from '../company/people.ts';
import type { Presentation } from './presentations.ts';
import { actorOf } from './sessions.ts';
import { ATTENDEE_MESSAGES, PRESENTATIONS } from '../company/configuration.ts';

const GUESTS = CUSTOMERS.map(([name]) => name).filter((name) => name !== '');

/** Presentations begin, attendees come and go, presentations end. */
export class PresentationActivity {
  readonly #context: SimulationContext;

  constructor(context: SimulationContext) {
    this.#context = context;
  }

  /** Goes on with a presentation that has begun, and ends it in its time. */
  run(presentation: Presentation): void {
    const { random, schedule, presentations } = this.#context;
    this.#attend(presentation);
    schedule.after(random.integer(900, 2400), () => {
      presentations.end(presentation);
      this.plan(random.integer(120, 600));
    });
  }

  /** The next presentation begins in `seconds`, if anybody is free to give one. */
  plan(seconds: number): void {
    const { random, schedule, representatives, presentations } = this.#context;
    schedule.after(seconds, () => {
      const presenters = [...representatives.loggedIn.values()].filter(
        ({ profile, presence }) => profile.username !== OWN_REP && !presence.idle,
      );
      if (presenters.length === 0) {
        this.plan(120);
        return;
      }
      this.run(presentations.start(random.pick(PRESENTATIONS), random.pick(presenters)));
    });
  }

  #attend(presentation: Presentation): void {
    const { random, schedule, presentations } = this.#context;
    schedule.after(random.interval(60), () => {
      if (!presentations.active.has(presentation)) {
        return;
      }
      this.#speak(presentation);
      const present = [...presentation.attendeeIds];
      if (present.length < 3 || (present.length < 8 && random.chance(0.6))) {
        const id = presentations.invite(presentation, random.pick(GUESTS));
        schedule.after(random.integer(2, 20), () => presentations.admit(presentation, id));
      } else {
        presentations.dismiss(presentation, random.pick(present));
      }
      this.#attend(presentation);
    });
  }

  #speak(presentation: Presentation): void {
    const { chatRandom, presentations, model } = this.#context;
    const guests = [...presentation.attendeeIds].flatMap((attendeeId) => {
      const row = model.rows('attendee').get(attendeeId);
      return row?.connected ? [{ type: 'attendee', attendeeId, name: row.name } as const] : [];
    });
    if (guests.length > 0 && chatRandom.chance(0.4)) {
      presentations.say(presentation, chatRandom.pick(guests), chatRandom.pick(ATTENDEE_MESSAGES));
    } else if (chatRandom.chance(0.2)) {
      presentations.say(presentation, actorOf(presentation.presenter), 'Can everybody see my screen? 👀');
    }
  }
}
