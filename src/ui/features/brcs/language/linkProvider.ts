import * as vscode from 'vscode';
import { linksOf } from '../../../../brcs/editing/valueHints.ts';
import { parsedScript, rangeOf } from './parsedScripts.ts';

/** Makes links of the hosts in a script. */
export const linkProvider: vscode.DocumentLinkProvider = {
  provideDocumentLinks: (document) =>
    linksOf(parsedScript(document)).map(
      ({ span, url }) => new vscode.DocumentLink(rangeOf(document, span), vscode.Uri.parse(url, true)),
    ),
};
