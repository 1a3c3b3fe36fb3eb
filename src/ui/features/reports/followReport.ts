import * as vscode from 'vscode';
import type { Standing } from '../../../reporting/models/session/sessionEnd.ts';
import { isUnreachable } from '../../platform/unreachable.ts';
import type { PageEnd, PageWriter } from '../../platform/pages/page.ts';
import { problemText } from '../../platform/problems.ts';
import { endOf } from '../../shared/reports/reportAccess.ts';

const { t } = vscode.l10n;
/** Milliseconds between two requests for something that is still in progress. */
const AGAIN_MS = 20_000;

/** A report of something that may be in progress. */
export interface FollowedReport<T> {
  /** Requests the report. */
  readonly ask: () => Promise<{ readonly item: T; readonly complete: boolean }>;
  /** Shows the report; called again when it has changed. */
  readonly show: (item: T, standing: Standing) => Promise<void> | void;
  readonly standing: (item: T) => Standing;
  /** Milliseconds until the next request. */
  readonly againMs?: number;
}

/**
 * Shows a report, and shows it again whenever it has more events, until its subject has ended. Waits while the site
 * cannot be reached.
 */
export async function followReport<T extends { readonly endTime: number | null; readonly events: readonly unknown[] }>(
  page: PageWriter,
  signal: AbortSignal,
  { ask, show, standing, againMs = AGAIN_MS }: FollowedReport<T>,
): Promise<PageEnd> {
  let shown: string | undefined;
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if (shown === undefined || signal.aborted || !isUnreachable(error)) {
        throw error;
      }
      page.following(t('{0} The report goes on when the site answers again.', problemText(error)));
      return undefined;
    });
    if (answer !== undefined) {
      const { item, complete } = answer;
      const stands = standing(item);
      const version = JSON.stringify([item.events.length, item.endTime, stands]);
      if (version !== shown) {
        shown = version;
        await show(item, stands);
      }
      if (!complete) {
        return endOf(false);
      }
      if (stands !== 'inProgress') {
        return { state: 'complete' };
      }
      page.following(t('In progress. The report follows it.'));
    }
    await pause(againMs, signal);
    await page.inSight();
  }
}

/** Returns the one item of a report that was requested by its id. */
export function onlyItem<T extends { readonly lsid: string }>(items: readonly T[], lsid: string): T | undefined {
  return items.find((item) => item.lsid === lsid) ?? items[0];
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error(t('The page was closed.')));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
