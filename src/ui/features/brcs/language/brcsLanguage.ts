import * as vscode from 'vscode';
import { DisposableStore } from '../../../../base/disposable.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';

const LANGUAGE = 'brcs';

/** Loads the language features of BRCS files when the first such file opens. */
export function registerBrcsLanguage(active: ActiveSite, memento: vscode.Memento): vscode.Disposable {
  const resources = new DisposableStore();
  let isLoading = false;
  const loadFor = async ({ languageId }: vscode.TextDocument): Promise<void> => {
    if (languageId === LANGUAGE && !isLoading) {
      isLoading = true;
      const { registerLanguageFeatures } = await import('./languageFeatures.ts');
      resources.add(registerLanguageFeatures(active, memento));
    }
  };
  resources.add(vscode.workspace.onDidOpenTextDocument((document) => void loadFor(document)));
  vscode.workspace.textDocuments.forEach((document) => void loadFor(document));
  resources.add(
    vscode.tasks.registerTaskProvider(LANGUAGE, {
      provideTasks: async () => (await import('../scriptTasks.ts')).provideTasks(),
      resolveTask: async (task) => (await import('../scriptTasks.ts')).resolveTask(task),
    }),
  );
  return resources;
}
