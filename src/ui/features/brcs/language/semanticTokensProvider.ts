import * as vscode from 'vscode';
import { markedSpans, type MarkedKind } from '../../../../brcs/editing/valueHints.ts';
import { parsedScript, rangeOf } from './parsedScripts.ts';

/** The token types declared in contributions.ts, and VS Code's own modifier for deprecated names. */
const TOKENS: Readonly<Record<MarkedKind, readonly [type: string, modifiers: readonly string[]]>> = {
  unknownName: ['brcsUnknown', []],
  deprecatedName: ['function', ['deprecated']],
  password: ['brcsPassword', []],
};

export const SEMANTIC_LEGEND = new vscode.SemanticTokensLegend(
  Object.values(TOKENS).map(([type]) => type),
  ['deprecated'],
);

/** Marks what the grammar cannot know: names that are not in the table of actions, and passwords. */
export const semanticTokensProvider: vscode.DocumentSemanticTokensProvider = {
  provideDocumentSemanticTokens(document) {
    const builder = new vscode.SemanticTokensBuilder(SEMANTIC_LEGEND);
    for (const { span, kind } of markedSpans(parsedScript(document))) {
      const [type, modifiers] = TOKENS[kind];
      builder.push(rangeOf(document, span), type, [...modifiers]);
    }
    return builder.build();
  },
};
