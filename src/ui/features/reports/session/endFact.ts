import * as vscode from 'vscode';
import type { Standing } from '../../../../reporting/models/session/sessionEnd.ts';
import type { Fact } from '../../../../webviews/kit/messages.ts';

/**
 * Returns the time at which a session or presentation ended, or that it is in progress, or that its end was not
 * recorded.
 */
export function endFact({ endTime }: { readonly endTime: number | null }, standing: Standing): Fact {
  const { t } = vscode.l10n;
  return {
    label: t('End'),
    value: endTime ?? (standing === 'inProgress' ? t('In progress') : t('No end recorded')),
    kind: 'time',
  };
}
