import * as vscode from 'vscode';
import { ATTRIBUTES_VIEW_TYPE, COMPOSER_VIEW_TYPE } from '../../platform/pages/viewTypes.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

/** Brings back what was being written in pages when the window was reloaded. */
export function restoreDrafts(active: ActiveSite, extensionUri: vscode.Uri): vscode.Disposable {
  const restoring = (viewType: string, name: 'restoreChat' | 'restoreAttributes'): vscode.Disposable =>
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await import('./sessionActions.ts'))[name](active, extensionUri, panel, state),
    });
  return vscode.Disposable.from(
    restoring(COMPOSER_VIEW_TYPE, 'restoreChat'),
    restoring(ATTRIBUTES_VIEW_TYPE, 'restoreAttributes'),
  );
}
