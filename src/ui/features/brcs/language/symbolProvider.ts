import * as vscode from 'vscode';
import { outlineOf, type OutlineNode } from '../../../../brcs/editing/outline.ts';
import { parsedScript, rangeOf } from './parsedScripts.ts';

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
