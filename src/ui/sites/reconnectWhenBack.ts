import * as vscode from 'vscode';
import type { ActiveSiteState } from './activeSiteState.ts';

/** Tries a lost connection again at once when the person comes back to the window: after a sleep, for example. */
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
