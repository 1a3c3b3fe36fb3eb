import * as vscode from 'vscode';
import type { Appliance } from '../../../command-api/answers/appliances.ts';
import type { Health } from '../../../command-api/answers/health.ts';
import { requireAvailable } from '../../../command-api/availability.ts';
import type { CommandClient } from '../../../command-api/client.ts';
import { confirmEnding } from '../../shared/pickers/confirmEnding.ts';
import { oneLine } from '../../platform/plainText.ts';
import { problemText } from '../../platform/problems.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { clientTypeWords } from './clientTypes.ts';

const { t } = vscode.l10n;
const ACTION = 'set_failover_role';

interface RoleChange extends PickItem {
  readonly role: 'primary' | 'backup';
  readonly sync: boolean;
  readonly force?: true;
}

const CHANGES: readonly RoleChange[] = [
  { label: t('Primary, after a data sync'), role: 'primary', sync: true },
  { label: t('Primary, at once'), role: 'primary', sync: false },
  { label: t('Backup, after a data sync'), role: 'backup', sync: true },
  { label: t('Backup, at once'), role: 'backup', sync: false },
  {
    label: t('Backup, after a data sync, even if the peer cannot be reached'),
    detail: t('The site may then have no primary appliance.'),
    role: 'backup',
    sync: true,
    force: true,
  },
  {
    label: t('Backup, at once, even if the peer cannot be reached'),
    detail: t('The site may then have no primary appliance.'),
    role: 'backup',
    sync: false,
    force: true,
  },
];

/** The appliance that answers requests to the site's address. */
interface Reached {
  /** The GUID, or the hostname if the site does not send one: it tells two appliances apart. */
  readonly identity: string;
  /** The name as in the view. */
  readonly name: string;
  /** Its entry in the list of appliances. */
  readonly listed: Appliance | undefined;
}

type ApplianceCommands = Pick<CommandClient, 'appliances' | 'health'>;

/**
 * Changes the failover role of the appliance that the site's address leads to (guide: set_failover_role), after a
 * confirmation.
 * @param meant the GUID of the appliance to change; the change is refused if another one answers.
 */
export async function setFailoverRole(active: ActiveSite, meant?: string): Promise<{ success: string } | undefined> {
  const { account, commands, site } = active.access();
  requireAvailable(ACTION, account);
  const reached = await reachedAppliance(commands, site.url, meant);
  const title = t('Set Failover Role of {0}', reached.name);
  const change = await showQuickPick(CHANGES, { title, placeHolder: t('Select a role and when it is taken') });
  if (!change) {
    return undefined;
  }
  const { role, sync, force } = change;
  const params = { role, data_sync_first: sync, ...(force && { force }) };
  const words = wordsFor(change, reached.name, await connectedNow(commands));
  const confirmed = await confirmEnding(active, ACTION, params, words);
  if (!confirmed) {
    return undefined;
  }
  await requireSame(commands, reached);
  return confirmed.run(ACTION, params);
}

/**
 * Returns the appliance that answers at `url`.
 * @param meant the required GUID; any if left out.
 * @throws Error if the site does not say which one answers, or if it is another one than `meant`.
 */
export async function reachedAppliance(
  commands: ApplianceCommands,
  url: string,
  meant: string | undefined,
): Promise<Reached> {
  const [health, appliances] = await Promise.all([commands.health(), commands.appliances()]).catch((error: unknown) => {
    const { host } = new URL(url);
    const message = t(
      'Which appliance answers at {0} is not known, so no role was changed. {1}',
      host,
      problemText(error),
    );
    throw new Error(message, { cause: error });
  });
  const listed = placeOf(health, appliances);
  const name = oneLine(listed?.name || listed?.publicHostname || health.appliance || new URL(url).host);
  if (meant !== undefined && listed?.id !== meant) {
    const wanted = appliances.find(({ id }) => id === meant);
    throw new Error(
      t(
        'The address {0} leads to {1}, and a role can only be changed there. To change that of {2}, add a site with its own address.',
        new URL(url).host,
        name,
        oneLine(wanted?.name || wanted?.publicHostname || meant),
      ),
    );
  }
  return { identity: identityOf(health), name, listed };
}

/** Matches by GUID, or by hostname if the health has no GUID. */
function placeOf(health: Health, appliances: readonly Appliance[]): Appliance | undefined {
  const named = appliances.filter(({ publicHostname }) => publicHostname !== '' && publicHostname === health.appliance);
  return health.applianceId === ''
    ? named.find(() => named.length === 1)
    : appliances.find(({ id }) => id === health.applianceId);
}

function identityOf({ appliance, applianceId }: Health): string {
  return applianceId || appliance;
}

/** A shared address may have moved to the other appliance while the person read the question. */
async function requireSame(commands: ApplianceCommands, { identity, name }: Reached): Promise<void> {
  const now = await commands.health();
  if (identityOf(now) !== identity) {
    throw new Error(
      t('{0} answers no longer at this address: {1} does. No role was changed.', name, oneLine(identityOf(now))),
    );
  }
}

/** Returns the number of clients of each type that would be disconnected. */
async function connectedNow(commands: CommandClient): Promise<string> {
  try {
    const { summary } = await commands.connectedClientList({ summaryOnly: true });
    const totals = new Map<string, number>();
    for (const [type, count] of summary.flatMap(({ counts }) => Object.entries(counts))) {
      totals.set(type, (totals.get(type) ?? 0) + count);
    }
    const connected = [...totals].filter(([, count]) => count > 0);
    const lines = connected.map(([type, count]) => t('{0}: {1}', clientTypeWords(type), count));
    return lines.length === 0 ? t('Nobody is connected now.') : [t('Connected now:'), ...lines].join('\n');
  } catch (error) {
    return t('Who is connected now is not known. {0}', problemText(error));
  }
}

function wordsFor({ role, sync, force }: RoleChange, name: string, connected: string) {
  const question =
    role === 'primary' ? t('Make {0} the primary appliance?', name) : t('Make {0} the backup appliance?', name);
  const detail = sync
    ? t(
        'Everybody on the present primary appliance is disconnected during the data sync: representatives, customers and Jump Clients. Nothing else can be done until the roles have changed.',
      )
    : t(
        'Everybody on the present primary appliance is disconnected. What has not been synchronised yet is missing on the other one.',
      );
  const risk = force ? [t('The site may then have no primary appliance.')] : [];
  return { question, detail: [detail, ...risk, connected].join('\n\n'), go: t('Change Role') };
}
