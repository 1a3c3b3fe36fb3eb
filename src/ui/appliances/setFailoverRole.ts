import * as vscode from 'vscode';
import { requireAvailable } from '../../command-api/availability.ts';
import type { CommandClient } from '../../command-api/client.ts';
import { oneLine } from '../plainText.ts';
import { asProblem } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { clientTypeWords } from './clientTypes.ts';

const { t } = vscode.l10n;

interface Change extends vscode.QuickPickItem {
  readonly role: 'primary' | 'backup';
  readonly sync: boolean;
  readonly force?: boolean;
}

const CHANGES: readonly Change[] = [
  { label: t('Primary, after a data sync'), role: 'primary', sync: true },
  { label: t('Primary, at once'), role: 'primary', sync: false },
  { label: t('Backup, after a data sync'), role: 'backup', sync: true },
  { label: t('Backup, at once'), role: 'backup', sync: false },
  {
    label: t('Backup, even if the peer cannot be reached'),
    detail: t('The site may then have no primary appliance.'),
    role: 'backup',
    sync: false,
    force: true,
  },
];

/** Changes the failover role of the appliance that the site's address leads to (guide: set_failover_role), after asking. */
export async function setFailoverRole(active: ActiveSite): Promise<{ success: string } | undefined> {
  try {
    const { account, commands, site } = active.access();
    requireAvailable('set_failover_role', account);
    const name = await applianceName(commands, new URL(site.url).host);
    const title = t('Set Failover Role of {0}', name);
    const change = await vscode.window.showQuickPick(CHANGES, { title, placeHolder: t('Which role, and when?') });
    if (!change || !(await confirmed(change, name, await connectedNow(commands)))) {
      return undefined;
    }
    const { role, sync, force } = change;
    return await commands.run('set_failover_role', { role, data_sync_first: sync, ...(force && { force }) });
  } catch (error) {
    throw asProblem(error);
  }
}

/** The appliance that answers at `host` as the view calls it; the host itself where the site does not tell. */
export async function applianceName(
  commands: Pick<CommandClient, 'appliances' | 'health'>,
  host: string,
): Promise<string> {
  const [health, appliances] = await Promise.all([
    commands.health().catch(() => undefined),
    commands.appliances().catch(() => []),
  ]);
  const reached = appliances.find(({ id }) => id === health?.applianceId);
  return oneLine(reached?.name || reached?.publicHostname || host);
}

/** How many of each are connected and would be cut off; empty where the site does not tell. */
async function connectedNow(commands: CommandClient): Promise<string> {
  const list = await commands.connectedClientList({ summaryOnly: true }).catch(() => undefined);
  const totals = new Map<string, number>();
  for (const [type, count] of list?.summary.flatMap(({ counts }) => Object.entries(counts)) ?? []) {
    totals.set(type, (totals.get(type) ?? 0) + count);
  }
  const connected = [...totals].filter(([, count]) => count > 0);
  return connected.map(([type, count]) => t('{0}: {1}', clientTypeWords(type), count)).join('\n');
}

async function confirmed({ role, sync }: Change, name: string, connected: string): Promise<boolean> {
  const go = t('Change Role');
  const question =
    role === 'primary' ? t('Make {0} the primary appliance?', name) : t('Make {0} the backup appliance?', name);
  const detail = sync
    ? t(
        'Everybody on the present primary appliance is disconnected during the data sync: representatives, customers and Jump Clients. Nothing else can be done until the roles have changed.',
      )
    : t(
        'Everybody on the present primary appliance is disconnected. What has not been synchronised yet is missing on the other one.',
      );
  const whole = connected === '' ? detail : `${detail}\n\n${t('Connected now:')}\n${connected}`;
  return (await vscode.window.showWarningMessage(question, { modal: true, detail: whole }, go)) === go;
}
