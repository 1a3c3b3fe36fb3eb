import { smallest } from '../../../base/lists.ts';
import type { ReportEvent } from '../../items/events.ts';
import type { SessionTeam } from '../../items/people.ts';
import { eventKind, type EventKind } from './eventKinds.ts';
import { memberChange } from '../people/memberEvents.ts';
import { SessionPeople, type PeopleSource, type Person } from '../people/sessionPeople.ts';

/** A time somebody was there, in seconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An event as a mark. */
export interface Mark {
  /** The event's place in the report. */
  readonly index: number;
  readonly timestamp: number;
  readonly kind: EventKind;
  readonly eventType: string;
}

/** The line of a person or a team. */
export interface Lane {
  /** `representative:5`, `team:3`; unique in a timeline. */
  readonly key: string;
  readonly kind: Person['kind'] | 'team';
  readonly name: string;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

/** A session as it went. */
export interface Timeline extends Span {
  readonly lanes: readonly Lane[];
}

/** What a timeline is made from: a session or a presentation. */
export interface TimelineSource extends PeopleSource {
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly events: readonly ReportEvent[];
  readonly teamList?: readonly SessionTeam[];
}

/** Lanes for everybody and every team in a session. `now` (in seconds) ends one that goes on. */
export function timelineOf(source: TimelineSource, now: number): Timeline {
  const period = periodOf(source, now);
  const people = new SessionPeople(source);
  const presence = new Presence(source, people, period);
  const marks = new Map<string, { readonly person: Person; readonly own: Mark[] }>();
  source.events.forEach((event, index) => {
    const { timestamp, eventType } = event;
    presence.follow(event, index);
    if (timestamp !== null) {
      const person = actorOf(people, index);
      const marked = marks.get(person.key) ?? { person, own: [] };
      marked.own.push({ index, timestamp, kind: eventKind(eventType), eventType });
      marks.set(person.key, marked);
    }
  });
  const lanes = people.all.map((person): Lane => {
    const own = marks.get(person.key)?.own ?? [];
    marks.delete(person.key);
    return { ...person, spans: within(period, presence.spansOf(person.key, own)), marks: own };
  });
  const others = [...marks.values()].map(({ person, own }): Lane => ({ ...person, spans: [], marks: own }));
  return { ...period, lanes: [...lanes, ...teamLanes(source, period), ...others] };
}

/** Who stands for an event: where nobody did it, to whom it was done. */
function actorOf(people: SessionPeople, index: number): Person {
  const performer = people.performer(index);
  const [recipient] = people.recipients(index);
  return performer.kind === 'unknown' && performer.name === '' ? (recipient ?? performer) : performer;
}

function periodOf({ startTime, endTime, events }: TimelineSource, now: number): Span {
  const times = events.flatMap(({ timestamp }) => (timestamp === null ? [] : [timestamp]));
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  const from = startTime ?? (Number.isFinite(first) ? first : now);
  const last = times.reduce((most, time) => Math.max(most, time), from);
  return { from, to: Math.max(endTime ?? Math.max(last, now), from) };
}

/** Spans cut to what lies in `period`, in their order; those that meet or overlap are one. */
export function within(period: Span, spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(span.from, period.from);
    const to = Math.min(span.to, period.to);
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else if (from <= to) {
      result.push({ from, to });
    }
  }
  return result;
}

/** Who is in the session when, by the events that tell of comings and goings. */
class Presence {
  readonly #people: SessionPeople;
  readonly #period: Span;
  readonly #since = new Map<string, number>();
  readonly #spans = new Map<string, Span[]>();

  constructor({ repList = [] }: TimelineSource, people: SessionPeople, period: Span) {
    this.#people = people;
    this.#period = period;
    for (const [index, { others }] of repList.entries()) {
      const joined = Number(others?.['rep_join_time@timestamp'] ?? NaN);
      const person = people.representatives[index];
      if (person && Number.isSafeInteger(joined)) {
        this.#joinTimes.set(person.key, Math.min(joined, this.#joinTimes.get(person.key) ?? joined));
      }
    }
  }

  /** Only newer sites tell it. */
  readonly #joinTimes = new Map<string, number>();

  follow({ eventType, timestamp }: ReportEvent, index: number): void {
    const change = memberChange(eventType);
    const key = this.#people.member(index)?.key;
    if (timestamp === null || key === undefined) {
      return;
    }
    if (change === 'came' && !this.#since.has(key)) {
      this.#since.set(key, timestamp);
    } else if (change === 'left') {
      this.#leave(key, timestamp);
    }
  }

  spansOf(key: string, marks: readonly Mark[]): readonly Span[] {
    if (this.#since.has(key)) {
      this.#leave(key, this.#period.to);
    }
    const spans = this.#spans.get(key);
    if (spans !== undefined) {
      return spans;
    }
    if (key.startsWith('customer:')) {
      return [this.#period];
    }
    const first = this.#joinTimes.get(key) ?? marks[0]?.timestamp;
    return first === undefined
      ? []
      : [{ from: first, to: Math.max(first, marks.at(-1)?.timestamp ?? this.#period.to) }];
  }

  /** One who departs again, without having come back, was still there over another connection. */
  #leave(key: string, to: number): void {
    const spans = this.#spans.get(key) ?? [];
    const from = this.#since.get(key) ?? spans.at(-1)?.to ?? this.#period.from;
    this.#since.delete(key);
    spans.push({ from, to: Math.max(from, to) });
    this.#spans.set(key, spans);
  }
}

/** A team has the session from the event that names it until another team is named. */
function teamLanes({ teamList = [], events }: TimelineSource, period: Span): readonly Lane[] {
  const spans = new Map<string, Span[]>();
  let current: { readonly id: string; readonly from: number } | undefined;
  const end = (to: number) => {
    if (current !== undefined) {
      const { id, from } = current;
      const list = spans.get(id) ?? [];
      list.push({ from, to: Math.max(from, to) });
      spans.set(id, list);
    }
  };
  const places = new Map(teamList.map(({ name }, place) => [name, place] as const).reverse());
  for (const { eventType, timestamp, data, destination, otherDestinations = [] } of events) {
    if (timestamp !== null && eventKind(eventType) === 'transfer') {
      const destinations = [...(destination ? [destination] : []), ...otherDestinations];
      const told = [...destinations.map(({ name }) => name), ...data.map(({ value }) => value)];
      const names = told.filter((name) => name !== '');
      const team =
        teamList[
          smallest(
            names.flatMap((name) => places.get(name) ?? []),
            Infinity,
          )
        ];
      if (team !== undefined && team.id !== current?.id) {
        end(timestamp);
        current = { id: team.id, from: timestamp };
      }
    }
  }
  end(period.to);
  return teamList.map(({ id, name }) => ({
    key: `team:${id}`,
    kind: 'team',
    name,
    spans: within(period, spans.get(id) ?? []),
    marks: [],
  }));
}
