import * as vscode from 'vscode';
import { buildScript, type RequestedCommand } from '../../../brcs/buildScript.ts';

/** The address and the text of an open script. */
export interface OpenedScript {
  readonly uri: string;
  readonly text: string;
}

/**
 * Opens a script with these commands as a new document named `*.brcs-<company>`.
 * @throws Error whose message names the parameter and its bound.
 */
export async function openScript(commands: readonly RequestedCommand[], company: string): Promise<OpenedScript> {
  const text = buildScript(commands);
  const uri = unusedName(company);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  const opened = await vscode.workspace.openTextDocument(uri);
  await vscode.workspace.applyEdit(edit);
  const document =
    opened.languageId === 'brcs' ? opened : await vscode.languages.setTextDocumentLanguage(opened, 'brcs');
  await vscode.window.showTextDocument(document);
  return { uri: document.uri.toString(), text: document.getText() };
}

/**
 * Returns the extension of a script's name (guide: brcs-<companySiteName>), without the company if it is no valid file
 * name.
 */
export function scriptEnding(company: string): string {
  return /^[\w.-]+$/.test(company) ? `brcs-${company}` : 'brcs';
}

/** Returns a name that no open document has. */
function unusedName(company: string): vscode.Uri {
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (let count = 1; ; count++) {
    const path = `script${count === 1 ? '' : `-${count}`}.${scriptEnding(company)}`;
    const uri = vscode.Uri.from({ scheme: 'untitled', path });
    if (!taken.has(uri.toString())) {
      return uri;
    }
  }
}
