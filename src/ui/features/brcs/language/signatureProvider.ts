import * as vscode from 'vscode';
import { signatureAt } from '../../../../brcs/editing/signature.ts';

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
