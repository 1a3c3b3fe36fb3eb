import type { ReportEvent } from '../items/events.ts';
import type { Representative, SessionTeam } from '../items/people.ts';
import { eventKind, type EventKind } from './eventKinds.ts';
import { representativeKey, SessionPeople, type PeopleLists, type Person } from './sessionPeople.ts';

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
export interface TimelineSource extends PeopleLists {
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
  const marks = new Map<string, Mark[]>();
  source.events.forEach((event, index) => {
    const { timestamp, eventType } = event;
    presence.follow(event);
    if (timestamp !== null) {
      const { key } = people.of(event.performedBy);
      const list = marks.get(key) ?? [];
      list.push({ index, timestamp, kind: eventKind(eventType), eventType });
      marks.set(key, list);
    }
  });
  const lanes = people.all.map(({ key, kind, name }) => {
    const own = marks.get(key) ?? [];
    return { key, kind, name, spans: within(period, presence.spansOf(key, own)), marks: own };
  });
  const system = marks.get('system');
  return {
    ...period,
    lanes: [
      ...lanes,
      ...teamLanes(source, period),
      ...(system ? [{ key: 'system', kind: 'system', name: '', spans: [], marks: system } as const] : []),
    ],
  };
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
  readonly #repsById = new Map<string, Representative>();
  readonly #since = new Map<string, number>();
  readonly #spans = new Map<string, Span[]>();

  constructor({ repList = [] }: TimelineSource, people: SessionPeople, period: Span) {
    this.#people = people;
    this.#period = period;
    for (const rep of repList) {
      this.#repsById.set(rep.id, rep);
      const joined = Number(rep.others?.['rep_join_time@timestamp'] ?? NaN);
      if (Number.isSafeInteger(joined)) {
        this.#joinTimes.set(representativeKey(rep), joined);
      }
    }
  }

  /** Only newer sites tell it. */
  readonly #joinTimes = new Map<string, number>();

  follow(event: ReportEvent): void {
    const type = event.eventType.toLowerCase();
    const { timestamp } = event;
    if (timestamp === null || !type.startsWith('conference member ')) {
      return;
    }
    const key = this.#memberOf(event);
    if (key !== undefined && type.endsWith(' added') && !this.#since.has(key)) {
      this.#since.set(key, timestamp);
    } else if (key !== undefined && type.endsWith(' departed')) {
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

  /** The event's data name a representative; a customer is who it was done by or to. */
  #memberOf({ data, performedBy, destination }: ReportEvent): string | undefined {
    const id = data.find(({ name }) => name === 'user_id')?.value;
    const rep = id === undefined ? undefined : this.#repsById.get(id);
    if (rep !== undefined) {
      return representativeKey(rep);
    }
    const name = data.find((value) => value.name === 'name')?.value;
    const named = name === undefined ? undefined : this.#people.all.find((person) => person.name === name);
    const actor = [performedBy, destination].map((one) => this.#people.of(one)).find(({ kind }) => kind !== 'system');
    return (named ?? actor)?.key;
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
  for (const { eventType, timestamp, data, destination } of events) {
    if (timestamp !== null && eventKind(eventType) === 'transfer') {
      const names = new Set([destination?.name, ...data.map(({ value }) => value)]);
      const team = teamList.find(({ name }) => names.has(name));
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
