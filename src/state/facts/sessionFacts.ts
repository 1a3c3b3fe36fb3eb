import { countOf, relatedRows, type IdentifiedRow } from './relatedRows.ts';
import type { ReadableModel } from '../source.ts';
import type { TableRow } from '../tables.ts';

/**
 * Whether a session waits, which the queue that it now resides in decides (guide: support_session, `queue_id`). In a
 * team's queue or the general one it does, whoever may still be in it; in a personal queue it waits until that queue's
 * representative is in it. False for a session in no queue, and for one that is not there.
 */
export function isWaiting(model: ReadableModel, sessionId: string): boolean {
  const queueId = queueOf(model, sessionId);
  return queueId !== undefined && !isInHand(model, queueId, sessionId);
}

/** Whether a representative is in the session. */
export function isTaken(model: ReadableModel, sessionId: string): boolean {
  return model.referencing('representative_support_session', 'support_session_id', sessionId).size > 0;
}

/** Since when a session waits, in seconds by the site's clock; undefined when it does not, or the site does not tell. */
export function waitingSince(model: ReadableModel, sessionId: string): number | undefined {
  return isWaiting(model, sessionId) ? enteredAt(model.rows('support_session').get(sessionId)) : undefined;
}

/**
 * How many seconds from `now` the site expects a waiting session to be picked up, 0 when that moment has passed;
 * undefined when it does not wait, or the site does not tell.
 */
export function estimatedWaitSeconds(model: ReadableModel, sessionId: string, now: number): number | undefined {
  const pickup = model.rows('support_session').get(sessionId)?.estimated_pickup_timestamp;
  return pickup && isWaiting(model, sessionId) ? Math.max(0, pickup - now) : undefined;
}

/** The sessions that wait in a queue, the longest waiting first. */
export function waitingIn(model: ReadableModel, queueId: string): readonly string[] {
  if (isNoQueue(model, queueId)) {
    return [];
  }
  const ids = [...model.referencing('support_session', 'queue_id', queueId)];
  return inOrderOfEntry(
    model,
    ids.filter((id) => !isInHand(model, queueId, id)),
  );
}

/**
 * How many sessions wait in a queue: the site's own number where it tells one (guide: get_support_teams,
 * `support_session_count`), for then it does not tell which sessions those are. Undefined where it tells neither.
 */
export function waitingCount(model: ReadableModel, queueId: string): number | undefined {
  const row = model.rows('queue').get(queueId);
  return row?.['support_session_count'] === null ? undefined : (countOf(row) ?? waitingIn(model, queueId).length);
}

/** All sessions in a queue, waiting or taken, in the order they entered it. */
export function sessionsIn(model: ReadableModel, queueId: string): readonly string[] {
  return inOrderOfEntry(model, [...model.referencing('support_session', 'queue_id', queueId)]);
}

function inOrderOfEntry(model: ReadableModel, ids: readonly string[]): readonly string[] {
  if (ids.length < 2) {
    return ids;
  }
  const sessions = model.rows('support_session');
  const entries = ids.map((id) => ({ id, at: enteredAt(sessions.get(id)) ?? Number.MAX_SAFE_INTEGER }));
  return entries.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/** The representatives in a session, in the order they joined; the row is empty while the site has not told it. */
export function representativesIn(model: ReadableModel, sessionId: string): readonly IdentifiedRow<'representative'>[] {
  const representatives = model.rows('representative');
  const links = relatedRows(model, 'representative_support_session', 'support_session_id', sessionId);
  const ids = new Set(links.map(({ row }) => row.representative_id ?? ''));
  return [...ids].map((id) => ({ id, row: representatives.get(id) ?? {} }));
}

/** The customer clients of a session, the oldest first; empty when the customer has closed theirs. */
export function clientsOf(model: ReadableModel, sessionId: string): readonly IdentifiedRow<'customer_client'>[] {
  return relatedRows(model, 'customer_client', 'support_session_id', sessionId);
}

/** The custom attributes of a session. */
export function attributesOf(
  model: ReadableModel,
  sessionId: string,
): readonly TableRow<'support_session_attribute'>[] {
  return relatedRows(model, 'support_session_attribute', 'support_session_id', sessionId).map(({ row }) => row);
}

/** The external key (the ticket) that a session is bound to; undefined where there is none. */
export function externalKeyOf(model: ReadableModel, sessionId: string): string | undefined {
  return attributesOf(model, sessionId).find(({ code_name }) => code_name === 'external_key')?.value || undefined;
}

/** The code names of the skills a session wants. */
export function skillsOf(model: ReadableModel, sessionId: string): readonly string[] {
  const skills = relatedRows(model, 'support_session_skill', 'support_session_id', sessionId);
  return skills.flatMap(({ row }) => row.code_name || []);
}

/** The queue a session is in; undefined where there is none. No queue may be told as nothing, as '' or as 0. */
function queueOf(model: ReadableModel, sessionId: string): string | undefined {
  const queueId = model.rows('support_session').get(sessionId)?.queue_id;
  return queueId === undefined || isNoQueue(model, queueId) ? undefined : queueId;
}

/** Whether somebody has taken the session that is in this queue. */
function isInHand(model: ReadableModel, queueId: string, sessionId: string): boolean {
  const queue = model.rows('queue').get(queueId);
  if (queue?.type === 'team' || queue?.type === 'prewait') {
    return false;
  }
  const owners = ownersOf(model, queueId);
  if (owners.size > 0) {
    return isAnyIn(model, owners, sessionId);
  }
  // Whose personal queue it is, or what queue at all, is not told: then who is in the session has it.
  return (queue === undefined || queue.type === 'personal') && isTaken(model, sessionId);
}

function isAnyIn(model: ReadableModel, representatives: ReadonlySet<string>, sessionId: string): boolean {
  const links = model.rows('representative_support_session');
  for (const link of model.referencing('representative_support_session', 'support_session_id', sessionId)) {
    if (representatives.has(links.get(link)?.representative_id ?? '')) {
      return true;
    }
  }
  return false;
}

function ownersOf(model: ReadableModel, queueId: string): ReadonlySet<string> {
  const owners = model.referencing('representative', 'queue_id', queueId);
  if (owners.size > 0 || model.rows('queue').get(queueId)?.type !== 'personal') {
    return owners;
  }
  const members = relatedRows(model, 'representative_queue', 'queue_id', queueId);
  return new Set(members.flatMap(({ row }) => row.representative_id ?? []));
}

function isNoQueue(model: ReadableModel, queueId: string): boolean {
  return queueId === '' || (queueId === '0' && !model.rows('queue').has(queueId));
}

function enteredAt(session: TableRow<'support_session'> | undefined): number | undefined {
  return session?.queue_entry_timestamp || session?.created_timestamp;
}
