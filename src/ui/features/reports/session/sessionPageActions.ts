import * as vscode from 'vscode';
import type { SupportSession } from '../../../../reporting/items/sessions.ts';
import { sessionNote } from '../../../../reporting/models/session/sessionNote.ts';
import { RECORDING_KINDS, recordingsOf, type RecordingKind } from '../../../../reporting/recordings.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import { setStatusBarMessage } from '../../../platform/notifications.ts';
import { saveText } from '../../../platform/pages/saveText.ts';
import { setting } from '../../../platform/settings.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { openTicket } from '../externalKeys.ts';
import { standings } from '../pages/liveness.ts';
import { noteLabels } from './noteLabels.ts';
import { showRawReport } from './rawReport.ts';
import { viewOnSite } from './viewOnSite.ts';

/** Runs the action of a button of a session's page. */
export async function runSessionAction(active: ActiveSite, session: SupportSession, id: string): Promise<void> {
  const { lsid, externalKey } = session;
  switch (id) {
    case 'transcript':
      await callCommand('openTranscript', { lsid });
      break;
    case 'note.copy':
    case 'note.links':
      await vscode.env.clipboard.writeText(noteOf(active, session, id === 'note.links'));
      setStatusBarMessage(vscode.l10n.t('Session note copied'), 3000);
      break;
    case 'note.save':
      await saveText(noteOf(active, session, false), externalKey || lsid, 'md');
      break;
    case 'raw':
      await showRawReport(active, 'SupportSession', { lsid });
      break;
    case 'ticket':
      await openTicket(externalKey);
      break;
    case 'chat.view':
      await viewOnSite(active, session.sessionChatViewUrl);
      break;
    default:
      await openRecording(active, session, id);
  }
}

async function openRecording(active: ActiveSite, session: SupportSession, id: string): Promise<void> {
  const { lsid } = session;
  const [what, kind = '', instance = ''] = id.split(':');
  if (what === 'recording' && isRecordingKind(kind)) {
    const argument = { lsid, kind, ...(instance !== '' && { instance: Number(instance) }) };
    await callCommand('downloadRecording', argument);
  } else if (what === 'view') {
    await viewOnSite(active, recordingsOf(session)[Number(kind)]?.viewUrl ?? '');
  }
}

function isRecordingKind(kind: string): kind is RecordingKind {
  return Object.hasOwn(RECORDING_KINDS, kind);
}

/** Returns the session as Markdown for a ticket, in the person's language. */
export function noteOf(active: ActiveSite, session: SupportSession, signedLinks: boolean): string {
  return sessionNote(session, {
    template: setting('reports.noteTemplate') || undefined,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    labels: noteLabels(),
    signedLinks,
    isInProgress: standings(active)(session) === 'inProgress',
  });
}
