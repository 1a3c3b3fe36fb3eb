import * as vscode from 'vscode';
import type { CommandCall } from '../../../platform/commands/commandCall.ts';
import type { SessionArgument } from '../../../shared/argumentSchemas.ts';
import { showInputBox, showQuickPick } from '../../../platform/prompts.ts';
import { pickSession } from '../../../shared/pickers/pickSession.ts';
import { selectedSessions } from '../../../shared/pickers/sessionTargets.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { pickPastSession } from '../pages/pickPastSession.ts';

/**
 * Returns the session that a command is about: that of its argument `{lsid}`, of the row of a view, or the one that the
 * person picks. Undefined when cancelled.
 */
export async function reportedSession(
  active: ActiveSite,
  call: CommandCall<SessionArgument>,
): Promise<string | undefined> {
  const { argument, row } = call;
  if (row?.kind === 'report') {
    return row.id;
  }
  const [selected] = selectedSessions(active.model, call)?.targets ?? [];
  return argument?.lsid ?? selected?.lsid ?? askSession(active);
}

async function askSession(active: ActiveSite): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const current = { icon: 'device-desktop', label: t('A Session in Progress…'), id: 'current' };
  const past = { icon: 'history', label: t('A Session of Today or Yesterday…'), id: 'past' };
  const byId = { icon: 'key', label: t('A Session by Its ID (LSID)…'), id: 'lsid' };
  const ways = [...(active.model.rows('support_session').size > 0 ? [current] : []), past, byId];
  const title = t('Select a Session');
  const way = await showQuickPick(ways, { title, placeHolder: t('Select a kind of session') });
  if (way === current) {
    return (await pickSession(active, title))?.lsid;
  }
  if (way === past) {
    return pickPastSession(active, title);
  }
  const typed = way && (await showInputBox({ title: t('Session ID (LSID)'), ignoreFocusOut: true }));
  return typed?.trim() || undefined;
}
