import * as vscode from 'vscode';
import { showInformationMessage } from './notifications.ts';
import { showProblem } from './showProblem.ts';

/**
 * Shows a file in the system's file manager. A window in the browser or on a remote machine has no file manager and no
 * such command; there the path is copied.
 */
export async function revealFile(path: string): Promise<void> {
  try {
    if (vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined) {
      await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
      return;
    }
    await vscode.env.clipboard.writeText(path);
    void showInformationMessage(vscode.l10n.t('Copied the path {0}', path));
  } catch (error) {
    showProblem(error);
  }
}
