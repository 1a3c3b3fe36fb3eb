import * as vscode from 'vscode';
import { hoverAt } from '../../../../brcs/editing/hover.ts';
import { paragraphs } from '../../../platform/trees/tooltipText.ts';
import { parsedScript, rangeOf, textEdits } from './parsedScripts.ts';
import { signatureAt } from '../../../../brcs/editing/signature.ts';
import { customFieldAt, renameCustomField } from '../../../../brcs/editing/customFields.ts';

const LONGEST_VALUE = 2000;

/** Explains an action or a parameter, and shows the decoded form of a value. */
export const hoverProvider: vscode.HoverProvider = {
  provideHover(document, position) {
    const hover = hoverAt(document.getText(), document.offsetAt(position));
    if (!hover) {
      return undefined;
    }
    const contents = hover.documentation === '' ? [] : [new vscode.MarkdownString(hover.documentation)];
    const value = hover.value === undefined ? [] : [decodedValue(hover.value)];
    return new vscode.Hover([...value, ...contents], rangeOf(document, hover.span));
  },
};

/** Returns a value as plain text; anybody may have written it. */
function decodedValue(value: string): vscode.MarkdownString {
  const short = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE).toWellFormed()}…` : value;
  return paragraphs(vscode.l10n.t('Decoded: {0}', short));
}

/** The characters at which VS Code asks for the parameters of a command. */
export const SIGNATURE_TRIGGERS = ['&', '='] as const;

/** Shows the parameters of a command while it is typed. */
export const signatureProvider: vscode.SignatureHelpProvider = {
  provideSignatureHelp(document, position) {
    const signature = signatureAt(document.getText(), document.offsetAt(position));
    if (!signature) {
      return undefined;
    }
    const information = new vscode.SignatureInformation(
      signature.label,
      new vscode.MarkdownString(signature.documentation),
    );
    information.parameters = signature.parameters.map(
      ({ label: [start, end], documentation }) =>
        new vscode.ParameterInformation([start, end], new vscode.MarkdownString(documentation)),
    );
    const help = new vscode.SignatureHelp();
    help.signatures = [information];
    help.activeSignature = 0;
    // An index past the last parameter highlights none.
    help.activeParameter = signature.active ?? signature.parameters.length;
    return help;
  },
};

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
