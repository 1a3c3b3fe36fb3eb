import * as vscode from 'vscode';
import type { SupportSession } from '../../../../reporting/items/sessions.ts';
import type { ChatFileSource } from '../../../../reporting/models/session/transcriptFile.ts';
import type { PageAction } from '../../../../webviews/report/messages.ts';
import { setStatusBarMessage } from '../../../platform/notifications.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { saveTranscript, TRANSCRIPT_FORMATS, transcriptText } from './transcriptFiles.ts';
import { viewOnSite } from './viewOnSite.ts';
import { downloadChat } from '../../../../reporting/recordings.ts';
import { revealFile } from '../../../platform/revealFile.ts';
import { downloadFolder } from '../../../shared/reports/downloadFolder.ts';
import { withDownloadProgress } from '../../../shared/reports/downloadProgress.ts';

const { t } = vscode.l10n;

/** The chat of a session or a presentation, with the addresses of the site's own page of it. */
export type ChatOnSite = ChatFileSource & Pick<SupportSession, 'sessionChatViewUrl' | 'sessionChatDownloadUrl'>;

/** Returns the actions on a transcript. */
export function transcriptActions(chat: ChatOnSite): readonly PageAction[] {
  return [
    { id: 'chat.copy', title: t('Copy') },
    {
      id: 'chat.save',
      title: t('Save'),
      items: TRANSCRIPT_FORMATS.map(({ ending, title }) => ({ id: `chat.save.${ending}`, title })),
    },
    ...siteActions(chat),
  ];
}

/** Returns the same actions as the items of one menu. */
export function transcriptItems(chat: ChatOnSite): readonly PageAction[] {
  return [
    { id: 'chat.copy', title: t('Copy Transcript') },
    ...TRANSCRIPT_FORMATS.map(({ ending, title }) => ({ id: `chat.save.${ending}`, title: t('Save as {0}…', title) })),
    ...siteActions(chat),
  ];
}

function siteActions({ sessionChatViewUrl, sessionChatDownloadUrl }: ChatOnSite): readonly PageAction[] {
  return [
    ...(sessionChatViewUrl ? [{ id: 'chat.view', title: t('Open Transcript in Browser') }] : []),
    ...(sessionChatDownloadUrl ? [{ id: 'chat.download', title: t('Site’s Transcript…') }] : []),
  ];
}

/** Runs one of these actions; ignores any other. */
export async function actOnTranscript(active: ActiveSite, chat: ChatOnSite, id: string): Promise<void> {
  if (id === 'chat.copy') {
    await vscode.env.clipboard.writeText(transcriptText(chat, 'txt'));
    setStatusBarMessage(t('Transcript copied'), 3000);
  } else if (id === 'chat.download') {
    await downloadSiteTranscript(active, chat);
  } else if (id === 'chat.view') {
    await viewOnSite(active, chat.sessionChatViewUrl);
  } else {
    const format = TRANSCRIPT_FORMATS.find(({ ending }) => id === `chat.save.${ending}`);
    await (format && saveTranscript(chat, format.ending));
  }
}

/** Downloads the transcript that the site makes itself, and reveals the file. */
async function downloadSiteTranscript(
  active: ActiveSite,
  { lsid, sessionChatDownloadUrl: url }: Pick<SupportSession, 'lsid' | 'sessionChatDownloadUrl'>,
): Promise<void> {
  const { client } = active.access();
  const folder = await downloadFolder();
  if (folder !== undefined) {
    const { path } = await withDownloadProgress(vscode.l10n.t('Transcript'), (options) =>
      downloadChat(client, { lsid, url }, { target: { folder }, ...options }),
    );
    await revealFile(path);
  }
}
