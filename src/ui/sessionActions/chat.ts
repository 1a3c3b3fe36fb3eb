import * as vscode from 'vscode';
import { requireAvailable } from '../../command-api/availability.ts';
import { guideParams } from '../../command-api/guideParams.ts';
import { queueOfRow } from '../keys/rowQueue.ts';
import { showQuickPick } from '../prompts.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { composeChat } from './chatComposer.ts';
import type { ChatPlace } from './chatPlaces.ts';
import { pickTeam } from './people.ts';
import { explained, readSessionRequest, runOnSessions } from './runOnSessions.ts';
import { pickSession } from './pickSession.ts';

const { t } = vscode.l10n;

const ACTION = 'send_chat_message';
const TEAM = 'team:';

/**
 * Sends a chat message to a session or a team (guide: send_chat_message). By hand it opens a page to write in, and
 * resolves with the answer to the first message.
 */
export function sendChatMessage(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  argument?: unknown,
  selection?: unknown,
): Promise<unknown> {
  return explained(async () => {
    requireAvailable(ACTION, active.access().account);
    if (typeof argument === 'object' && argument !== null && 'teamId' in argument) {
      return active.access().commands.runNamed(ACTION, guideParams(ACTION, { ...argument }));
    }
    const queueId = queueOfRow(active.model, argument);
    if (queueId?.startsWith(TEAM)) {
      return composeChat(active, extensionUri, { teamId: queueId.slice(TEAM.length) });
    }
    const place = argument === undefined ? await askPlace(active) : undefined;
    if (place) {
      return composeChat(active, extensionUri, place);
    }
    return argument === undefined ? undefined : sendToSessions(active, extensionUri, argument, selection);
  });
}

async function sendToSessions(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  argument: unknown,
  selection: unknown,
): Promise<unknown> {
  const command = { action: ACTION, title: t('Send Chat Message') } as const;
  const request = await readSessionRequest(active, command, argument, selection);
  if (!request?.byHand) {
    const asking = { question: t('Send the message?'), go: t('Send') };
    return request && runOnSessions(active, ACTION, request, request.given, asking);
  }
  const [first, ...others] = request.targets.map(({ lsid }) => lsid);
  return first && composeChat(active, extensionUri, { lsids: [first, ...others] });
}

/** Asks whom to write to, from the palette. Undefined when cancelled. */
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
