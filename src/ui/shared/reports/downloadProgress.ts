import * as vscode from 'vscode';
import type { DownloadProgress } from '../../../site/files/download.ts';
import { withProgress } from '../../platform/notifications.ts';

const MEGABYTE = 1_000_000;
/** Milliseconds between two updates, so that the numbers can be read. */
const STEP_MS = 250;

/** The options by which a download reports its progress and can be stopped. */
export interface ProgressOptions {
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly signal: AbortSignal;
}

/** Shows a download's size, speed and end, with a button that cancels it. */
export async function withDownloadProgress<T>(
  title: string,
  download: (options: ProgressOptions) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const begun = performance.now();
    let shownAt = begun;
    let share = 0;
    return download({
      signal: controller.signal,
      onProgress: ({ bytes, totalBytes }) => {
        const now = performance.now();
        if (now - shownAt < STEP_MS) {
          return;
        }
        shownAt = now;
        const next = totalBytes ? (100 * bytes) / totalBytes : 0;
        progress.report({
          message: figures(bytes, totalBytes, (now - begun) / 1000),
          increment: Math.max(0, next - share),
        });
        share = Math.max(share, next);
      },
    });
  });
}

function figures(bytes: number, total: number | undefined, seconds: number): string {
  const size = (count: number): string => (count / MEGABYTE).toFixed(1);
  const speed = size(bytes / Math.max(seconds, 0.001));
  return total === undefined
    ? vscode.l10n.t('{0} MB, {1} MB/s', size(bytes), speed)
    : vscode.l10n.t('{0} of {1} MB, {2} MB/s', size(bytes), size(total), speed);
}
