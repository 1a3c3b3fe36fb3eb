import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { downloadConfigFile } from '../../../config-api/configFile.ts';
import type { ConfigRequest } from '../../../config-api/configPath.ts';
import type { SiteClient } from '../../../site/client.ts';
import type { DownloadedFile } from '../../../site/files/download.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { downloadFolder } from '../../shared/reports/downloadFolder.ts';
import { withDownloadProgress } from '../../shared/reports/downloadProgress.ts';
import { revealFile } from '../../platform/revealFile.ts';

const { t } = vscode.l10n;

/** Saves the file that answers a GET request to the Configuration API. Undefined when cancelled. */
export async function saveConfigFile(client: SiteClient, request: ConfigRequest): Promise<DownloadedFile | undefined> {
  const folder = await downloadFolder();
  if (folder === undefined) {
    return undefined;
  }
  const saved = await withDownloadProgress(t('Downloading a file of the Configuration API'), (options) =>
    downloadConfigFile(client, request, { folder, clock: systemClock, ...options }),
  );
  void offerToShow(saved.path);
  return saved;
}

async function offerToShow(path: string): Promise<void> {
  const reveal = t('Show in Folder');
  if ((await showInformationMessage(t('Saved: {0}', path), reveal)) === reveal) {
    await revealFile(path);
  }
}
