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
      this.#add('representative', rep.gsnumber, { key: representativeKey(rep), name: name || rep.id || rep.gsnumber });
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
    const { type, gsnumber, name, id } = actor;
    // Destinations of team events have no type.
    const kind = kindOf(type) ?? 'representative';
    const known = this.#byNumber.get(`${kind}:${gsnumber}`);
    if (known !== undefined) {
      return known;
    }
    const number = gsnumber || name;
    const key =
      kind === 'representative' ? representativeKey({ id: id ?? '', gsnumber: number }) : `${kind}:${id ?? number}`;
    return this.#add(kind, gsnumber, { key, name: name || id || gsnumber });
  }

  #addAll(kind: 'customer' | 'attendee', people: readonly (Customer | Attendee)[]): void {
    for (const { gsnumber, username, info } of people) {
      this.#add(kind, gsnumber, { key: `${kind}:${gsnumber}`, name: username || info?.name || gsnumber });
    }
  }

  #add(kind: Person['kind'], gsnumber: string, { key, name }: { readonly key: string; readonly name: string }): Person {
    const person = this.#people.get(key) ?? { key, kind, name };
    this.#people.set(key, person);
    if (gsnumber !== '' && !this.#byNumber.has(`${kind}:${gsnumber}`)) {
      this.#byNumber.set(`${kind}:${gsnumber}`, person);
    }
    return person;
  }
}

/**
 * The key of a representative: one who reconnected has several gsnumbers, but one id. A gsnumber that has no id beside
 * it is marked, since it may be another's id.
 */
export function representativeKey({ id, gsnumber }: Pick<Representative, 'id' | 'gsnumber'>): string {
  return id === '' ? `representative:#${gsnumber}` : `representative:${id}`;
}

function kindOf(type: string): Person['kind'] | undefined {
  const kinds: readonly Person['kind'][] = ['customer', 'representative', 'attendee'];
  return kinds.find((kind) => type.startsWith(kind.slice(0, 3)));
}
