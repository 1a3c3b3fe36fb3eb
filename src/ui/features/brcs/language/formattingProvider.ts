import type * as vscode from 'vscode';
import { touches } from '../../../../brcs/editing/cursor.ts';
import { formatEdits } from '../../../../brcs/editing/format.ts';
import { parsedScript, spanOf, textEdits } from './parsedScripts.ts';

/** Rewrites a script, or a part of it, in canonical percent-encoding. */
export const formattingProvider: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider = {
  provideDocumentFormattingEdits: (document) => textEdits(document, formatEdits(parsedScript(document))),
  provideDocumentRangeFormattingEdits(document, range) {
    const chosen = spanOf(document, range);
    const edits = formatEdits(parsedScript(document)).filter(({ span }) => touches(span, chosen));
    return textEdits(document, edits);
  },
};
