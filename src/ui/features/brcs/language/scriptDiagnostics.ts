import * as vscode from 'vscode';
import { checkParsedScript } from '../../../../brcs/checks/check.ts';
import type { Problem, Severity } from '../../../../brcs/checks/problems.ts';
import { parsedScript, rangeOf, textEdits } from './parsedScripts.ts';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Returns the problems of a script, for the Problems view and the editor. */
export function scriptDiagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return checkParsedScript(parsedScript(document)).map((problem) => diagnosticOf(document, problem));
}

function diagnosticOf(document: vscode.TextDocument, { code, severity, message, range }: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, range), message, SEVERITIES[severity]);
  diagnostic.code = code;
  diagnostic.source = 'BRCS';
  return diagnostic;
}

/** Returns the fixes of the problems that overlap `range`. */
export function scriptFixes(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
  return checkParsedScript(parsedScript(document)).flatMap((problem) => {
    if (!rangeOf(document, problem.range).intersection(range)) {
      return [];
    }
    return problem.fixes.map(({ title, edits }, index) => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.set(document.uri, textEdits(document, edits));
      action.diagnostics = [diagnosticOf(document, problem)];
      action.isPreferred = index === 0;
      return action;
    });
  });
}
