import * as vscode from 'vscode';
import { representativesIn, representativesOf } from '../../state/facts.ts';
import type { ReadableModel } from '../../state/source.ts';
import type { Choice } from '../../webviews/chatComposer/messages.ts';
import { nameOfQueue } from '../keys/queueNames.ts';
import type { LiveState } from '../sites/liveState.ts';
import { representativeName } from '../views/names.ts';
import { sessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

/** Where a chat message goes: to a session or to a team (guide: send_chat_message). */
export type ChatPlace = { readonly lsid: string } | { readonly teamId: string };

/** What the place is called in a title. */
export function placeName({ model }: LiveState, place: ChatPlace): string {
  return 'lsid' in place ? sessionTarget(model, place.lsid).name : nameOfQueue(model, `team:${place.teamId}`);
}

/** Who can be said to speak there: the system, the representatives, in a session also the customer. */
export function sendersIn({ model }: LiveState, place: ChatPlace): readonly Choice[] {
  const system = { id: '', label: t('System') };
  const reps = membersOf(model, place).map(({ id, label }) => ({ id: `rep:${id}`, label }));
  return 'lsid' in place ? [system, ...reps, { id: 'customer', label: t('Customer') }] : [system, ...reps];
}

/** Who can be the only one to see it, by user ID; nobody in a session, where all see everything. */
export function recipientsIn({ model }: LiveState, place: ChatPlace): readonly Choice[] {
  return 'lsid' in place ? [] : [{ id: '', label: t('Everybody in the team') }, ...membersOf(model, place)];
}

function membersOf(model: ReadableModel, place: ChatPlace): readonly Choice[] {
  const rows = 'lsid' in place ? inSession(model, place.lsid) : inTeam(model, place.teamId);
  return rows.flatMap(({ row }) => (row.user_id ? [{ id: row.user_id, label: representativeName(row) }] : []));
}

function inSession(model: ReadableModel, lsid: string) {
  const { id } = sessionTarget(model, lsid);
  return id === undefined ? [] : representativesIn(model, id);
}

function inTeam(model: ReadableModel, teamId: string) {
  const queue = [...model.rows('queue')].find(([, row]) => row.support_team_id === teamId);
  return queue ? representativesOf(model, queue[0]) : [];
}
