import * as vscode from 'vscode';
import { describeAction } from '../../../command-api/actions.ts';
import { deniedActions, type DeniedAction } from '../../../command-api/availability.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;

/**
 * Lists the actions that the account may not run or the site is too old for; choosing one explains what to do about it.
 */
export function showDeniedActions(active: ActiveSite): readonly DeniedAction[] {
  const { account, site } = active.access();
  const denied = deniedActions(account);
  void show(denied, site.label);
  return denied;
}

async function show(denied: readonly DeniedAction[], siteLabel: string): Promise<void> {
  const items = denied.map(({ action, reason }) => {
    const [cause = reason] = reason.split('. ');
    return { icon: 'lock', label: action, description: describeAction(action).description, detail: cause, reason };
  });
  const title = t('Not Available at {0}', siteLabel);
  const placeHolder = items.length > 0 ? t('Press Enter to see what to do') : t('Every action is available.');
  const picked = await showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  if (picked) {
    void showInformationMessage(picked.reason);
  }
}
