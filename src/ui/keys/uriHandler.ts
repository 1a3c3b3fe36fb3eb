import * as vscode from 'vscode';
import { problemText } from '../problems.ts';
import type { SessionKeys } from './sessionKeys.ts';

const { t } = vscode.l10n;

/**
 * Opens links of the form `vscode://rep-workflows.rep-workflows/key?queue=team:3`. Anybody can write such a link, so
 * it only begins the flow: a key is generated when the person says so.
 */
export function registerUriHandler(keys: Pick<SessionKeys, 'generate' | 'propose'>): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      try {
        await open(uri, keys);
      } catch (error) {
        void vscode.window.showErrorMessage(problemText(error));
      }
    },
  });
}

async function open(uri: vscode.Uri, keys: Pick<SessionKeys, 'generate' | 'propose'>): Promise<void> {
  if (uri.path !== '/key') {
    throw new Error(t('Rep Workflows does not know the link {0}.', uri.path.slice(0, 80)));
  }
  const queueId = new URLSearchParams(uri.query).get('queue')?.trim();
  await (queueId ? keys.propose(queueId) : keys.generate());
}
