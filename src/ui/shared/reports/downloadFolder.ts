import * as vscode from 'vscode';
import { setting } from '../../platform/settings.ts';

/** The folder of the setting, or the one the person chooses; undefined when they think better of it. */
export async function downloadFolder(): Promise<string | undefined> {
  const folder = setting('downloads.folder');
  if (folder !== '') {
    return folder;
  }
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t('Download Here'),
  });
  return chosen?.[0]?.fsPath;
}
