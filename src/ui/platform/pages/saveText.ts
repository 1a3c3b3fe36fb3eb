import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { safeFileName } from '../../../site/files/fileNames.ts';
import { showInformationMessage } from '../notifications.ts';
import { setting } from '../settings.ts';

/** Asks where to, and writes a text there. @returns the file, or undefined when the person thinks better of it. */
export async function saveText(text: string, title: string, ending: string): Promise<vscode.Uri | undefined> {
  const folder = setting('downloads.folder') || homedir();
  const defaultUri = vscode.Uri.joinPath(vscode.Uri.file(folder), `${safeFileName(title, 'report')}.${ending}`);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { [ending.toUpperCase()]: [ending] } });
  if (!target) {
    return undefined;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = vscode.l10n.t('Open');
  const saved = vscode.l10n.t('Saved {0}.', vscode.workspace.asRelativePath(target));
  void showInformationMessage(saved, open).then((chosen) => {
    if (chosen === open) {
      void vscode.commands.executeCommand('vscode.open', target);
    }
  });
  return target;
}
