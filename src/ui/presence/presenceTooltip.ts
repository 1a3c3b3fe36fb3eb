import * as vscode from 'vscode';
import { durationText, timeText } from '../durations.ts';
import { oneLine } from '../plainText.ts';
import { problemText } from '../problems.ts';
import type { LiveState } from '../sites/liveState.ts';
import { customerName, queueName, representativeName } from '../views/names.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';
import type { Moment } from '../views/sessionRow.ts';
import type { Wait } from './longestWaits.ts';

const { t } = vscode.l10n;

/** The site, since when one is logged in, what is wrong, and the three longest waits. */
export function presenceTooltip(live: LiveState, moment: Moment, waits: readonly Wait[]): vscode.MarkdownString {
  const { model, now } = moment;
  const own = ownRepresentative(model, live.site?.rep);
  const since = own?.row.created_timestamp;
  const lines = [
    since === undefined
      ? undefined
      : t('{0}, logged in for {1}', representativeName(own?.row), durationText(now - since)),
    live.staleSince === undefined ? undefined : t('Offline since {0}', timeText(live.staleSince)),
    live.problem && problemText(live.problem),
    ...waits.slice(0, 3).map(({ sessionId, queueId, seconds }) => {
      const customer = customerName(model.rows('support_session').get(sessionId) ?? {});
      return t(
        '{0} has waited {1} in {2}',
        customer,
        durationText(seconds),
        queueName(model.rows('queue').get(queueId)),
      );
    }),
    t('Click for your actions.'),
  ];
  const text = new vscode.MarkdownString()
    .appendMarkdown('**')
    .appendText(oneLine(live.site?.label ?? ''))
    .appendMarkdown('**');
  for (const line of lines.filter((known) => known !== undefined)) {
    text.appendMarkdown('  \n').appendText(line);
  }
  return text;
}
