import * as vscode from 'vscode';
import type { Event } from '../../../base/event.ts';

const SCHEME = 'rep-workflows-row';
const STALE: vscode.FileDecoration = { color: new vscode.ThemeColor('disabledForeground') };

/** A state whose rows may be stale. */
interface MaybeStale {
  /** The time since which they are stale, in milliseconds since the epoch; undefined while they are fresh. */
  readonly staleSince: number | undefined;
  readonly onDidChangeStatus: Event<void>;
}

/**
 * Returns the address of a row, by which its colour can change without a refresh.
 * @param color the theme colour of its label while the row is fresh.
 */
export function rowUri(key: string, color = ''): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${key}`, query: color });
}

/** Dims every row while the rows are stale. */
export function dimStaleRows(live: MaybeStale): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let stale = false;
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration: ({ scheme, query }) => {
      if (scheme !== SCHEME || (!stale && query === '')) {
        return undefined;
      }
      return stale ? STALE : { color: new vscode.ThemeColor(query) };
    },
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
