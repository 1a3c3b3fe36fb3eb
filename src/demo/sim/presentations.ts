import type { Actor, History } from './history.ts';
import { machineFor } from '../company/machines.ts';
import type { Random } from './random.ts';
import { connectionOf, type LoggedInRep } from './representatives.ts';
import type { DemoModel } from './demoModel.ts';

/** A presentation in progress, with the rows that say so. */
export interface Presentation {
  /** The id of the `presentation_session` row. */
  readonly id: string;
  readonly lsid: string;
  readonly presenter: LoggedInRep;
  readonly presenterRowId: string;
  readonly attendeeIds: Set<string>;
}

/** Starts and ends presentations, and lets people come and go. */
export class Presentations {
  readonly #model: DemoModel;
  readonly #random: Random;
  readonly #history: History;
  readonly #active = new Set<Presentation>();

  constructor(model: DemoModel, random: Random, history: History) {
    this.#model = model;
    this.#random = random;
    this.#history = history;
  }

  get active(): ReadonlySet<Presentation> {
    return this.#active;
  }

  isPresenting(rep: LoggedInRep): boolean {
    return [...this.#active].some(({ presenter }) => presenter === rep);
  }

  start(name: string, presenter: LoggedInRep, at = this.#model.now()): Presentation {
    const created = { created_timestamp: at };
    const lsid = this.#random.text(32);
    const row = { ...created, lsid, presentation_name: name };
    const id = this.#model.insert('presentation_session', row);
    const presenterRow = { ...created, presentation_session_id: id, representative_id: presenter.id };
    const presenterRowId = this.#model.insert('presenter', presenterRow);
    const presentation: Presentation = { id, lsid, presenter, presenterRowId, attendeeIds: new Set() };
    this.#active.add(presentation);
    this.#history.append(at, lsid, { kind: 'presentationStarted', name });
    this.#history.append(at, lsid, { kind: 'repJoined', ...connectionOf(presenter) });
    this.#history.append(at, lsid, { kind: 'screenShared' });
    return presentation;
  }

  /** Somebody asks to come in; they count as connected once `admit` is called. */
  invite(presentation: Presentation, name: string, at = this.#model.now()): string {
    const { hostname, operatingSystem } = machineFor('desktop', this.#random);
    const id = this.#model.insert('attendee', {
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

  admit(presentation: Presentation, attendeeId: string, at = this.#model.now()): void {
    this.#record(presentation, 'attendeeJoined', attendeeId, at);
    this.#model.update('attendee', attendeeId, { connected: true });
  }

  dismiss(presentation: Presentation, attendeeId: string): void {
    if (presentation.attendeeIds.delete(attendeeId)) {
      this.#record(presentation, 'attendeeLeft', attendeeId, this.#model.now());
      this.#model.delete('attendee', attendeeId);
    }
  }

  /** Somebody writes to all. */
  say(presentation: Presentation, from: Actor, body: string): void {
    this.#history.append(this.#model.now(), presentation.lsid, { kind: 'chat', from, body });
  }

  end(presentation: Presentation): void {
    for (const id of [...presentation.attendeeIds]) {
      this.dismiss(presentation, id);
    }
    const now = this.#model.now();
    this.#history.append(now, presentation.lsid, { kind: 'repLeft', ...connectionOf(presentation.presenter) });
    this.#history.append(now, presentation.lsid, { kind: 'presentationEnded' });
    this.#model.delete('presenter', presentation.presenterRowId);
    this.#model.delete('presentation_session', presentation.id);
    this.#active.delete(presentation);
  }

  /** Only those who came in are told of: whoever waits at the door is not there yet, and leaves no trace. */
  #record(
    { lsid, attendeeIds }: Presentation,
    kind: 'attendeeJoined' | 'attendeeLeft',
    attendeeId: string,
    at: number,
  ): void {
    const row = this.#model.rows('attendee').get(attendeeId);
    const isNews = kind === 'attendeeJoined' ? attendeeIds.has(attendeeId) && row?.connected === false : row?.connected;
    if (row && isNews === true) {
      this.#history.append(at, lsid, { kind, attendeeId, name: row.name, publicIp: row.public_ip });
    }
  }
}
