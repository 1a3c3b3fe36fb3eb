import * as vscode from 'vscode';
import type { AccountReport } from '../../../command-api/account.ts';
import { mayUse, type PermissionName } from '../../../command-api/permissions.ts';
import { SiteError } from '../../../site/errors.ts';
import { problemText } from '../../platform/problems.ts';
import { API_PROBES } from './apiProbes.ts';
import type { ActiveSite, SiteAccess } from '../siteAccess.ts';

const { t } = vscode.l10n;

/** The result of a try of one API. */
export interface TriedApi {
  readonly name: string;
  readonly state: 'works' | 'denied' | 'fails' | 'untried';
  readonly detail: string;
}

/** Sends a small request that changes nothing to each API that the account may use. Never throws. */
export async function tryApis(active: ActiveSite, account: AccountReport): Promise<readonly TriedApi[]> {
  const access = active.access();
  const { client, commands } = access;
  const now = active.siteNow();
  const probe = (permission: keyof typeof API_PROBES, name: string, words: (count: number) => string) =>
    tryAllowed(account, permission, name, async () => words(await API_PROBES[permission](client, now)));
  return Promise.all([
    attempt(t('Authentication (OAuth)'), async () => {
      await client.token();
      return t('a token was given');
    }),
    attempt(t('Health check'), () => healthText(access)),
    tryAllowed(account, 'perm_command', t('Command API'), async () => {
      const { version, failoverRole } = await commands.health();
      return t('appliance {0}, failover role {1}', version || '?', failoverRole || '?');
    }),
    tryAllowed(account, 'perm_real_time_state', t('Real-Time State API'), () => stateText(active)),
    probe('perm_reporting_support', t('Reports of support sessions'), (count) =>
      t('{0} sessions began in the last minute', count),
    ),
    probe('perm_reporting_presentation', t('Reports of presentations'), (count) =>
      t('{0} presentations began in the last minute', count),
    ),
    probe('perm_reporting_license', t('Reports of licence usage'), (count) => t('usage of {0} intervals', count)),
    probe('perm_reporting_archive', t('Archive reports'), archiveText),
    probe('perm_configuration', t('Configuration API'), () => t('openapi.yaml is there')),
    untried(account, 'perm_backup', t('Backup API')),
  ]);
}

function archiveText(count: number): string {
  return count === 0
    ? t('no archives of yesterday: check “Enable State Archive API” under /login > Management > API Configuration')
    : t('{0} archives of yesterday', count);
}

async function healthText({ commands }: SiteAccess): Promise<string> {
  const { healthy, status, message } = await commands.probeHealth();
  if (!healthy) {
    throw new Error([t('status {0}', status), message].filter(Boolean).join(': '));
  }
  return message || t('healthy');
}

/** The connection is open already, or its problem is known. */
function stateText({ status, problem }: ActiveSite): Promise<string> {
  return status === 'live' ? Promise.resolve(t('connected')) : Promise.reject(problem ?? new Error(status));
}

async function tryAllowed(
  account: AccountReport,
  permission: PermissionName,
  name: string,
  ask: () => Promise<string>,
): Promise<TriedApi> {
  const may = mayUse(permission, name, account);
  return may.available ? attempt(name, ask) : { name, state: 'denied', detail: may.reason };
}

async function untried(account: AccountReport, permission: PermissionName, name: string): Promise<TriedApi> {
  const { state, detail } = await tryAllowed(account, permission, name, () => Promise.resolve(''));
  return { name, state: state === 'works' ? 'untried' : state, detail };
}

async function attempt(name: string, ask: () => Promise<string>): Promise<TriedApi> {
  try {
    return { name, state: 'works', detail: await ask() };
  } catch (error) {
    const isDenied = SiteError.is(error, 'not-permitted', 'access-denied', 'api-disabled');
    return { name, state: isDenied ? 'denied' : 'fails', detail: problemText(error) };
  }
}
