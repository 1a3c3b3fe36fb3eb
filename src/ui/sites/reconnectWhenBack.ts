import * as vscode from 'vscode';
import type { ActiveSiteState } from './activeSiteState.ts';

/** Retries a lost connection at once when the window gets the focus, for example after a sleep. */
export function reconnectWhenBack(active: ActiveSiteState): vscode.Disposable {
  let wasHere = vscode.window.state.focused && vscode.window.state.active;
  return vscode.window.onDidChangeWindowState(({ focused, active: attended }) => {
    const isHere = focused && attended;
    if (isHere && !wasHere) {
      active.tryNow();
    }
    wasHere = isHere;
  });
}
