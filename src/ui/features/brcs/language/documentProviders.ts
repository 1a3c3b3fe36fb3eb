import * as vscode from 'vscode';
import { foldsOf, type OutlineNode, outlineOf } from '../../../../brcs/editing/outline.ts';
import { parsedScript, rangeOf, spanOf, textEdits } from './parsedScripts.ts';
import { linksOf, type MarkedKind, markedSpans, valueHints } from '../../../../brcs/editing/valueHints.ts';
import { clickFor } from '../../../platform/commands/callCommand.ts';
import { MAX_COMMANDS } from '../../../../brcs/scriptActions.ts';
import { touches } from '../../../../brcs/editing/cursor.ts';
import { formatEdits } from '../../../../brcs/editing/format.ts';

/** Lists commands and their parameters for the outline and the breadcrumbs. */
export const symbolProvider: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols: (document) => outlineOf(parsedScript(document)).map((node) => symbolOf(document, node)),
};

function symbolOf(document: vscode.TextDocument, node: OutlineNode): vscode.DocumentSymbol {
  const kind = node.kind === 'command' ? vscode.SymbolKind.Function : vscode.SymbolKind.Property;
  const [range, nameRange] = [rangeOf(document, node.span), rangeOf(document, node.nameSpan)];
  const symbol = new vscode.DocumentSymbol(node.name || '?', node.detail, kind, range, nameRange);
  symbol.children = node.children.map((child) => symbolOf(document, child));
  return symbol;
}

/** Folds a script into its header. */
export const foldingProvider: vscode.FoldingRangeProvider = {
  provideFoldingRanges: (document) =>
    foldsOf(parsedScript(document)).map(({ start, end }) => new vscode.FoldingRange(start, end)),
};

/** Makes links of the hosts in a script. */
export const linkProvider: vscode.DocumentLinkProvider = {
  provideDocumentLinks: (document) =>
    linksOf(parsedScript(document)).map(
      ({ span, url }) => new vscode.DocumentLink(rangeOf(document, span), vscode.Uri.parse(url, true)),
    ),
};

/** Shows the decoded form after a value that is hard to read. */
export const inlayHintsProvider: vscode.InlayHintsProvider = {
  provideInlayHints: (document, range) =>
    valueHints(parsedScript(document), spanOf(document, range)).map(({ offset, text }) => {
      const hint = new vscode.InlayHint(document.positionAt(offset), text);
      hint.paddingLeft = true;
      return hint;
    }),
};

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

const { t } = vscode.l10n;

/** Shows the commands for a whole script above its header. */
export const codeLensProvider: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const { lines } = parsedScript(document);
    const commands = lines.filter(({ kind }) => kind === 'command').length;
    const uri = document.uri.toString();
    const lens = (command: vscode.Command) => new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
    return [
      ...(commands > 0 ? [lens(clickFor(t('$(play) Run'), 'runScript', document.uri))] : []),
      ...(commands < MAX_COMMANDS ? [lens(clickFor(t('$(add) Add command…'), 'addScriptCommand', { uri }))] : []),
      ...(commands > 0 ? [lens(clickFor(t('$(copy) Copy as…'), 'copyScript', { uri }))] : []),
    ];
  },
};

/** Rewrites a script, or a part of it, in canonical percent-encoding. */
export const formattingProvider: vscode.DocumentFormattingEditProvider & vscode.DocumentRangeFormattingEditProvider = {
  provideDocumentFormattingEdits: (document) => textEdits(document, formatEdits(parsedScript(document))),
  provideDocumentRangeFormattingEdits(document, range) {
    const chosen = spanOf(document, range);
    const edits = formatEdits(parsedScript(document)).filter(({ span }) => touches(span, chosen));
    return textEdits(document, edits);
  },
};
