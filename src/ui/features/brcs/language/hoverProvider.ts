import * as vscode from 'vscode';
import { hoverAt } from '../../../../brcs/hover.ts';
import { paragraphs } from '../../../platform/trees/tooltipText.ts';
import { rangeOf } from './parsedScripts.ts';

const LONGEST_VALUE = 2000;

/** Tells what an action or a parameter means, and what an encoded value says. */
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

/** Somebody's own text, as text. */
function decodedValue(value: string): vscode.MarkdownString {
  const short = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE).toWellFormed()}…` : value;
  return paragraphs(vscode.l10n.t('Decoded: {0}', short));
}
