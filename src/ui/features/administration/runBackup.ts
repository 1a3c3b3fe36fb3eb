import * as vscode from 'vscode';
import { listBackups } from '../../../backup/backupFolder.ts';
import { makeBackup } from '../../../backup/makeBackup.ts';
import { systemClock } from '../../../base/clock.ts';
import type { SiteClient } from '../../../site/client.ts';
import type { DownloadedFile } from '../../../site/files/download.ts';
import { withProgress } from '../../platform/notifications.ts';

export { backUpIfDue, takeWarning } from '../../../backup/scheduledBackup.ts';

/** Makes a backup in the background, with a message in the status bar. Throws as `makeBackup`. */
export async function scheduledBackup(client: SiteClient, folder: string): Promise<DownloadedFile> {
  const [last] = await listBackups(folder, new URL(client.site.url).host);
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Backing up the site…') };
  return withProgress(options, () =>
    makeBackup(client, {
      target: { folder },
      clock: systemClock,
      ...(last !== undefined && { expectedBytes: last.bytes }),
    }),
  );
}
