import * as vscode from 'vscode';
import { parseScript } from '../../../../brcs/parse.ts';
import type { ScriptEdit } from '../../../../brcs/checks/problems.ts';
import type { Script, TextSpan } from '../../../../brcs/syntax.ts';

interface Parsed {
  readonly version: number;
  readonly script: Script;
}

const parsed = new WeakMap<vscode.TextDocument, Parsed>();

/** Returns the parsed script of a document; each version of the document is parsed once. */
export function parsedScript(document: vscode.TextDocument): Script {
  const known = parsed.get(document);
  if (known?.version === document.version) {
    return known.script;
  }
  const script = parseScript(document.getText());
  parsed.set(document, { version: document.version, script });
  return script;
}

/** Returns the range of a span of the script's text. */
export function rangeOf(document: vscode.TextDocument, { start, end }: TextSpan): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Returns the span of a range. */
export function spanOf(document: vscode.TextDocument, { start, end }: vscode.Range): TextSpan {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** Converts edits of a script to edits of VS Code. */
export function textEdits(document: vscode.TextDocument, edits: readonly ScriptEdit[]): vscode.TextEdit[] {
  return edits.map(({ span, text }) => vscode.TextEdit.replace(rangeOf(document, span), text));
}
