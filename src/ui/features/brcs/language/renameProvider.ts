import * as vscode from 'vscode';
import { customFieldAt, renameCustomField } from '../../../../brcs/editing/customFields.ts';
import { parsedScript, rangeOf, textEdits } from './parsedScripts.ts';

/** Renames the code name of a custom field in all commands of a script. */
export const renameProvider: vscode.RenameProvider = {
  prepareRename(document, position) {
    const field = fieldAt(document, position);
    return { range: rangeOf(document, field.span), placeholder: field.codeName };
  },
  provideRenameEdits(document, position, newName) {
    const field = fieldAt(document, position);
    const edit = new vscode.WorkspaceEdit();
    const edits = renameCustomField(parsedScript(document), field.codeName, newName);
    edit.set(document.uri, textEdits(document, edits));
    return edit;
  },
};

function fieldAt(document: vscode.TextDocument, position: vscode.Position) {
  const field = customFieldAt(document.getText(), document.offsetAt(position));
  if (!field) {
    throw new Error(vscode.l10n.t('Only the code names of custom fields can be renamed.'));
  }
  return field;
}
