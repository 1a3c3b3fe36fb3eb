import * as vscode from 'vscode';
import type { SupportSession } from '../../../../reporting/items/sessions.ts';
import { downloadChat } from '../../../../reporting/recordings.ts';
import { revealFile } from '../../../platform/revealFile.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { downloadFolder } from '../../../shared/reports/downloadFolder.ts';
import { withDownloadProgress } from '../../../shared/reports/downloadProgress.ts';

/** Downloads the transcript that the site makes itself, and reveals the file. */
export async function downloadSiteTranscript(
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
