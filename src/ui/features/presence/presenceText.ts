import * as vscode from 'vscode';
import { presenceOf, sessionCount } from '../../../state/facts.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { presenceLook } from '../../shared/rows/presenceWords.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import type { Wait } from '../../shared/rows/longestWaits.ts';

const { t } = vscode.l10n;

/** The text and look of the status bar item. */
export interface PresenceText {
  /** The name of a codicon. */
  readonly icon: string;
  readonly words: string;
  readonly warning: boolean;
}

const item = (icon: string, words: string, warning = false): PresenceText => ({
  icon,
  words,
  warning,
});

/** Returns the status bar's text: a connection problem, a long wait, else one's own status and sessions. */
export function presenceText(live: LiveState, moment: Moment, waits: readonly Wait[]): PresenceText {
  const connection = connectionText(live);
  if (connection) {
    return connection;
  }
  const [longest] = waits;
  if (longest && longest.seconds >= moment.longWaitSeconds) {
    return item('bell-dot', t('{0} waiting, {1}', waits.length, durationText(longest.seconds)), true);
  }
  const username = live.site?.rep;
  const own = ownRepresentative(moment.model, username);
  if (own) {
    const sessions = sessionCount(moment.model, own.id);
    const presence = presenceOf(own.row);
    const word = presence === undefined ? representativeName(own.row) : capitalised(presenceLook(presence).word);
    const name = moment.statusWord?.(own.row) ?? word;
    return item('account', dotted(name, sessions > 0 ? String(sessions) : ''));
  }
  return username === undefined
    ? item('account', oneLine(live.site?.label ?? ''))
    : item('account', t('Not logged in to the console'));
}

function connectionText(live: LiveState): PresenceText | undefined {
  if (live.status === 'connecting') {
    return item('sync~spin', t('Connecting'));
  }
  if (live.status === 'refused') {
    return item('error', t('Refused'), true);
  }
  if (live.status === 'reconnecting') {
    return item('debug-disconnect', t('Offline'), true);
  }
  if (live.status === 'disconnected') {
    return item('debug-disconnect', live.signedIn ? t('Disconnected') : t('Signed out'));
  }
  return undefined;
}

function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}
