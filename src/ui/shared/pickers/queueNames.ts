import * as vscode from 'vscode';
import type { ReadableModel } from '../../../state/source.ts';
import { oneLine } from '../../platform/plainText.ts';
import { queueName, representativeName } from '../rows/names.ts';

const { t } = vscode.l10n;

/**
 * Returns the name of the queue with this `queueId` (`team:3`, `rep:7`, `issue:other` …); the id if no name is known.
 */
export function nameOfQueue(model: ReadableModel, queueId: string): string {
  const [form, rest] = split(queueId);
  switch (form) {
    case 'general':
      return t('General');
    case 'team': {
      const row = [...model.rows('queue').values()].find(({ support_team_id }) => support_team_id === rest);
      return row ? queueName(row) : oneLine(queueId);
    }
    case 'rep': {
      const row = [...model.rows('representative').values()].find(({ user_id }) => user_id === rest);
      return row ? representativeName(row) : oneLine(queueId);
    }
    case 'issue':
      return t('Issue {0}', oneLine(rest));
    case 'rep_username':
      return oneLine(rest);
    default:
      return oneLine(queueId);
  }
}

function split(queueId: string): readonly [form: string, rest: string] {
  const colon = queueId.indexOf(':');
  return colon < 0 ? [queueId, ''] : [queueId.slice(0, colon), queueId.slice(colon + 1)];
}
