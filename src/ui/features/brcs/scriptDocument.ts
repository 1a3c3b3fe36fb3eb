import * as vscode from 'vscode';
import type { ScriptPlace } from './contributions.ts';

/**
 * Returns the document of `uri`, else the script in the active editor.
 * @throws Error if there is none.
 */
export async function scriptDocument(uri: ScriptPlace['uri']): Promise<vscode.TextDocument> {
  if (uri !== undefined) {
    return vscode.workspace.openTextDocument(typeof uri === 'string' ? vscode.Uri.parse(uri, true) : uri);
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'brcs') {
    throw new Error(vscode.l10n.t('Open a console script (BRCS) first.'));
  }
  return document;
}
