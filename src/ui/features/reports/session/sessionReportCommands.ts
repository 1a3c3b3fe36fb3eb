import * as vscode from 'vscode';
import type { CommandCall } from '../../../platform/commands/commandCall.ts';
import type { SessionArgument } from '../../../shared/argumentSchemas.ts';
import { setStatusBarMessage, withProgress } from '../../../platform/notifications.ts';
import type { Pages } from '../../../platform/pages/pages.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { reportedSession } from './reportedSession.ts';
import { noteOf } from './sessionPageActions.ts';

/** Opens the page of a session's report: of `{lsid}`, of a row, or of the session that the person picks. */
export async function openSessionReport(
  active: ActiveSite,
  pages: Pages,
  call: CommandCall<SessionArgument>,
): Promise<void> {
  await openPage(active, pages, 'session', call);
}

/** Opens a session's chat. The argument is as for `openSessionReport`. */
export async function openTranscript(
  active: ActiveSite,
  pages: Pages,
  call: CommandCall<SessionArgument>,
): Promise<void> {
  await openPage(active, pages, 'transcript', call);
}

async function openPage(
  active: ActiveSite,
  pages: Pages,
  kind: string,
  call: CommandCall<SessionArgument>,
): Promise<void> {
  const lsid = await reportedSession(active, call);
  if (lsid !== undefined) {
    reportsOf(active, 'SupportSession');
    await pages.open(kind, { lsid });
  }
}

/** Copies a session as Markdown for a ticket. The argument is as for `openSessionReport`; returns `{text}`. */
export async function copySessionNote(
  active: ActiveSite,
  call: CommandCall<SessionArgument>,
): Promise<{ text: string } | undefined> {
  const lsid = await reportedSession(active, call);
  if (lsid === undefined) {
    return undefined;
  }
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading the session…') };
  const session = await withProgress(options, () => reportsOf(active, 'SupportSession').session(lsid));
  const text = noteOf(active, session, false);
  await vscode.env.clipboard.writeText(text);
  setStatusBarMessage(vscode.l10n.t('Session note copied'), 3000);
  return { text };
}
