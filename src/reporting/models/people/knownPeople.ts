import type { PersonKind } from './actorKinds.ts';
import { GsnumberHistory } from './gsnumberHistory.ts';

/** Somebody in a session. */
export interface Person {
  /** Unique in the session, and the same for each reading: `representative:5`, `customer:1`, `system`. */
  readonly key: string;
  readonly kind: PersonKind;
  /** '' for the system, and for one of whom nothing is told. */
  readonly name: string;
}

/** What is told of somebody; '' for what is not. */
export interface Description {
  readonly kind: PersonKind;
  readonly id: string;
  readonly gsnumber: string;
  /** All that they are called, the name to show first. */
  readonly names: readonly string[];
}

/** A name may come with an event first. */
type NamedLater = { -readonly [P in keyof Person]: Person[P] };

/** Everybody whom a report names, each once, with the gsnumbers that they had. */
export class KnownPeople {
  readonly #people = new Map<string, NamedLater>();
  readonly #byId = new Map<string, NamedLater>();
  /** null where several are called so. */
  readonly #byName = new Map<string, NamedLater | null>();
  readonly #namesOf = new Map<Person, Set<string>>();
  /** Those who have a number and a name, by both. */
  readonly #byNumberAndName = new Map<string, Set<NamedLater>>();
  readonly #withNumber = new Set<Person>();
  readonly #holders = new Map<string, GsnumberHistory>();
  readonly #keysTaken = new Map<string, number>();

  get all(): readonly Person[] {
    return [...this.#people.values()];
  }

  byId(kind: PersonKind, id: string): Person | undefined {
    return this.#byId.get(joined(kind, id));
  }

  /** The only one who is called so. */
  byName(kind: PersonKind, name: string): Person | undefined {
    return this.#byName.get(joined(kind, normal(name))) ?? undefined;
  }

  byNumberAndName(kind: PersonKind, gsnumber: string, name: string): readonly Person[] {
    return [...(this.#byNumberAndName.get(joined(kind, gsnumber, normal(name))) ?? [])];
  }

  /** Whether no name of theirs has been told. */
  isNameless(person: Person): boolean {
    return (this.#namesOf.get(person)?.size ?? 0) === 0;
  }

  isCalled(person: Person, name: string): boolean {
    return this.#namesOf.get(person)?.has(normal(name)) ?? false;
  }

  /** Whether a list of people tells a number of theirs. */
  hasNumber(person: Person): boolean {
    return this.#withNumber.has(person);
  }

  holders(kind: PersonKind, gsnumber: string): GsnumberHistory {
    const key = joined(kind, gsnumber);
    const holders = this.#holders.get(key) ?? new GsnumberHistory();
    this.#holders.set(key, holders);
    return holders;
  }

  /** Adds somebody of the lists of people, or gives the one that they are: of the same id, or else number and name. */
  list(described: Description): Person {
    const { kind, id, gsnumber, names } = described;
    const shown = names.find((name) => name !== '');
    const alike = this.#byNumberAndName.get(joined(kind, gsnumber, normal(shown ?? '')));
    const [same] = id === '' ? (alike ?? []) : [];
    const person = this.#known(described) ?? same ?? this.#add(described);
    this.#call(person, described);
    if (gsnumber !== '') {
      this.holders(kind, gsnumber).list(person);
      this.#withNumber.add(person);
    }
    return person;
  }

  /** Somebody whom an event describes and no list does. */
  meet(described: Description): Person {
    const person = this.#known(described) ?? this.#add(described);
    this.#call(person, described);
    return person;
  }

  /** Calls one of whom no name was told as an event does. */
  rename(person: Person, described: Description): Person {
    const known = this.#people.get(person.key);
    if (known) {
      this.#call(known, described);
    }
    return person;
  }

  #known({ kind, id }: Description): NamedLater | undefined {
    return id === '' ? undefined : this.#byId.get(joined(kind, id));
  }

  #add({ kind, id, gsnumber, names }: Description): NamedLater {
    const name = names.find((text) => text !== '') ?? '';
    const person = { key: this.#freeKey(keyOf(kind, id, gsnumber, name)), kind, name: name || id || gsnumber };
    this.#people.set(person.key, person);
    if (id !== '') {
      this.#byId.set(joined(kind, id), person);
    }
    return person;
  }

  #call(person: NamedLater, { kind, gsnumber, names }: Description): void {
    const known = this.#namesOf.get(person) ?? new Set();
    this.#namesOf.set(person, known);
    if (known.size === 0) {
      person.name = names.find((name) => name !== '') ?? person.name;
    }
    for (const name of names.map(normal)) {
      if (name !== '') {
        known.add(name);
        const named = this.#byName.get(joined(kind, name));
        this.#byName.set(joined(kind, name), named === undefined || named === person ? person : null);
        const key = joined(kind, gsnumber, name);
        this.#byNumberAndName.set(key, (this.#byNumberAndName.get(key) ?? new Set()).add(person));
      }
    }
  }

  /** A number that somebody else has now makes no key a second time. */
  #freeKey(wanted: string): string {
    let key = wanted;
    while (this.#people.has(key)) {
      const times = (this.#keysTaken.get(wanted) ?? 1) + 1;
      this.#keysTaken.set(wanted, times);
      key = `${wanted}/${times}`;
    }
    return key;
  }
}

/**
 * One who reconnected has several gsnumbers, but one id. A gsnumber of a representative that has no id beside it is
 * marked, since it may be another's id; so is a name.
 */
function keyOf(kind: PersonKind, id: string, gsnumber: string, name: string): string {
  if (kind === 'representative' && id !== '') {
    return `${kind}:${id}`;
  }
  const number = kind === 'representative' ? `#${gsnumber}` : gsnumber;
  return `${kind}:${gsnumber === '' ? `~${name}` : number}`;
}

/** One key for several parts, of which only one may have a line end in it. */
function joined(...parts: readonly string[]): string {
  return parts.join('\n');
}

/** Upper and lower case are the same, and so are the ways to write an accent or a blank. */
function normal(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
