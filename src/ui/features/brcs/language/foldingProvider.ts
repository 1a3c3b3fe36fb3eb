import * as vscode from 'vscode';
import { foldsOf } from '../../../../brcs/editing/outline.ts';
import { parsedScript } from './parsedScripts.ts';

/** Folds a script into its header. */
export const foldingProvider: vscode.FoldingRangeProvider = {
  provideFoldingRanges: (document) =>
    foldsOf(parsedScript(document)).map(({ start, end }) => new vscode.FoldingRange(start, end)),
};
