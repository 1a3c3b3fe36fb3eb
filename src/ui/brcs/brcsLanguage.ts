import * as vscode from 'vscode';
import { systemClock } from '../../base/clock.ts';
import { Coalescer } from '../../base/coalescer.ts';
import { DisposableStore } from '../../base/disposable.ts';

const PAUSE = 200;
const LANGUAGE = 'brcs';
const load = () => import('./scriptDiagnostics.ts');

/** Checks the open BRCS files while they are written, and offers fixes. Costs nothing until such a file is open. */
export function registerBrcsLanguage(): vscode.Disposable {
  const resources = new DisposableStore();
  const problems = resources.add(vscode.languages.createDiagnosticCollection(LANGUAGE));
  const stale = new Set<vscode.TextDocument>();
  const check = async (): Promise<void> => {
    const documents = [...stale];
    stale.clear();
    const { scriptDiagnostics } = await load();
    for (const document of documents.filter(({ isClosed }) => !isClosed)) {
      problems.set(document.uri, scriptDiagnostics(document));
    }
  };
  const coalescer = resources.add(new Coalescer(() => void check(), systemClock, PAUSE));
  const look = (document: vscode.TextDocument): void => {
    if (document.languageId === LANGUAGE) {
      stale.add(document);
      coalescer.request();
    }
  };
  resources.add(vscode.workspace.onDidOpenTextDocument(look));
  resources.add(vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)));
  resources.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)));
  resources.add(
    vscode.languages.registerCodeActionsProvider(
      LANGUAGE,
      { provideCodeActions: async (document, range) => (await load()).scriptFixes(document, range) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
  vscode.workspace.textDocuments.forEach(look);
  return resources;
}
