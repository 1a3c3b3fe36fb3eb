import * as vscode from 'vscode';
import { setting } from '../../platform/settings.ts';

/** Returns the folder of the setting, or the one that the person chooses; undefined when cancelled. */
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
