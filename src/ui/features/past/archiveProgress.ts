import * as vscode from 'vscode';
import type { ArchiveWork } from '../../../reporting/archive/archiveClient.ts';
import { SiteError } from '../../../site/errors.ts';
import { withProgress } from '../../platform/notifications.ts';
import { asProblem } from '../../platform/problems.ts';

const { t } = vscode.l10n;

/**
 * Shows the progress of reading archives; undefined when the person cancels it.
 * @throws Error with a message for people.
 */
export async function withArchiveProgress<T>(
  title: string,
  work: (how: ArchiveWork) => Promise<T>,
): Promise<T | undefined> {
  return withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const cancelling = new AbortController();
      const subscription = token.onCancellationRequested(() => cancelling.abort());
      let shown = 0;
      try {
        return await work({
          signal: cancelling.signal,
          onProgress: ({ done, total }) => {
            const percent = (100 * done) / Math.max(1, total);
            progress.report({ increment: percent - shown, message: t('{0} of {1} archives', done, total) });
            shown = percent;
          },
        });
      } catch (error) {
        if (token.isCancellationRequested && SiteError.is(error, 'cancelled')) {
          return undefined;
        }
        throw asProblem(error);
      } finally {
        subscription.dispose();
      }
    },
  );
}
