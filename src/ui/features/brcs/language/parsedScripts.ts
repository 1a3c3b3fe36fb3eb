import * as vscode from 'vscode';
import { parseScript } from '../../../../brcs/parse.ts';
import type { ScriptEdit } from '../../../../brcs/problems.ts';
import type { Script, Span } from '../../../../brcs/syntax.ts';

interface Parsed {
  readonly version: number;
  readonly script: Script;
}

const parsed = new WeakMap<vscode.TextDocument, Parsed>();

/** The script in a document, read once for each of its versions. */
export function parsedScript(document: vscode.TextDocument): Script {
  const known = parsed.get(document);
  if (known?.version === document.version) {
    return known.script;
  }
  const script = parseScript(document.getText());
  parsed.set(document, { version: document.version, script });
  return script;
}

/** The place of a span of the script's text. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The span of a range. */
export function spanOf(document: vscode.TextDocument, { start, end }: vscode.Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The edits, for VS Code. */
export function textEdits(document: vscode.TextDocument, edits: readonly ScriptEdit[]): vscode.TextEdit[] {
  return edits.map(({ span, text }) => vscode.TextEdit.replace(rangeOf(document, span), text));
}
