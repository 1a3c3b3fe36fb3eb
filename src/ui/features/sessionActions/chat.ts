import * as vscode from 'vscode';
import { requireAvailable } from '../../../command-api/availability.ts';
import { guideParams } from '../../../command-api/guideParams.ts';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import type { ActionArgument } from './contributions.ts';
import { queueOfRow } from '../../shared/pickers/rowQueue.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { composeChat } from './chatComposer.ts';
import type { ChatPlace } from './chatPlaces.ts';
import { pickTeam } from '../../shared/pickers/people.ts';
import { readSessionRequest, runOnSessions, type SessionAnswer } from './runOnSessions.ts';
import { pickSession } from '../../shared/pickers/pickSession.ts';

const { t } = vscode.l10n;

const ACTION = 'send_chat_message';
const TEAM = 'team:';

/**
 * Sends a chat message to a session or a team (guide: send_chat_message). Without an argument it opens a page to write
 * in, and resolves with the answer to the first message.
 */
export async function sendChatMessage(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'send_chat_message'>> {
  requireAvailable(ACTION, active.access().account);
  const { argument, row, rows } = call;
  if (argument && 'teamId' in argument) {
    return active.access().commands.runNamed(ACTION, guideParams(ACTION, argument));
  }
  const queueId = queueOfRow(active.model, row);
  if (queueId?.startsWith(TEAM)) {
    return composeChat(active, extensionUri, { teamId: queueId.slice(TEAM.length) });
  }
  if (argument || rows.length > 0) {
    return sendToSessions(active, extensionUri, call);
  }
  const place = await askPlace(active);
  return place && composeChat(active, extensionUri, place);
}

async function sendToSessions(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'send_chat_message'>> {
  const command = { action: ACTION, title: t('Send Chat Message') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request?.byHand) {
    const asking = { question: t('Send the message?'), go: t('Send') };
    return request && runOnSessions(active, ACTION, request, request.given, asking);
  }
  const [first, ...others] = request.targets.map(({ lsid }) => lsid);
  return first === undefined ? undefined : composeChat(active, extensionUri, { lsids: [first, ...others] });
}

/** Asks for the session or team to write to. Undefined when cancelled. */
async function askPlace(active: ActiveSite): Promise<ChatPlace | undefined> {
  const title = t('Send Chat Message');
  const session = { icon: 'comment', label: t('To a Session…') };
  const team = { icon: 'inbox', label: t('To a Team…') };
  const picked = await showQuickPick([session, team], { title, placeHolder: t('Whom to?') });
  if (picked === session) {
    const lsid = (await pickSession(active, title))?.lsid;
    return lsid === undefined ? undefined : { lsids: [lsid] };
  }
  const teamId = picked === team ? await pickTeam(active, title) : undefined;
  return teamId === undefined ? undefined : { teamId };
}
