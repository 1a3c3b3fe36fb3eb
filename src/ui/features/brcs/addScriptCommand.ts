import * as vscode from 'vscode';
import { addCommand } from '../../../brcs/editing/addCommand.ts';
import { checkedCommand } from '../../../brcs/buildScript.ts';
import type { CommandAtPlace } from './contributions.ts';
import { askCommand } from './askCommands.ts';
import { parsedScript, textEdits } from './language/parsedScripts.ts';
import { scriptDocument } from './scriptDocument.ts';
import type { ScriptParts } from './scriptParts.ts';

/**
 * Adds a command to a script: `{uri?, line?, action, params?}`, after that line (from 0) or at the end. Without an
 * action it asks. Returns the script's new text; undefined when cancelled.
 * @throws Error whose message names the parameter and its bound, or says that the script is full.
 */
export async function addScriptCommand(
  parts: ScriptParts,
  argument: CommandAtPlace = {},
): Promise<{ readonly text: string } | undefined> {
  const { uri, line, action, params } = argument;
  const document = await scriptDocument(uri);
  const asked =
    action === undefined ? await askCommand(vscode.l10n.t('Add Command'), parts) : { action, params: params ?? {} };
  if (!asked) {
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  const addition = addCommand(parsedScript(document), checkedCommand(asked), line);
  edit.set(document.uri, textEdits(document, [addition]));
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t('The script could not be changed.'));
  }
  return { text: document.getText() };
}
