import * as vscode from 'vscode';
import { durationText, timeText } from '../../platform/durations.ts';
import { oneLine } from '../../platform/plainText.ts';
import { problemText } from '../../platform/problems.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { customerOf, queueName, representativeName } from '../../shared/rows/names.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import { escaped } from '../../platform/trees/tooltipText.ts';
import type { Wait } from '../../shared/rows/longestWaits.ts';

const { t } = vscode.l10n;

/**
 * Returns the tooltip: the site, the time of one's login, problems, and the three longest waits. The waits are no
 * links, because no tooltip with others' texts may run commands; a click on the item offers the same three.
 */
export function presenceTooltip(live: LiveState, moment: Moment, waits: readonly Wait[]): vscode.MarkdownString {
  const { model, now } = moment;
  const own = ownRepresentative(model, live.site?.rep);
  const since = own?.row.created_timestamp;
  const lines = [
    since === undefined
      ? undefined
      : t('{0}, logged in for {1}', representativeName(own?.row), durationText(now - since)),
    connectionText(live),
    live.problem && problemText(live.problem),
    ...waits.slice(0, 3).map(({ sessionId, queueId, seconds }) => {
      const customer = customerOf(model, sessionId);
      return t(
        '{0} has waited {1} in {2}',
        customer,
        durationText(seconds),
        queueName(model.rows('queue').get(queueId)),
      );
    }),
  ];
  const text = new vscode.MarkdownString(`**${escaped(oneLine(live.site?.label ?? ''))}**`);
  for (const line of lines.filter((known) => known !== undefined)) {
    text.appendMarkdown(`  \n${escaped(line)}`);
  }
  return text;
}

/** Returns the state of the connection; undefined while it is well. */
function connectionText({ status, signedIn, staleSince }: LiveState): string | undefined {
  if (status === 'disconnected') {
    return signedIn ? t('Disconnected') : t('Signed out');
  }
  return staleSince === undefined ? undefined : t('Offline since {0}', timeText(staleSince));
}
