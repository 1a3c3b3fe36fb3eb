import type { Actor, Attendee, Customer, Representative } from '../items/people.ts';

/** Somebody in a session. */
export interface Person {
  /** Unique in the session, and the same for each reading: `representative:5`, `customer:1`, `system`. */
  readonly key: string;
  readonly kind: 'system' | 'customer' | 'representative' | 'attendee';
  readonly name: string;
}

/** The lists of people that a report has. */
export interface PeopleLists {
  readonly customerList?: readonly Customer[];
  readonly attendeeList?: readonly Attendee[];
  readonly repList?: readonly Representative[];
}

const SYSTEM: Person = { key: 'system', kind: 'system', name: '' };

/** Joins events with the people of a report by their gsnumbers, so that a name stands wherever one acted. */
export class SessionPeople {
  readonly #byNumber = new Map<string, Person>();
  readonly #people = new Map<string, Person>();

  constructor({ customerList = [], attendeeList = [], repList = [] }: PeopleLists) {
    this.#addAll('customer', customerList);
    this.#addAll('attendee', attendeeList);
    for (const rep of repList) {
      const name = rep.privateDisplayName || rep.displayName || rep.publicDisplayName || rep.username;
      // One who reconnected has several gsnumbers, but one id.
      this.#add('representative', rep.gsnumber, rep.id || rep.gsnumber, name);
    }
  }

  /** Everybody whom the report lists or who has acted, each once. */
  get all(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** Whom an event means; the system where it names nobody. */
  of(actor: Actor | undefined): Person {
    if (actor === undefined || actor.type === 'system' || (actor.gsnumber === '0' && actor.type === '')) {
      return SYSTEM;
    }
    const kind = kindOf(actor.type);
    const known = kind && this.#byNumber.get(`${kind}:${actor.gsnumber}`);
    if (known !== undefined) {
      return known;
    }
    // Destinations of team events have no type.
    const untyped = kind ?? 'representative';
    return this.#add(untyped, actor.gsnumber, actor.id ?? (actor.gsnumber || actor.name), actor.name);
  }

  #addAll(kind: 'customer' | 'attendee', people: readonly (Customer | Attendee)[]): void {
    for (const { gsnumber, username, info } of people) {
      this.#add(kind, gsnumber, gsnumber, username || (info?.name ?? ''));
    }
  }

  #add(kind: Person['kind'], gsnumber: string, id: string, name: string): Person {
    const key = `${kind}:${id}`;
    const person = this.#people.get(key) ?? { key, kind, name: name || id };
    this.#people.set(key, person);
    if (gsnumber !== '' && !this.#byNumber.has(`${kind}:${gsnumber}`)) {
      this.#byNumber.set(`${kind}:${gsnumber}`, person);
    }
    return person;
  }
}

function kindOf(type: string): Person['kind'] | undefined {
  const kinds: readonly Person['kind'][] = ['customer', 'representative', 'attendee'];
  return kinds.find((kind) => type.startsWith(kind.slice(0, 3)));
}
