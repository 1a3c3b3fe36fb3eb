import * as vscode from 'vscode';
import { shortMomentText, timeText } from '../../platform/durations.ts';
import { problemText } from '../../platform/problems.ts';
import type { LiveState } from '../../sites/liveState.ts';

const { t } = vscode.l10n;

/** Returns the line above the rows if they are not live: past, stale, or polled. Undefined if all is well. */
export function viewMessage(live: LiveState, pollSeconds: number): string | undefined {
  const brief = briefMessage(live, pollSeconds);
  if (brief === undefined || live.pastTime !== undefined) {
    return brief;
  }
  const more = live.status === 'polling' ? whyPolled(live) : nextTry(live);
  return more === undefined ? brief : `${brief} ${more}`;
}

/** Returns the line for all views but the first: the state, without its reason or duration. */
export function briefMessage(live: LiveState, pollSeconds: number): string | undefined {
  if (live.pastTime !== undefined) {
    return t('Past: {0} (read-only)', shortMomentText(live.pastTime));
  }
  if (live.status === 'polling') {
    return unbroken(t('Updates every {0} s.', pollSeconds));
  }
  const hasRows = live.model.rows('queue').size > 0;
  return live.staleSince !== undefined && hasRows ? t('Offline since {0}.', timeText(live.staleSince)) : undefined;
}

function whyPolled({ realTimeProblem: problem }: LiveState): string {
  return problem === undefined
    ? t('This account can’t read live state.')
    : t('The real-time state cannot be reached. {0}', problemText(problem));
}

function nextTry({ status, nextTryAt }: LiveState): string | undefined {
  if (nextTryAt === undefined) {
    return status === 'reconnecting' ? t('Reconnecting…') : undefined;
  }
  const seconds = Math.max(1, Math.ceil((nextTryAt - Date.now()) / 1000));
  return unbroken(t('Reconnecting in {0} s.', seconds));
}

/** Keeps a sentence together, so that a narrow side bar wraps before it and not between a number and its unit. */
function unbroken(sentence: string): string {
  return sentence.replaceAll(' ', '\u00a0');
}
