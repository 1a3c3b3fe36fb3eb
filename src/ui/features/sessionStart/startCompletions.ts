import * as vscode from 'vscode';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const SCRIPTS = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'];

/**
 * Offers snippets that start sessions in HTML and JavaScript files once there is a site; before that they would only
 * disturb people who write web pages.
 */
export function registerStartCompletions(active: ActiveSite): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(['html', ...SCRIPTS], {
    provideCompletionItems: async (document) => {
      if (!active.site) {
        return [];
      }
      const { startCompletions } = await import('./completionItems.ts');
      return startCompletions(active.site.url, document.languageId === 'html');
    },
  });
}
