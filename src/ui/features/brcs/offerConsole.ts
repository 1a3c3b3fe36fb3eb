import * as vscode from 'vscode';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { showErrorMessage } from '../../platform/notifications.ts';

const { t } = vscode.l10n;

/**
 * Says that no representative console was found to run a script with, and offers the alternatives.
 * @returns true if the person has set the console's path.
 */
export async function offerConsole(document: vscode.TextDocument, where: string): Promise<boolean> {
  const choose = t('Choose Program…');
  const copy = t('Copy as URL');
  const advice = t('Choose its program, or copy the script as a URL and open that in a browser.');
  const answer = await showErrorMessage(`${where} ${advice}`, choose, copy);
  if (answer === copy) {
    await callCommand('copyScript', { uri: document.uri, as: 'url' });
  }
  return answer === choose && choosePath();
}

async function choosePath(): Promise<boolean> {
  const title = t('Representative Console');
  const [file] = (await vscode.window.showOpenDialog({ title, openLabel: t('Use This Program') })) ?? [];
  if (!file) {
    return false;
  }
  const settings = vscode.workspace.getConfiguration('repWorkflows');
  await settings.update('repConsole.path', file.fsPath, vscode.ConfigurationTarget.Global);
  return true;
}
