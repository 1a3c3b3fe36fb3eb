import * as vscode from 'vscode';
import { hoverAt } from '../../../../brcs/editing/hover.ts';
import { paragraphs } from '../../../platform/trees/tooltipText.ts';
import { rangeOf } from './parsedScripts.ts';

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
