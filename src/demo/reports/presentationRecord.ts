import type { Registry } from '../past/siteHistory.ts';
import type { Actor, HistoryEvent } from '../sim/history.ts';
import { MAX_CONNECTIONS } from '../sim/representatives.ts';
import { memberData, SYSTEM, type Party, type RecordedEvent, type RecordedRep } from './sessionRecord.ts';

/** Somebody who attended. */
export interface Attendee {
  readonly gsnumber: number;
  readonly name: string;
  readonly publicIp: string;
}

/** All that reports tell of a presentation, put together from its history. */
export interface PresentationRecord {
  readonly lsid: string;
  readonly name: string;
  /** Seconds since the epoch. */
  readonly start: number;
  /** undefined while it goes on. */
  readonly end: number | undefined;
  readonly duration: number;
  readonly reps: readonly RecordedRep[];
  readonly attendees: readonly Attendee[];
  readonly isRecorded: boolean;
  readonly events: readonly RecordedEvent[];
}

/** The record of a presentation; undefined where its beginning is not known any more. */
export function presentationRecord(
  lsid: string,
  history: readonly HistoryEvent[],
  registry: Registry,
): PresentationRecord | undefined {
  const begun = history.find((event) => event.kind === 'presentationStarted');
  if (begun === undefined) {
    return undefined;
  }
  const end = history.findLast(({ kind }) => kind === 'presentationEnded')?.at;
  const reps = repsOf(history, registry, end ?? registry.now);
  const attendees = attendeesOf(history);
  const events = history.flatMap((event) => eventsOf(event, reps, attendees));
  const isRecorded = history.some(({ kind }) => kind === 'screenShared');
  const people = { reps: [...reps.values()], attendees: [...attendees.values()] };
  const duration = Math.max(0, (end ?? registry.now) - begun.at);
  return { lsid, name: begun.name, start: begun.at, end, duration, ...people, isRecorded, events };
}

function repsOf(
  history: readonly HistoryEvent[],
  { staff }: Registry,
  until: number,
): ReadonlyMap<string, RecordedRep> {
  const reps = new Map<string, RecordedRep>();
  for (const event of history) {
    const profile = event.kind === 'repJoined' ? staff.get(event.userId) : undefined;
    if (event.kind === 'repJoined' && profile) {
      const { gsnumber, at: joined } = event;
      reps.set(profile.userId, { gsnumber, profile, joined, seconds: until - joined, isOwner: true });
    }
  }
  return reps;
}

function attendeesOf(history: readonly HistoryEvent[]): ReadonlyMap<string, Attendee> {
  const attendees = new Map<string, Attendee>();
  for (const event of history) {
    if (event.kind === 'attendeeJoined') {
      const gsnumber = MAX_CONNECTIONS + attendees.size + 1;
      attendees.set(event.attendeeId, { gsnumber, name: event.name, publicIp: event.publicIp });
    }
  }
  return attendees;
}

function eventsOf(
  event: HistoryEvent,
  reps: ReadonlyMap<string, RecordedRep>,
  attendees: ReadonlyMap<string, Attendee>,
): RecordedEvent[] {
  const { at } = event;
  const partyOf = (actor: Actor): Party => {
    const rep = actor.type === 'representative' ? reps.get(actor.userId) : undefined;
    const attendee = actor.type === 'attendee' ? attendees.get(actor.attendeeId) : undefined;
    return rep
      ? { type: 'representative', gsnumber: rep.gsnumber, name: rep.profile.privateName }
      : attendee
        ? { type: 'attendee', gsnumber: attendee.gsnumber, name: attendee.name }
        : SYSTEM;
  };
  switch (event.kind) {
    case 'presentationStarted':
      return [{ at, type: 'Session Start', by: SYSTEM, data: { presentation_name: event.name } }];
    case 'repJoined':
    case 'repLeft': {
      const by = partyOf({ type: 'representative', userId: event.userId, name: event.name });
      const profile = reps.get(event.userId)?.profile;
      return event.kind === 'repJoined'
        ? [{ at, type: 'Conference Member Added', by, data: profile && memberData(profile) }]
        : [{ at, type: 'Conference Member Departed', by }];
    }
    case 'attendeeJoined':
    case 'attendeeLeft': {
      const by = partyOf({ type: 'attendee', attendeeId: event.attendeeId, name: event.name });
      return event.kind === 'attendeeJoined'
        ? [{ at, type: 'Conference Member Added', by, data: { name: event.name, public_ip: event.publicIp } }]
        : [{ at, type: 'Conference Member Departed', by }];
    }
    case 'chat':
      return [{ at, type: 'Chat Message', by: partyOf(event.from), body: event.body, apiAccount: event.apiAccount }];
    case 'presentationEnded':
      return [{ at, type: 'Session End', by: SYSTEM }];
    default:
      return [];
  }
}
