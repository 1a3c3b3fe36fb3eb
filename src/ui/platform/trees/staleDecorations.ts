import * as vscode from 'vscode';
import type { Event } from '../../../base/event.ts';

const SCHEME = 'rep-workflows-row';
const STALE: vscode.FileDecoration = { color: new vscode.ThemeColor('disabledForeground') };

/** Something whose rows may be stale. */
interface MaybeStale {
  /** Milliseconds since the epoch since when they are; undefined while they are fresh. */
  readonly staleSince: number | undefined;
  readonly onDidChangeStatus: Event<void>;
}

/** The address under which a row's colour can change without the row being refreshed. */
export function rowUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${key}` });
}

/** Dims every row while what it says is no longer fresh. */
export function dimStaleRows(live: MaybeStale): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let stale = false;
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration: (uri) => (stale && uri.scheme === SCHEME ? STALE : undefined),
  };
  const subscription = live.onDidChangeStatus(() => {
    const now = live.staleSince !== undefined;
    if (now !== stale) {
      stale = now;
      changed.fire(undefined);
    }
  });
  return vscode.Disposable.from(changed, subscription, vscode.window.registerFileDecorationProvider(provider));
}
