import * as vscode from 'vscode';
import { signatureAt } from '../../../../brcs/signature.ts';

/** What makes VS Code ask for the parameters of a command. */
export const SIGNATURE_TRIGGERS = ['&', '='] as const;

/** Shows which parameters a command has while it is written. */
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
    // One past the last parameter marks none.
    help.activeParameter = signature.active ?? signature.parameters.length;
    return help;
  },
};
