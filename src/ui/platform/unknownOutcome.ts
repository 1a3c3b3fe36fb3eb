import * as vscode from 'vscode';
import type { ActionName } from '../../command-api/actions.ts';
import type { SiteError } from '../../site/errors.ts';
import { callCommand } from './commands/callCommand.ts';
import { viewId, type ViewName } from './contributions/views.ts';
import { showWarningMessage } from './notifications.ts';

const { t } = vscode.l10n;

/** The views that show the effect of an action. */
const SHOWN_IN: Partial<Record<ActionName, ViewName>> = {
  join_session: 'sessions',
  transfer_session: 'queues',
  leave_session: 'sessions',
  terminate_session: 'sessions',
  set_session_attributes: 'sessions',
  create_virtual_customer: 'queues',
  set_rep_status: 'reps',
  set_failover_role: 'appliances',
};

/** Says that the outcome of a change is not known, and offers to open the view that would show it, else the log. */
export async function showUnknownOutcome(text: string, { details }: SiteError): Promise<void> {
  const look = t('Look');
  const view = Object.entries(SHOWN_IN).find(([action]) => action === details.action)?.[1];
  const button = view ? look : t('Show Log');
  if ((await showWarningMessage(text, button)) !== button) {
    return;
  }
  if (view) {
    await callCommand(view === 'appliances' ? 'refreshAppliances' : 'refresh');
    await vscode.commands.executeCommand(`${viewId(view)}.focus`);
  } else {
    await callCommand('showLog');
  }
}
