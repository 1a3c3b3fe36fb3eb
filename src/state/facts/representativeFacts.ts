import { countOf, relatedRows, type IdentifiedRow } from './relatedRows.ts';
import type { ReadableModel } from '../source.ts';
import type { TableRow } from '../tables.ts';

/** What a representative can be found doing, in one word. */
export type Presence = 'available' | 'busy' | 'idle' | 'autoAssignOff' | 'unavailable';

/**
 * The presence of a representative by the `routing_*` fields. Several may hold at once: what makes the site assign no
 * sessions counts only where it assigns none; idle says more than busy, busy more than auto-assign off. `unavailable`
 * where the site gives no reason, undefined where it does not tell.
 */
export function presenceOf(row: TableRow<'representative'>): Presence | undefined {
  if (isAvailable(row)) {
    return 'available';
  }
  if (row.routing_idle === true) {
    return 'idle';
  }
  if (row.routing_busy === true) {
    return 'busy';
  }
  if (row.routing_enabled === false) {
    return 'autoAssignOff';
  }
  return row.routing_available === false ? 'unavailable' : undefined;
}

/** Whether the site would give the representative a new session (guide: `routing_available`). */
export function isAvailable(row: TableRow<'representative'>): boolean {
  return row.routing_available === true;
}

/** Since how many seconds a representative is logged in at `now`; undefined when the site does not tell. */
export function loggedInSeconds(row: TableRow<'representative'>, now: number): number | undefined {
  return row.created_timestamp ? Math.max(0, now - row.created_timestamp) : undefined;
}

/** The code names of the skills a representative has (guide: `skill_code_names`). */
export function skillsOfRepresentative(row: TableRow<'representative'>): readonly string[] {
  return (row.skill_code_names ?? '').split(',').flatMap((name) => name.trim() || []);
}

/** The sessions a representative is in, in the order they joined. */
export function sessionsOf(model: ReadableModel, representativeId: string): readonly string[] {
  const sessions = model.rows('support_session');
  const links = relatedRows(model, 'representative_support_session', 'representative_id', representativeId);
  if (links.length === 0) {
    return [];
  }
  const ids = new Set(links.map(({ row }) => row.support_session_id ?? ''));
  return [...ids].filter((id) => sessions.has(id));
}

/** In how many sessions a representative is; the site's own number where it tells one (guide: get_logged_in_reps). */
export function sessionCount(model: ReadableModel, representativeId: string): number {
  return countOf(model.rows('representative').get(representativeId)) ?? sessionsOf(model, representativeId).length;
}

/** A queue that a representative serves, with the role in its team: `member`, `lead` or `manager`. */
export interface TeamMembership {
  readonly queueId: string;
  readonly role: string | undefined;
}

/** The queues a representative serves; the personal queue is not among them. */
export function teamsOf(model: ReadableModel, representativeId: string): readonly TeamMembership[] {
  const memberships = relatedRows(model, 'representative_queue', 'representative_id', representativeId);
  const queues = model.rows('queue');
  return memberships.flatMap(({ row: { queue_id: queueId, role } }) =>
    queueId !== undefined && queues.get(queueId)?.type !== 'personal' ? [{ queueId, role }] : [],
  );
}

/** The representatives who serve a queue, available or not. */
export function representativesOf(model: ReadableModel, queueId: string): readonly IdentifiedRow<'representative'>[] {
  const representatives = model.rows('representative');
  return idsOf(model, queueId).flatMap((id) => {
    const row = representatives.get(id);
    return row === undefined ? [] : [{ id, row }];
  });
}

/** The representatives who serve a queue and would be given a session of it now. */
export function availableFor(model: ReadableModel, queueId: string): readonly string[] {
  return representativesOf(model, queueId).flatMap(({ id, row }) => (isAvailable(row) ? [id] : []));
}

function idsOf(model: ReadableModel, queueId: string): readonly string[] {
  const owners = model.referencing('representative', 'queue_id', queueId);
  const members = relatedRows(model, 'representative_queue', 'queue_id', queueId);
  const ids = new Set([...owners, ...members.map(({ row }) => row.representative_id ?? '')]);
  if (ids.size > 0 || model.rows('queue').get(queueId)?.type !== 'prewait') {
    return [...ids];
  }
  // The guide does not say that memberships of the general queue are told; everybody but invited guests serves it.
  return [...model.rows('representative')].flatMap(([id, row]) => (row.type === 'invited' ? [] : [id]));
}
