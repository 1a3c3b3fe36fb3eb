import * as vscode from 'vscode';
import { requireAvailable } from '../../command-api/availability.ts';
import { validateParams } from '../../command-api/validate.ts';
import { SiteError } from '../../site/errors.ts';
import { waitingSince } from '../../state/facts.ts';
import { nameOfQueue } from '../keys/queueNames.ts';
import { problemText } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { representativeNames } from '../views/names.ts';
import { ownUserId, pickParticipant, pickRepresentative, pickTransferQueue } from './people.ts';
import { explained, readSessionRequest, runOnSessions, type SessionRequest } from './runOnSessions.ts';
import { selectedSessions, waitText, type SessionTarget } from './sessionTargets.ts';

export { editAttributes as setSessionAttributes, showAttributes as getSessionAttributes } from './attributes.ts';
export { sendChatMessage } from './chat.ts';

const { t } = vscode.l10n;

/** Adds a representative to sessions (guide: join_session): oneself when the argument names nobody. */
export function joinSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const command = { action: 'join_session', title: t('Join Session') } as const;
    const request = await readSessionRequest(active, command, argument, selection);
    if (!request) {
      return undefined;
    }
    if (request.byHand) {
      const repId = await pickRepresentative(active, t('Who Shall Join {0}?', namesOf(request)), request.targets);
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
    const request = await readSessionRequest(
      active,
      { action: 'transfer_session', title: t('Transfer Session') },
      argument,
      selection,
    );
    if (!request) {
      return undefined;
    }
    const title = t('Transfer {0}', namesOf(request));
    const queueId = request.given['queueId'] ?? (await pickTransferQueue(active, title, request.targets));
    return queueId === undefined
      ? undefined
      : runOnSessions(active, 'transfer_session', request, { ...request.given, queueId });
  });
}

/** Moves the sessions that were dropped on a queue or a representative there, after asking. */
export async function transferDropped(active: ActiveSite, keys: readonly string[], queueId: string): Promise<void> {
  try {
    await askAndTransfer(active, keys, queueId);
  } catch (error) {
    // Nobody but the person who dropped them waits for the outcome.
    if (SiteError.is(error, 'outcome-unknown')) {
      const { offerToLook } = await import('../actions/offerToLook.ts');
      await offerToLook(problemText(error), error);
    } else {
      void vscode.window.showErrorMessage(problemText(error));
    }
  }
}

async function askAndTransfer(active: ActiveSite, keys: readonly string[], queueId: string): Promise<void> {
  requireAvailable('transfer_session', active.access().account);
  const targets = selectedSessions(active.model, keys[0], keys);
  validateParams('transfer_session', { lsid: targets?.[0]?.lsid, queue_id: queueId });
  const transfer = t('Transfer');
  const name = nameOfQueue(active.model, queueId);
  const detail = targets?.map((target) => describe(active, target)).join('\n') ?? '';
  const options = { modal: true, detail };
  if (
    targets &&
    (await vscode.window.showWarningMessage(t('Transfer to {0}?', name), options, transfer)) === transfer
  ) {
    const request = { targets, given: {}, byHand: true };
    await runOnSessions(active, 'transfer_session', request, { queueId });
  }
}

/** Removes a representative or the customer from a session (guide: leave_session). */
export function leaveSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(
      active,
      { action: 'leave_session', title: t('Remove from Session') },
      argument,
      selection,
    );
    const [target] = request?.targets ?? [];
    if (!request || !target) {
      return undefined;
    }
    const who = request.byHand ? await pickParticipant(active, target) : request.given;
    const words = {
      question: t('Remove {0} from the session?', target.name),
      detail: situationOf(active, target),
      go: t('Remove'),
    };
    return who && runOnSessions(active, 'leave_session', { ...request, targets: [target] }, who, words);
  });
}

/** Ends sessions (guide: terminate_session). */
export function terminateSession(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(
      active,
      { action: 'terminate_session', title: t('Terminate Session') },
      argument,
      selection,
    );
    if (!request) {
      return undefined;
    }
    const { targets } = request;
    const question =
      targets.length === 1
        ? t('Terminate the session with {0}?', namesOf(request))
        : t('Terminate {0} sessions?', targets.length);
    const [only, ...others] = targets;
    const detail =
      only && others.length === 0
        ? situationOf(active, only)
        : targets.map((target) => describe(active, target)).join('\n');
    return runOnSessions(active, 'terminate_session', request, {}, { question, detail, go: t('Terminate') });
  });
}

function namesOf({ targets }: SessionRequest): string {
  return targets.map(({ name }) => name).join(', ');
}

/** One line that says which session it is: the customer, and who helps or how long the wait is. */
function describe(active: ActiveSite, target: SessionTarget): string {
  const situation = situationOf(active, target);
  return situation === '' ? target.name : t('{0} – {1}', target.name, situation);
}

/** Who helps, or how long the customer has waited; empty for a session that is not known. */
function situationOf(active: ActiveSite, { id }: SessionTarget): string {
  if (id === undefined) {
    return '';
  }
  const { model } = active;
  const reps = representativeNames(model, id);
  const since = waitingSince(model, id);
  if (reps.length > 0) {
    return t('in session with {0}', reps.join(', '));
  }
  return since === undefined ? '' : waitText(active.siteNow() - since);
}

function requireOwn(active: ActiveSite): string {
  const own = ownUserId(active);
  if (own === undefined) {
    throw new Error(t('Name a representative as repId or repUsername, or choose first who you are.'));
  }
  return own;
}
