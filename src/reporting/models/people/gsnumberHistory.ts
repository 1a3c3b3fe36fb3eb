import { firstPlace } from './firstPlace.ts';
import type { Person } from './knownPeople.ts';

/** What an event tells of a gsnumber: somebody came with it, acted by it, or left. */
export type ClaimKind = 'came' | 'acted' | 'left';

interface Claim {
  /** The event's place in the report; between two of them for what no event tells. */
  readonly at: number;
  readonly kind: ClaimKind;
  readonly person: Person;
}

/**
 * Who had one gsnumber when. Numbers are recycled (guide: SupportSession, gsnumber): all who are listed with it had it
 * one after the other, and what the events tell of it says in which order.
 */
export class GsnumberHistory {
  readonly #listed = new Set<Person>();
  readonly #claims: Claim[] = [];
  readonly #claimed = new Set<Person>();
  readonly #unclaimed = new Set<Person>();
  #isSorted = true;

  /** Adds one who has the number in the lists of people. */
  list(person: Person): void {
    this.#listed.add(person);
    if (!this.#claimed.has(person)) {
      this.#unclaimed.add(person);
    }
  }

  has(person: Person): boolean {
    return this.#listed.has(person) || this.#claimed.has(person);
  }

  get isListed(): boolean {
    return this.#listed.size > 0;
  }

  /** Whether nobody is known to have the number after what has been claimed so far. */
  get isFree(): boolean {
    return this.#claims.length === 0 ? !this.isListed : this.#claims.at(-1)?.kind === 'left';
  }

  claim(at: number, kind: ClaimKind, person: Person): void {
    const last = this.#claims.at(-1);
    if (last?.kind === 'acted' && kind === 'acted' && last.person === person && last.at <= at) {
      return;
    }
    this.#isSorted &&= last === undefined || last.at <= at;
    this.#claims.push({ at, kind, person });
    this.#claimed.add(person);
    this.#unclaimed.delete(person);
  }

  /** One comes or goes of whom nothing is told: the next of those listed, where the one before has left. */
  claimUnnamed(at: number, kind: ClaimKind): void {
    const last = this.#claims.at(-1);
    const isNew = last === undefined || (kind === 'came' && last.kind === 'left');
    const person = (isNew ? this.#firstUnclaimed() : undefined) ?? last?.person;
    if (person !== undefined) {
      this.claim(at, kind, person);
    }
  }

  /** Who had the number at the event at `at`; undefined where nobody is known to have had it. */
  holder(at: number): Person | undefined {
    const claims = this.#sorted();
    const next = firstPlace(claims.length, (place) => (claims[place]?.at ?? Infinity) > at);
    const [before, after] = [claims[next - 1], claims[next]];
    if (before && (before.kind !== 'left' || before.at === at)) {
      return before.person;
    }
    if (after && after.kind !== 'came') {
      return after.person;
    }
    if (before) {
      return (after ? undefined : this.#firstUnclaimed()) ?? before.person;
    }
    return this.#firstBut(after?.person) ?? after?.person;
  }

  #sorted(): readonly Claim[] {
    if (!this.#isSorted) {
      this.#claims.sort((a, b) => a.at - b.at);
      this.#isSorted = true;
    }
    return this.#claims;
  }

  #firstUnclaimed(): Person | undefined {
    const [first] = this.#unclaimed;
    return first;
  }

  #firstBut(other: Person | undefined): Person | undefined {
    const [first, second] = this.#listed;
    return first === other ? second : first;
  }
}
