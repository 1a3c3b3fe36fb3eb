import * as vscode from 'vscode';
import { systemClock } from '../../../../base/clock.ts';
import { Coalescer } from '../../../../base/coalescer.ts';
import { DisposableStore } from '../../../../base/disposable.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { COMPLETION_TRIGGERS, completionProvider } from './completionProvider.ts';
import { RecentValues } from '../recentValues.ts';
import {
  codeLensProvider,
  foldingProvider,
  formattingProvider,
  inlayHintsProvider,
  linkProvider,
  SEMANTIC_LEGEND,
  semanticTokensProvider,
  symbolProvider,
} from './documentProviders.ts';
import { hoverProvider, renameProvider, SIGNATURE_TRIGGERS, signatureProvider } from './positionProviders.ts';
import { ADD_KIND, COPY_KIND, scriptActionsProvider } from './scriptActionsProvider.ts';
import { scriptDiagnostics, scriptFixes } from './scriptDiagnostics.ts';
import { ScriptWords } from '../scriptWords.ts';

const PAUSE_MS = 200;
const LANGUAGE = 'brcs';

/** Registers all language features of BRCS. This module is loaded when the first script opens. */
export function registerLanguageFeatures(active: ActiveSite, memento: vscode.Memento): vscode.Disposable {
  const words = new ScriptWords(active, new RecentValues(memento));
  const { languages } = vscode;
  return vscode.Disposable.from(
    watchDiagnostics(),
    languages.registerCompletionItemProvider(LANGUAGE, completionProvider(words), ...COMPLETION_TRIGGERS),
    languages.registerHoverProvider(LANGUAGE, hoverProvider),
    languages.registerSignatureHelpProvider(LANGUAGE, signatureProvider, ...SIGNATURE_TRIGGERS),
    languages.registerDocumentSymbolProvider(LANGUAGE, symbolProvider),
    languages.registerFoldingRangeProvider(LANGUAGE, foldingProvider),
    languages.registerDocumentFormattingEditProvider(LANGUAGE, formattingProvider),
    languages.registerDocumentRangeFormattingEditProvider(LANGUAGE, formattingProvider),
    languages.registerRenameProvider(LANGUAGE, renameProvider),
    languages.registerDocumentLinkProvider(LANGUAGE, linkProvider),
    languages.registerInlayHintsProvider(LANGUAGE, inlayHintsProvider),
    languages.registerDocumentSemanticTokensProvider(LANGUAGE, semanticTokensProvider, SEMANTIC_LEGEND),
    languages.registerCodeLensProvider(LANGUAGE, codeLensProvider),
    languages.registerCodeActionsProvider(
      LANGUAGE,
      { provideCodeActions: (document, range) => scriptFixes(document, range) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    languages.registerCodeActionsProvider(LANGUAGE, scriptActionsProvider, {
      providedCodeActionKinds: [ADD_KIND, COPY_KIND],
    }),
  );
}

/** Checks the open scripts soon after they change. */
function watchDiagnostics(): vscode.Disposable {
  const resources = new DisposableStore();
  const problems = resources.add(vscode.languages.createDiagnosticCollection(LANGUAGE));
  const stale = new Set<vscode.TextDocument>();
  const check = (): void => {
    for (const document of stale) {
      if (!document.isClosed) {
        problems.set(document.uri, scriptDiagnostics(document));
      }
    }
    stale.clear();
  };
  const coalescer = resources.add(new Coalescer(check, systemClock, PAUSE_MS));
  const recheck = (document: vscode.TextDocument): void => {
    if (document.languageId === LANGUAGE) {
      stale.add(document);
      coalescer.request();
    }
  };
  resources.add(vscode.workspace.onDidOpenTextDocument(recheck));
  resources.add(vscode.workspace.onDidChangeTextDocument(({ document }) => recheck(document)));
  resources.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)));
  vscode.workspace.textDocuments.forEach(recheck);
  return resources;
}
