import type { AccountReport } from './account.ts';
import type { Availability } from './availability.ts';

/** A permission of an API account. */
export interface Permission {
  /** The name of the permission in /login > Management > API Configuration. */
  readonly grant: string;
  /** The consequence of lacking it. */
  readonly without: string;
}

/** All permissions in the guide (get_api_info), and those of newer sites. */
export const PERMISSIONS = {
  perm_command: {
    grant: 'Command API: Read-Only or Full Access',
    without: 'Session keys, actions on sessions, teams and representatives, appliances, Jump shortcuts.',
  },
  perm_real_time_state: {
    grant: 'Real-Time State API: Allow Access',
    without: 'Live queues and sessions. The lists are asked for once a minute instead.',
  },
  perm_reporting_support: {
    grant: 'Allow Access to Support Session Reports and Recordings',
    without: 'Reports, transcripts, surveys, summaries and recordings of sessions.',
  },
  perm_reporting_presentation: {
    grant: 'Allow Access to Presentation Session Reports and Recordings',
    without: 'Reports and recordings of presentations.',
  },
  perm_reporting_license: {
    grant: 'Allow Access to License Usage Reports',
    without: 'The licence usage report.',
  },
  perm_reporting_archive: {
    grant: 'Allow Access to Archive Reports',
    without: 'Metrics, and what the queues looked like in the past.',
  },
  perm_reporting_vault: {
    grant: 'Allow Access to Vault Account Activity Reports',
    without: 'The Vault activity report.',
  },
  perm_backup: { grant: 'Backup API: Allow Access', without: 'Backups.' },
  perm_vault_backup: {
    grant: 'Backup API: Allow Vault Encryption Key Access',
    without: 'A backup of the Vault’s encryption key.',
  },
  perm_configuration: {
    grant: 'Configuration API: Allow Access',
    without: 'The Configuration API, and the names of the representatives’ statuses.',
  },
  perm_configuration_vault_account: {
    grant: 'Configuration API: Manage Vault Accounts',
    without: 'Vault accounts in the Configuration API.',
  },
  perm_ecm: {
    grant: 'Endpoint Credential Manager API: Allow Access',
    without: 'Nothing here: it is for Endpoint Credential Manager clients.',
  },
  perm_reporting_jump_item: {
    grant: 'Allow Access to Jump Item Reports',
    without: 'Jump item reports (newer sites).',
  },
  perm_reporting_syslog: {
    grant: 'Allow Access to Syslog Reports',
    without: 'Syslog reports (newer sites).',
  },
  perm_scim: { grant: 'SCIM API: Allow Access', without: 'Nothing here: it is for identity providers.' },
} as const satisfies Record<string, Permission>;

/** A permission that the guide or a newer site knows. */
export type PermissionName = keyof typeof PERMISSIONS;

const REFUSALS = /^(?:0|false|deny)$/i;

/** True if the account has the permission; for an unknown value the site decides. */
export function isGranted(value: string | undefined): boolean {
  return !REFUSALS.test(value?.trim() ?? '');
}

/** Checks if the account may use what `name` allows. An unknown account may. */
export function mayUse(
  name: PermissionName,
  api: string,
  account: Pick<AccountReport, 'permissions'> | undefined,
): Availability {
  if (!account || isGranted(account.permissions[name])) {
    return { available: true };
  }
  const reason = `The API account may not use the ${api}. An administrator can allow it under /login > Management > API Configuration (${PERMISSIONS[name].grant}).`;
  return { available: false, reason };
}
