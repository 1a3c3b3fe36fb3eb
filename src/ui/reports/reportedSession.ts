import * as vscode from 'vscode';
import * as v from 'valibot';
import { commandArgument } from '../commands/commandArgument.ts';
import { showInputBox, showQuickPick } from '../prompts.ts';
import { pickSession } from '../sessionActions/pickSession.ts';
import { selectedSessions } from '../sessionActions/sessionTargets.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { resolveNode } from '../views/nodeKeys.ts';
import { pickPastSession } from './pickPastSession.ts';

const ARGUMENT = v.object({ lsid: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())) });

/**
 * The session that a command is about: that of its argument `{lsid}`, of the row of a view, or the one that the person
 * names. Undefined when they think better of it.
 */
export async function reportedSession(active: ActiveSite, argument: unknown): Promise<string | undefined> {
  const node = resolveNode(argument);
  if (node?.kind === 'report') {
    return node.id;
  }
  const [selected] = selectedSessions(active.model, argument, undefined)?.targets ?? [];
  if (selected) {
    return selected.lsid;
  }
  const { lsid } = commandArgument(argument, ARGUMENT);
  return lsid ?? askSession(active);
}

async function askSession(active: ActiveSite): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const current = { icon: 'device-desktop', label: t('A Session in Progress…'), id: 'current' };
  const past = { icon: 'history', label: t('A Session of Today or Yesterday…'), id: 'past' };
  const byId = { icon: 'key', label: t('A Session by Its ID (LSID)…'), id: 'lsid' };
  const ways = [...(active.model.rows('support_session').size > 0 ? [current] : []), past, byId];
  const title = t('Choose a Session');
  const way = await showQuickPick(ways, { title, placeHolder: t('Which kind of session?') });
  if (way === current) {
    return (await pickSession(active, title))?.lsid;
  }
  if (way === past) {
    return pickPastSession(active, title);
  }
  const typed = way && (await showInputBox({ title: t('Session ID (LSID)'), ignoreFocusOut: true }));
  return typed?.trim() || undefined;
}
