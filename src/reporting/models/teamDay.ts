import type { TeamEvent } from '../items/events.ts';
import type { TeamActivity } from '../items/lists.ts';
import { eventKind } from './session/eventKinds.ts';
import { memberChange } from './people/memberEvents.ts';
import { SessionPeople, type Person } from './people/sessionPeople.ts';
import { within, type Lane, type Mark, type Span, type Timeline } from './session/timeline.ts';

/** The key of the lane with what moves in and out of a team's queue. */
const QUEUE = 'team:queue';

/**
 * A team's activity as it went: a lane for its queue with the times somebody was in it, and one for each representative with the times they were logged
 * in. `period` is what the report says of itself; in seconds since the epoch.
 */
export function teamDay(activity: TeamActivity, period: Span): Timeline {
  const day = new TeamDay(activity, period);
  activity.events.forEach((event, index) => day.add(event, index));
  return { ...period, lanes: day.lanes() };
}

interface Member {
  readonly person: Person;
  /** Since when they have been logged in, while they are. */
  since: number | undefined;
  readonly spans: Span[];
  readonly marks: Mark[];
}

class TeamDay {
  readonly #name: string;
  readonly #period: Span;
  readonly #people: SessionPeople;
  readonly #members = new Map<string, Member>();
  readonly #queue: Mark[] = [];
  /** When sessions came into the queue, as far as events name them. */
  readonly #waiting = new Map<string, number>();
  readonly #waits: Span[] = [];

  constructor({ name, loggedInRepresentatives, events }: TeamActivity, period: Span) {
    this.#name = name;
    this.#period = period;
    this.#people = new SessionPeople({ repList: loggedInRepresentatives, events });
    for (const person of this.#people.representatives) {
      this.#member(person).since = period.from;
    }
  }

  add(event: TeamEvent, index: number): void {
    const { timestamp, eventType, data } = event;
    if (timestamp === null) {
      return;
    }
    const kind = eventKind(eventType);
    const mark: Mark = { index, timestamp, kind, eventType };
    const change = memberChange(eventType);
    const person = (change && this.#people.member(index)) ?? this.#people.performer(index);
    // What nobody of the team did, moved something in its queue.
    if (kind === 'transfer' || person.kind !== 'representative') {
      this.#queue.push(mark);
      this.#followQueue(eventType.trim().toLowerCase(), timestamp, valueOf(data, 'lsid'));
      return;
    }
    const member = this.#member(person);
    member.marks.push(mark);
    if (change === 'came') {
      member.since ??= timestamp;
    } else if (change === 'left') {
      // One who departs again, without having come back, was still there over another connection.
      const from = member.since ?? member.spans.at(-1)?.to ?? this.#period.from;
      member.spans.push({ from, to: Math.max(from, timestamp) });
      member.since = undefined;
    }
  }

  lanes(): readonly Lane[] {
    const members = [...this.#members.values()].map(({ person, since, spans, marks }): Lane => {
      const last = since === undefined ? [] : [{ from: since, to: Math.max(since, this.#period.to) }];
      const all = within(this.#period, [...spans, ...last]);
      return { ...person, spans: all, marks };
    });
    return [
      { key: QUEUE, kind: 'team', name: this.#name, spans: within(this.#period, this.#waits), marks: this.#queue },
      ...members.toSorted((a, b) => a.name.localeCompare(b.name)),
    ];
  }

  /** One that is never moved away may have ended there: nobody can tell how long it waited. */
  #followQueue(type: string, timestamp: number, lsid: string | undefined): void {
    const since = lsid === undefined ? undefined : this.#waiting.get(lsid);
    if (lsid !== undefined && type === 'session transferred to queue') {
      this.#waiting.set(lsid, timestamp);
    } else if (lsid !== undefined && since !== undefined && type === 'session transferred away from queue') {
      this.#waits.push({ from: since, to: timestamp });
      this.#waiting.delete(lsid);
    }
  }

  #member(person: Person): Member {
    const member = this.#members.get(person.key) ?? { person, since: undefined, spans: [], marks: [] };
    this.#members.set(person.key, member);
    return member;
  }
}

function valueOf(data: TeamEvent['data'], name: string): string | undefined {
  return data.find((value) => value.name === name)?.value || undefined;
}
