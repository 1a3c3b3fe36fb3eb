import * as vscode from 'vscode';
import * as v from 'valibot';
import { representativesIn, representativesOf } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { BY_USERNAME, type Choice } from '../../../webviews/chatComposer/messages.ts';
import { nameOfQueue } from '../../shared/pickers/queueNames.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { namesOf } from '../../shared/pickers/sessionLines.ts';
import { sessionTarget, type SessionTarget } from '../../shared/pickers/sessionTargets.ts';

const { t } = vscode.l10n;

/** The destination of a chat message: sessions or a team (guide: send_chat_message). */
export const chatPlace = v.union([
  v.strictObject({ lsids: v.pipe(v.array(v.string()), v.nonEmpty()) }),
  v.strictObject({ teamId: v.string() }),
]);
export type ChatPlace = v.InferOutput<typeof chatPlace>;

/** Returns the sessions that a message goes to; none if it goes to a team. */
export function sessionsAt({ model }: LiveState, place: ChatPlace): readonly SessionTarget[] {
  return 'lsids' in place ? place.lsids.map((lsid) => sessionTarget(model, lsid)) : [];
}

/** Returns the name of the place for a title. */
export function placeName(live: LiveState, place: ChatPlace): string {
  return 'lsids' in place ? namesOf(sessionsAt(live, place)) : nameOfQueue(live.model, `team:${place.teamId}`);
}

export function system(): Choice {
  return { id: '', label: t('System') };
}

export function everybody(): Choice {
  return { id: '', label: t('Everybody in the team') };
}

/** Returns the possible senders: the system, the representatives, and in sessions also the customer. */
export function sendersIn(live: LiveState, place: ChatPlace): readonly Choice[] {
  const reps = membersOf(live, place).map(({ id, label }) => ({ id: `rep:${id}`, label }));
  const customer = 'lsids' in place ? [{ id: 'customer', label: t('Customer') }] : [];
  return [system(), ...reps, ...customer, byUsername()];
}

/**
 * Returns the possible recipients of a private message by user ID; none in a session, where everybody sees every
 * message.
 */
export function recipientsIn(live: LiveState, place: ChatPlace): readonly Choice[] {
  return 'lsids' in place ? [] : [everybody(), ...membersOf(live, place), byUsername()];
}

function byUsername(): Choice {
  return { id: BY_USERNAME, label: t('Representative by username') };
}

/** Returns the representatives of the team, or those who are in every one of the sessions. */
function membersOf(live: LiveState, place: ChatPlace): readonly Choice[] {
  if ('teamId' in place) {
    return inTeam(live.model, place.teamId);
  }
  const [first = [], ...others] = sessionsAt(live, place).map(({ id }) => inSession(live.model, id));
  return first.filter(({ id }) => others.every((members) => members.some((member) => member.id === id)));
}

function inSession(model: ReadableModel, id: string | undefined): readonly Choice[] {
  return id === undefined ? [] : choices(representativesIn(model, id));
}

function inTeam(model: ReadableModel, teamId: string): readonly Choice[] {
  const queue = [...model.rows('queue')].find(([, row]) => row.support_team_id === teamId);
  return queue ? choices(representativesOf(model, queue[0])) : [];
}

function choices(rows: ReturnType<typeof representativesIn>): readonly Choice[] {
  return rows.flatMap(({ row }) => (row.user_id ? [{ id: row.user_id, label: representativeName(row) }] : []));
}
