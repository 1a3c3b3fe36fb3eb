import * as vscode from 'vscode';
import { requireAvailable } from '../../../command-api/availability.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { queueIdOf } from '../../../state/queueIds.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import type { ActionArgument } from './contributions.ts';
import { nameOfQueue } from '../../shared/pickers/queueNames.ts';
import { showResult } from '../../platform/resultLine.ts';
import { showProblem } from '../../platform/showProblem.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { DraggedSessions } from '../../shared/rows/dragSessions.ts';
import {
  ownUserId,
  pickParticipant,
  pickRepresentative,
  pickTransferQueue,
  repParams,
} from '../../shared/pickers/people.ts';
import { readSessionRequest, runOnSessions, type SessionAnswer, type SessionQuestion } from './runOnSessions.ts';
import { namesOf } from '../../shared/pickers/sessionLines.ts';
import { sessionTarget, type SessionSelection } from '../../shared/pickers/sessionTargets.ts';

export { editAttributes as setSessionAttributes, showAttributes as getSessionAttributes } from './attributes.ts';
export { sendChatMessage } from './chat.ts';
export { restoreAttributes } from './attributePage.ts';
export { restoreChat } from './chatComposer.ts';

const { t } = vscode.l10n;

/** Adds a representative to sessions (guide: join_session): oneself if the argument has none. */
export async function joinSession(
  active: ActiveSite,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'join_session'>> {
  const command = { action: 'join_session', title: t('Join Session') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request) {
    return undefined;
  }
  const { targets, given, byHand } = request;
  const rep = byHand ? await pickRepresentative(active, t('Join Session: {0}', namesOf(targets)), targets) : undefined;
  if (byHand && rep === undefined) {
    return undefined;
  }
  const isNamed = rep !== undefined || 'repId' in given || 'repUsername' in given;
  const params = { ...(!isNamed && { repId: requireOwn(active) }), ...(rep && repParams(rep)), ...given };
  const asking = { question: t('Let {0} join {1}?', nameOfQueue(active.model, rep ?? ''), namesOf(targets)) };
  const answer = await runOnSessions(active, 'join_session', request, params, { ...asking, go: t('Join') });
  if (answer !== undefined) {
    const [{ lsid } = { lsid: '' }] = targets;
    const show = { title: t('Show'), run: () => callCommand('openSessionReport', { lsid }) };
    showResult(t('Joined {0}', namesOf(targets)), targets.length === 1 ? show : undefined);
  }
  return answer;
}

/** Moves sessions to another queue (guide: transfer_session). */
export async function transferSession(
  active: ActiveSite,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'transfer_session'>> {
  const command = { action: 'transfer_session', title: t('Transfer Session') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request) {
    return undefined;
  }
  const { targets, given } = request;
  const title = t('Transfer {0}', namesOf(targets));
  const queueId = given['queueId'] ?? (await pickTransferQueue(active, title, targets));
  return queueId === undefined ? undefined : transfer(active, request, { ...given, queueId });
}

/**
 * Transfers sessions and shows the result; for a single session with a button that transfers it back, if its former
 * queue can take it.
 */
async function transfer(
  active: ActiveSite,
  sessions: SessionSelection & { readonly title: string },
  params: { readonly queueId: unknown },
  asking: SessionQuestion = transferQuestion(active, params.queueId),
): Promise<SessionAnswer<'transfer_session'>> {
  const [first, ...others] = sessions.targets;
  const from = others.length > 0 ? undefined : queueOf(active, first?.id);
  const answer = await runOnSessions(active, 'transfer_session', sessions, params, asking);
  if (answer !== undefined && first) {
    const back = (queueId: string) => ({
      title: t('Undo'),
      run: () => callCommand('transferSession', { lsid: first.lsid, queueId }),
    });
    const queue = nameOfQueue(active.model, String(params.queueId));
    showResult(t('Moved {0} to {1}', namesOf(sessions.targets), queue), from === undefined ? undefined : back(from));
  }
  return answer;
}

/** Returns the `queue_id` of a session's queue. */
function queueOf({ model }: ActiveSite, sessionId: string | undefined): string | undefined {
  const queue = model.rows('support_session').get(sessionId ?? '')?.queue_id;
  return queue === undefined ? undefined : queueIdOf(model, queue);
}

function transferQuestion({ model }: ActiveSite, queueId: unknown): SessionQuestion {
  return { question: t('Transfer to {0}?', nameOfQueue(model, String(queueId))), go: t('Transfer') };
}

/** Moves the sessions that were dropped on a queue or a representative, after a confirmation. */
export async function transferDropped(active: ActiveSite, dragged: DraggedSessions, queueId: string): Promise<void> {
  try {
    await askAndTransfer(active, dragged, queueId);
  } catch (error) {
    // Nothing but the person waits for the outcome of a drop.
    showProblem(error);
  }
}

async function askAndTransfer(active: ActiveSite, { siteId, lsids }: DraggedSessions, queueId: string): Promise<void> {
  const { site, account } = active.access();
  if (siteId !== site.id) {
    throw new Error(t('Those sessions are of another site. Nothing was transferred.'));
  }
  requireAvailable('transfer_session', account);
  const known = lsids.map((lsid) => sessionTarget(active.model, lsid));
  const targets = known.filter(({ id }) => id !== undefined);
  const [first] = targets;
  if (!first) {
    throw new Error(t('That session is no longer in progress.'));
  }
  validateParams('transfer_session', { lsid: first.lsid, queue_id: queueId });
  const sessions = { targets, gone: known.length - targets.length, title: t('Transfer Session') };
  const asking = { ...transferQuestion(active, queueId), always: true };
  await transfer(active, sessions, { queueId }, asking);
}

/** Removes a representative or the customer from sessions (guide: leave_session). */
export async function leaveSession(
  active: ActiveSite,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'leave_session'>> {
  const command = { action: 'leave_session', title: t('Remove from Session') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request) {
    return undefined;
  }
  const { targets, given, byHand } = request;
  const who = byHand ? await pickParticipant(active, targets) : { name: t('the customer'), params: given };
  if (!who) {
    return undefined;
  }
  const question = t('Remove {0} from {1}?', who.name, namesOf(targets));
  return runOnSessions(active, 'leave_session', request, who.params, { question, go: t('Remove') });
}

/** Ends sessions (guide: terminate_session). */
export async function terminateSession(
  active: ActiveSite,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'terminate_session'>> {
  const command = { action: 'terminate_session', title: t('Terminate Session') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request) {
    return undefined;
  }
  const { targets } = request;
  const question =
    targets.length === 1
      ? t('Terminate the session with {0}?', namesOf(targets))
      : t('Terminate {0}?', namesOf(targets));
  return runOnSessions(active, 'terminate_session', request, {}, { question, go: t('Terminate') });
}

function requireOwn(active: ActiveSite): string {
  const own = ownUserId(active);
  if (own === undefined) {
    throw new Error(t('Name a representative as repId or repUsername, or select your representative first.'));
  }
  return own;
}
