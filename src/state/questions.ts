import { availableFor, clientsOf, isTaken, isWaiting, presenceOf, type Presence } from './facts.ts';
import type { ReadableModel } from './source.ts';

const MINUTE = 60;

/** The sessions that `test` holds for. */
function sessions(model: ReadableModel, test: (id: string) => boolean): ReadonlySet<string> {
  return new Set([...model.rows('support_session').keys()].filter(test));
}

/** What sessions are waiting in a queue? */
export function waitingSessions(model: ReadableModel): ReadonlySet<string> {
  return sessions(model, (id) => isWaiting(model, id));
}

/** What sessions have a representative in them? */
export function takenSessions(model: ReadableModel): ReadonlySet<string> {
  return sessions(model, (id) => isTaken(model, id));
}

/** What sessions have been in the system for longer than `minutes`? `now` is in seconds, by the site's clock. */
export function sessionsOlderThan(model: ReadableModel, minutes: number, now: number): ReadonlySet<string> {
  const before = now - minutes * MINUTE;
  return sessions(model, (id) => (model.rows('support_session').get(id)?.created_timestamp ?? now) < before);
}

/** How many sessions with a client of this type (`web_chat`, `rdp` …) are in progress, and which? */
export function sessionsWithClient(model: ReadableModel, clientType: string): ReadonlySet<string> {
  return sessions(model, (id) => clientsOf(model, id).some(({ row }) => row.client_type === clientType));
}

/** Which sessions started from a session key or the issue submission form are in progress? */
export function sessionsFromKeyOrForm(model: ReadableModel): ReadonlySet<string> {
  return sessions(model, (id) => {
    const method = model.rows('support_session').get(id)?.start_method;
    return method === 'session_key' || method === 'issue_submission';
  });
}

/** Which representatives are idle, are busy, or have automatic session assignment disabled? */
export function representativesWith(model: ReadableModel, presence: Presence): ReadonlySet<string> {
  const rows = [...model.rows('representative')];
  return new Set(rows.filter(([, row]) => presenceOf(row) === presence).map(([id]) => id));
}

/** Which representatives are available to accept sessions from the queue with this row id? */
export function representativesAvailableFor(model: ReadableModel, queueId: string): ReadonlySet<string> {
  return new Set(availableFor(model, queueId));
}
