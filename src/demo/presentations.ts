import { machineFor } from './machines.ts';
import type { Random } from './random.ts';
import type { LoggedInRep } from './roster.ts';
import type { World } from './world.ts';

/** A presentation in progress, with the rows that say so. */
export interface Presentation {
  /** The id of the `presentation_session` row. */
  readonly id: string;
  readonly presenter: LoggedInRep;
  readonly presenterRowId: string;
  readonly attendeeIds: Set<string>;
}

/** Starts and ends presentations, and lets people come and go. */
export class Presentations {
  readonly #world: World;
  readonly #random: Random;
  readonly #active = new Set<Presentation>();

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  get active(): ReadonlySet<Presentation> {
    return this.#active;
  }

  isPresenting(rep: LoggedInRep): boolean {
    return [...this.#active].some(({ presenter }) => presenter === rep);
  }

  start(name: string, presenter: LoggedInRep, at = this.#world.now()): Presentation {
    const created = { created_timestamp: at };
    const row = { ...created, lsid: this.#random.text(32), presentation_name: name };
    const id = this.#world.insert('presentation_session', row);
    const presenterRow = { ...created, presentation_session_id: id, representative_id: presenter.id };
    const presenterRowId = this.#world.insert('presenter', presenterRow);
    const presentation: Presentation = { id, presenter, presenterRowId, attendeeIds: new Set() };
    this.#active.add(presentation);
    return presentation;
  }

  /** Somebody asks to come in; they count as connected once `admit` is called. */
  invite(presentation: Presentation, name: string, at = this.#world.now()): string {
    const { hostname, operatingSystem } = machineFor('desktop', this.#random);
    const id = this.#world.insert('attendee', {
      connected: false,
      created_timestamp: at,
      hostname,
      name,
      operating_system: operatingSystem,
      presentation_session_id: presentation.id,
      private_ip: `10.0.${this.#random.integer(0, 9)}.${this.#random.integer(2, 250)}`,
      public_ip: `203.0.113.${this.#random.integer(2, 250)}:${this.#random.integer(1024, 65535)}`,
    });
    presentation.attendeeIds.add(id);
    return id;
  }

  admit(attendeeId: string): void {
    this.#world.update('attendee', attendeeId, { connected: true });
  }

  dismiss(presentation: Presentation, attendeeId: string): void {
    if (presentation.attendeeIds.delete(attendeeId)) {
      this.#world.delete('attendee', attendeeId);
    }
  }

  end(presentation: Presentation): void {
    for (const id of [...presentation.attendeeIds]) {
      this.dismiss(presentation, id);
    }
    this.#world.delete('presenter', presentation.presenterRowId);
    this.#world.delete('presentation_session', presentation.id);
    this.#active.delete(presentation);
  }
}
