import * as vscode from 'vscode';
import { waitingSince } from '../../state/facts.ts';
import { durationText } from '../durations.ts';
import { nameOfQueue } from '../keys/queueNames.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { representativeNames } from '../views/names.ts';
import { ownUserId, pickParticipant, pickRepresentative, pickTransferQueue } from './people.ts';
import { explained, readSessionRequest, runOnSessions, type SessionRequest } from './runOnSessions.ts';
import { selectedSessions, type SessionTarget } from './sessionTargets.ts';

export { editAttributes as setSessionAttributes, showAttributes as getSessionAttributes } from './attributes.ts';
export { sendChatMessage } from './chat.ts';

const { t } = vscode.l10n;

/** Adds a representative to sessions (guide: join_session): oneself when the argument names nobody. */
export function joinSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const title = t('Join Session');
    const request = await readSessionRequest(active, title, argument, selection);
    if (!request) {
      return undefined;
    }
    if (request.byHand) {
      const repId = await pickRepresentative(active, t('Who Shall Join {0}?', namesOf(request)));
      return repId && runOnSessions(active, 'join_session', request, { repId });
    }
    const named = 'repId' in request.given || 'repUsername' in request.given;
    const self = named ? {} : { repId: requireOwn(active) };
    return runOnSessions(active, 'join_session', request, { ...self, ...request.given });
  });
}

/** Moves sessions to another queue (guide: transfer_session). */
export function transferSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(active, t('Transfer Session'), argument, selection);
    if (!request) {
      return undefined;
    }
    const queueId = request.given['queueId'] ?? (await pickTransferQueue(active, t('Transfer {0}', namesOf(request))));
    return queueId === undefined
      ? undefined
      : runOnSessions(active, 'transfer_session', request, { ...request.given, queueId });
  });
}

/** Moves the sessions that were dropped on a queue or a representative there, after asking. */
export async function transferDropped(active: ActiveSite, keys: readonly string[], queueId: string): Promise<void> {
  const targets = selectedSessions(active.model, keys[0], keys);
  const transfer = t('Transfer');
  const name = nameOfQueue(active.model, queueId);
  const detail = targets?.map((target) => describe(active, target)).join('\n') ?? '';
  const options = { modal: true, detail };
  if (
    targets &&
    (await vscode.window.showWarningMessage(t('Transfer to {0}?', name), options, transfer)) === transfer
  ) {
    const request = { targets, given: {}, byHand: true };
    await explained(() => runOnSessions(active, 'transfer_session', request, { queueId }));
  }
}

/** Removes a representative or the customer from a session (guide: leave_session). */
export function leaveSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(active, t('Remove From Session'), argument, selection);
    const [target] = request?.targets ?? [];
    if (!request || !target) {
      return undefined;
    }
    const who = request.byHand ? await pickParticipant(active, target) : request.given;
    return who && runOnSessions(active, 'leave_session', { ...request, targets: [target] }, who);
  });
}

/** Ends sessions (guide: terminate_session), never without a person's word in a modal dialog. */
export function terminateSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(active, t('Terminate Session'), argument, selection);
    if (!request) {
      return undefined;
    }
    const { targets } = request;
    const terminate = t('Terminate');
    const question =
      targets.length === 1
        ? t('Terminate the session with {0}?', namesOf(request))
        : t('Terminate {0} sessions?', targets.length);
    const detail = targets.map((target) => describe(active, target)).join('\n');
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, terminate);
    return answer === terminate ? runOnSessions(active, 'terminate_session', request, {}) : undefined;
  });
}

function namesOf({ targets }: SessionRequest): string {
  return targets.map(({ name }) => name).join(', ');
}

/** One line that says which session it is: the customer, and who helps or how long the wait is. */
function describe(active: ActiveSite, { id, name }: SessionTarget): string {
  if (id === undefined) {
    return name;
  }
  const { model } = active;
  const reps = representativeNames(model, id);
  const since = waitingSince(model, id);
  if (reps.length > 0) {
    return t('{0}, with {1}', name, reps.join(', '));
  }
  return since === undefined ? name : t('{0} has waited {1}', name, durationText(active.siteNow() - since));
}

function requireOwn(active: ActiveSite): string {
  const own = ownUserId(active);
  if (own === undefined) {
    throw new Error(t('Name a representative as repId or repUsername, or choose first who you are.'));
  }
  return own;
}
