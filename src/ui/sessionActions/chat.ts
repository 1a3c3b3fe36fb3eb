import * as vscode from 'vscode';
import { guideParams } from '../../command-api/guideParams.ts';
import { representativesIn } from '../../state/facts.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { representativeName } from '../views/names.ts';
import { explained, readSessionRequest, runOnSessions } from './runOnSessions.ts';
import type { SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

/** Sends a chat message to a session or a team (guide: send_chat_message). */
export function sendChatMessage(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    if (typeof argument === 'object' && argument !== null && 'teamId' in argument) {
      const params = guideParams('send_chat_message', { ...argument });
      return active.access().commands.runNamed('send_chat_message', params);
    }
    const request = await readSessionRequest(active, t('Send Chat Message'), argument, selection);
    const [target] = request?.targets ?? [];
    if (!request || !target) {
      return undefined;
    }
    const given = request.byHand ? await askMessage(active, target) : request.given;
    return given && runOnSessions(active, 'send_chat_message', request, given);
  });
}

async function askMessage(
  active: ActiveSite,
  target: SessionTarget,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const title = t('Chat With {0}', target.name);
  const sender = await pickSender(active, target, title);
  const prompt = t('The message. [b]bold[/b], [i]italics[/i], [u]underlined[/u] and [url]…[/url] are understood.');
  const body = sender && (await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true }));
  return body ? { ...sender.params, body } : undefined;
}

interface Sender extends vscode.QuickPickItem {
  readonly params: Readonly<Record<string, unknown>>;
}

async function pickSender({ model }: ActiveSite, { id }: SessionTarget, title: string): Promise<Sender | undefined> {
  const reps = id === undefined ? [] : representativesIn(model, id);
  const items: Sender[] = [
    { label: t('$(info) System'), description: t('nobody in particular'), params: {} },
    ...reps.flatMap(({ row }) =>
      row.user_id
        ? [{ label: `$(person) ${representativeName(row)}`, params: { impersonate: `rep:${row.user_id}` } }]
        : [],
    ),
    { label: t('$(device-desktop) Customer'), params: { impersonate: 'customer' } },
  ];
  return vscode.window.showQuickPick(items, { title, placeHolder: t('On whose behalf?') });
}
