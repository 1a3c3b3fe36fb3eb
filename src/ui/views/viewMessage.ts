import * as vscode from 'vscode';
import { shortMomentText, timeText } from '../durations.ts';
import type { LiveState } from '../sites/liveState.ts';

const { t } = vscode.l10n;

/** The line above the rows while they are not what is now: past, stale, or polled. Undefined when all is well. */
export function viewMessage(live: LiveState, pollSeconds: number): string | undefined {
  if (live.pastTime !== undefined) {
    return t('Past: {0} (read-only)', shortMomentText(live.pastTime));
  }
  if (live.status === 'polling') {
    return t('Asked for every {0} s: the account may not read the real-time state.', pollSeconds);
  }
  if (live.staleSince === undefined || live.model.rows('queue').size === 0) {
    return undefined;
  }
  const since = t('Offline since {0}.', timeText(live.staleSince));
  if (live.nextTryAt === undefined) {
    return live.status === 'reconnecting' ? t('{0} Reconnecting…', since) : since;
  }
  const seconds = Math.max(1, Math.ceil((live.nextTryAt - Date.now()) / 1000));
  return t('{0} Reconnecting in {1} s.', since, seconds);
}
