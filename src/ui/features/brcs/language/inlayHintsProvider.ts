import * as vscode from 'vscode';
import { valueHints } from '../../../../brcs/editing/valueHints.ts';
import { parsedScript, spanOf } from './parsedScripts.ts';

/** Shows the decoded form after a value that is hard to read. */
export const inlayHintsProvider: vscode.InlayHintsProvider = {
  provideInlayHints: (document, range) =>
    valueHints(parsedScript(document), spanOf(document, range)).map(({ offset, text }) => {
      const hint = new vscode.InlayHint(document.positionAt(offset), text);
      hint.paddingLeft = true;
      return hint;
    }),
};
