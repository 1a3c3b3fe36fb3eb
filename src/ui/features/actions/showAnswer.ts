import * as vscode from 'vscode';
import { showInformationMessage } from '../../platform/notifications.ts';

const { t } = vscode.l10n;

/** Opens an answer as JSON, with a button that opens the XML as the site sent it. */
export async function showAnswer(action: string, answer: unknown, xml: string): Promise<void> {
  await open('json', JSON.stringify(answer, undefined, 2));
  const raw = t('Show XML');
  if ((await showInformationMessage(t('The site answered {0}.', action), raw)) === raw) {
    await open('xml', xml);
  }
}

async function open(language: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: true });
}
