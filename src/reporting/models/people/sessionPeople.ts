import type { ReportEvent, TeamEvent } from '../../items/events.ts';
import type { Actor, Attendee, Customer, Participant, Representative } from '../../items/people.ts';
import { actorKind, type ActorKind, type PersonKind } from './actorKinds.ts';
import { firstPlace } from './firstPlace.ts';
import type { ClaimKind, GsnumberHistory } from './gsnumberHistory.ts';
import { KnownPeople, type Person } from './knownPeople.ts';
import { memberChange, memberValues } from './memberEvents.ts';

export type { Person } from './knownPeople.ts';

/** The people and events that a report has. */
export interface PeopleSource {
  readonly customerList?: readonly Customer[];
  readonly attendeeList?: readonly Attendee[];
  readonly repList?: readonly Representative[];
  readonly primaryCustomer?: Participant;
  readonly events?: readonly (ReportEvent | TeamEvent)[];
}

type Event = ReportEvent | TeamEvent;

const SYSTEM: Person = { key: 'system', kind: 'system', name: '' };
/** Where the site names nobody. */
const NOBODY: Person = { key: 'unknown', kind: 'unknown', name: '' };
const LISTED: readonly PersonKind[] = ['representative', 'customer', 'attendee'];

/**
 * Joins the events of a report with its people, so that a name stands wherever one acted. A gsnumber alone names nobody,
 * since it is recycled: an event's own name and id come first, then who had the number at that time.
 */
export class SessionPeople {
  /** Those of the lists, at the places they have there. */
  readonly customers: readonly Person[];
  readonly attendees: readonly Person[];
  readonly representatives: readonly Person[];
  readonly #people = new KnownPeople();
  /** Numbers whose representatives tell when they joined. */
  readonly #timed = new Set<GsnumberHistory>();
  readonly #performers: readonly Person[];
  readonly #recipients: readonly (readonly Person[])[];
  readonly #members: readonly (Person | undefined)[];

  constructor(source: PeopleSource) {
    const { customerList = [], attendeeList = [], repList = [], events = [] } = source;
    this.customers = customerList.map((customer) => this.#listCustomer(customer, source));
    this.attendees = attendeeList.map(({ gsnumber, username, info }) =>
      this.#people.list({ kind: 'attendee', id: '', gsnumber, names: [username, info?.name ?? ''] }),
    );
    this.representatives = repList.map((rep) => this.#listRepresentative(rep));
    this.#placeJoins(repList, events);
    const described = events.map((event, index) => this.#learn(event, index));
    this.#performers = events.map((event, index) => this.#performer(event, index));
    this.#recipients = events.map((event, index) => this.#recipientsOf(event, index));
    this.#members = events.map((event, index) => described[index] ?? this.#member(event, index));
  }

  /** Everybody whom the report lists or who has acted, each once. */
  get all(): readonly Person[] {
    return this.#people.all;
  }

  /** Who did what the event at that place tells of; one of the kind `unknown` without a name where nobody is told. */
  performer(index: number): Person {
    return this.#performers[index] ?? NOBODY;
  }

  /** Those whom an event was meant for; none for everybody. */
  recipients(index: number): readonly Person[] {
    return this.#recipients[index] ?? [];
  }

  /** Who came or went, where an event tells of that. */
  member(index: number): Person | undefined {
    return this.#members[index];
  }

  #listCustomer(
    { gsnumber, username, hostname, info }: Customer,
    { primaryCustomer, customerList = [] }: PeopleSource,
  ) {
    const primary = customerList.length === 1 ? primaryCustomer?.name : undefined;
    // By the guide, the primary customer of a Jump session is called as the computer.
    const computer = /^unknown$/i.test(hostname) ? '' : hostname;
    const names = [username, info?.name ?? '', primary ?? '', computer];
    return this.#people.list({ kind: 'customer', id: '', gsnumber, names });
  }

  #listRepresentative({ id, gsnumber, ...rep }: Representative): Person {
    const names = [rep.privateDisplayName, rep.displayName, rep.publicDisplayName, rep.username];
    return this.#people.list({ kind: 'representative', id, gsnumber, names });
  }

  /** Newer sites tell when representatives joined; that says who had a number first. */
  #placeJoins(reps: readonly Representative[], events: readonly Event[]): void {
    const times = new EventTimes(events);
    for (const [index, { gsnumber, others }] of reps.entries()) {
      const joined = Number(others?.['rep_join_time@timestamp'] ?? NaN);
      const person = this.representatives[index];
      if (person && gsnumber !== '' && Number.isSafeInteger(joined)) {
        const holders = this.#people.holders('representative', gsnumber);
        holders.claim(times.placeOf(joined) - 0.5, 'came', person);
        this.#timed.add(holders);
      }
    }
  }

  /** Notes what an event tells of the people in it. @returns who came or went, where its values say so. */
  #learn(event: Event, at: number): Person | undefined {
    const actors = actorsOf(event).map((actor) => ({ ...actor, kind: this.#kindOf(actor) }));
    const change = memberChange(event.eventType);
    const member = change && this.#described(event, actors[0]);
    for (const actor of actors) {
      const person = this.#named(actor);
      if (person && actor.gsnumber !== '') {
        this.#people.holders(person.kind, actor.gsnumber).claim(at, 'acted', person);
      }
    }
    const isTeam = 'destinations' in event;
    const mover = actors.find((one) => isSomebody(one) && (!member || this.#mayBe(one, member, isTeam)));
    if (change && mover) {
      this.#claimChange(mover, member ?? this.#named(mover), { at, change });
    }
    return member;
  }

  #claimChange(
    { kind, gsnumber }: KindOfActor,
    person: Person | undefined,
    { at, change }: { readonly at: number; readonly change: ClaimKind },
  ): void {
    const holders = this.#people.holders(kind, gsnumber);
    if (person) {
      holders.claim(at, change, person);
    } else if (!this.#timed.has(holders)) {
      holders.claimUnnamed(at, change);
    }
  }

  /** Whom an event's values describe: a representative by the id, others by the name. */
  #described({ data }: Event, actor: KindOfActor | undefined): Person | undefined {
    const { id, names } = memberValues(data);
    if (id !== '') {
      const member = this.#people.meet({ kind: 'representative', id, gsnumber: '', names });
      // An id without a name is that of the one who did it, unless that is somebody else.
      const isElse = actor?.kind !== 'representative' || this.#people.byName(actor.kind, actor.name) !== undefined;
      return isElse || !this.#people.isNameless(member)
        ? member
        : this.#people.rename(member, { ...actor, id, names: [actor.name] });
    }
    const kinds = LISTED.filter((kind) => kind === actor?.kind);
    const among = kinds.length > 0 ? kinds : LISTED;
    return among.flatMap((kind) => names.flatMap((name) => this.#people.byName(kind, name) ?? []))[0];
  }

  /**
   * Whether the one with a number who did something is the one whom its values describe. The lists of a session have all
   * numbers that one had there, that of a team only those at the beginning.
   */
  #mayBe({ kind, gsnumber, name }: KindOfActor, member: Person, isTeam: boolean): boolean {
    const holders = this.#people.holders(kind, gsnumber);
    if (kind !== member.kind || name !== '') {
      return kind === member.kind && this.#people.isCalled(member, name);
    }
    return isTeam || holders.has(member) || holders.isFree || !this.#people.hasNumber(member);
  }

  #performer({ performedBy }: Event, at: number): Person {
    return performedBy === undefined ? NOBODY : this.#person({ ...performedBy, kind: this.#kindOf(performedBy) }, at);
  }

  #recipientsOf(event: Event, at: number): readonly Person[] {
    const actors = destinationsOf(event).map((actor) => ({ ...actor, kind: this.#kindOf(actor) }));
    if (actors.length === 0) {
      return NO_PEOPLE;
    }
    const people = actors.filter(({ kind }) => kind !== 'system').map((actor) => this.#person(actor, at));
    return [...new Map(people.map((person) => [person.key, person])).values()];
  }

  #member(event: Event, at: number): Person | undefined {
    return memberChange(event.eventType) === undefined
      ? undefined
      : [this.performer(at), ...this.recipients(at)].find(({ key }) => key !== SYSTEM.key && key !== NOBODY.key);
  }

  /** A number of which no type is told stands for whoever is listed with it, where that is of one kind. */
  #kindOf(actor: Actor): PersonKind {
    const kind: ActorKind = actorKind(actor);
    if (kind !== 'unknown' || actor.type !== '' || actor.gsnumber === '') {
      return kind === 'everyone' ? 'unknown' : kind;
    }
    const listed = LISTED.filter((one) => this.#people.holders(one, actor.gsnumber).isListed);
    return (listed.length === 1 ? listed[0] : undefined) ?? 'unknown';
  }

  /** Whom an event's own id or name means; undefined where it has neither, or several are called so. */
  #named({ kind, id = '', gsnumber, name }: KindOfActor): Person | undefined {
    if (kind === 'system' || (id === '' && name === '')) {
      return undefined;
    }
    const described = { kind, id, gsnumber, names: [name] };
    if (id !== '') {
      return this.#people.meet(described);
    }
    const alike = this.#people.byNumberAndName(kind, gsnumber, name);
    return alike.length > 1 ? undefined : (alike[0] ?? this.#people.byName(kind, name) ?? this.#met(described));
  }

  #met(described: Parameters<KnownPeople['meet']>[0]): Person {
    const { kind, gsnumber } = described;
    const listed = gsnumber === '' ? undefined : this.#people.holders(kind, gsnumber).holder(0);
    return listed && this.#people.isNameless(listed)
      ? this.#people.rename(listed, described)
      : this.#people.meet(described);
  }

  #person(actor: KindOfActor, at: number): Person {
    const { kind, gsnumber, name } = actor;
    if (kind === 'system') {
      return SYSTEM;
    }
    const known = this.#named(actor);
    if (known || (gsnumber === '' && name === '')) {
      return known ?? this.#unnamed(kind);
    }
    const holder = this.#people.holders(kind, gsnumber).holder(at);
    const [alike] = name === '' ? [] : this.#people.byNumberAndName(kind, gsnumber, name);
    const isAlike = holder !== undefined && (name === '' || this.#people.isCalled(holder, name));
    return (isAlike ? holder : alike) ?? this.#people.list({ kind, id: '', gsnumber, names: [] });
  }

  /** Nothing is told but the kind. By the guide, there is one customer in a session. */
  #unnamed(kind: PersonKind): Person {
    const [customer, another] = this.customers;
    const isOnly = kind === 'customer' && another === undefined;
    return (isOnly ? customer : undefined) ?? { key: `${kind}:`, kind, name: '' };
  }
}

type KindOfActor = Actor & { readonly kind: PersonKind };

const NO_PEOPLE: readonly Person[] = [];
const NO_ACTORS: readonly Actor[] = [];

function actorsOf(event: Event): readonly Actor[] {
  const destinations = destinationsOf(event);
  return event.performedBy ? [event.performedBy, ...destinations] : destinations;
}

/** Those of team events have no type: they are representatives (guide: SupportTeam). */
function destinationsOf(event: Event): readonly Actor[] {
  const several = 'destinations' in event ? event.destinations : NO_ACTORS;
  if (several.length === 0 && event.destination === undefined) {
    return NO_ACTORS;
  }
  const typed = several.map((actor) => (actor.type === '' ? { ...actor, type: 'representative' } : actor));
  const others = 'otherDestinations' in event ? (event.otherDestinations ?? []) : [];
  const all = typed.length === 0 && event.destination ? [event.destination, ...others] : typed;
  // Everybody is nobody in particular, in whatever words: the number is 0, as that of the system.
  return all.filter((actor) => {
    const kind = actorKind(actor);
    return kind !== 'everyone' && (kind !== 'unknown' || actor.gsnumber !== '0');
  });
}

function isSomebody({ kind, gsnumber }: KindOfActor): boolean {
  return kind !== 'system' && gsnumber !== '' && (kind !== 'unknown' || gsnumber !== '0');
}

/** Finds the place that a time has among the events of a report, which come in the order of time. */
export class EventTimes {
  /** The latest time up to each event, so that one that is out of order, or has none, does no harm. */
  readonly #latest: readonly number[];

  constructor(events: readonly { readonly timestamp: number | null }[]) {
    let latest = -Infinity;
    this.#latest = events.map(({ timestamp }) => (latest = Math.max(latest, timestamp ?? latest)));
  }

  /** The place of the first event at or after a time, in seconds since the epoch. */
  placeOf(time: number): number {
    return firstPlace(this.#latest.length, (place) => (this.#latest[place] ?? Infinity) >= time);
  }
}
