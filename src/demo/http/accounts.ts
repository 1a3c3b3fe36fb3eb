import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What an API account may do (guide: get_api_info). */
export interface Permissions {
  readonly perm_backup: 0 | 1;
  readonly perm_command: 'full_access' | 'read_only' | 'deny';
  readonly perm_configuration: 0 | 1;
  readonly perm_configuration_vault_account: 0 | 1;
  readonly perm_ecm: 0 | 1;
  readonly perm_real_time_state: 0 | 1;
  readonly perm_reporting_archive: 0 | 1;
  readonly perm_reporting_license: 0 | 1;
  readonly perm_reporting_presentation: 0 | 1;
  readonly perm_reporting_support: 0 | 1;
  readonly perm_reporting_vault: 0 | 1;
  readonly perm_vault_backup: 0 | 1;
}

/** An API account of the demo site. */
export interface ApiAccount {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly permissions: Permissions;
}

/** May do all that this site offers. */
export const FULL_PERMISSIONS: Permissions = {
  perm_backup: 1,
  perm_command: 'full_access',
  perm_configuration: 1,
  perm_configuration_vault_account: 1,
  perm_ecm: 1,
  perm_real_time_state: 1,
  perm_reporting_archive: 1,
  perm_reporting_license: 1,
  perm_reporting_presentation: 1,
  perm_reporting_support: 1,
  perm_reporting_vault: 1,
  perm_vault_backup: 1,
};

/** May only read, and only by the command API. */
export const LIMITED_PERMISSIONS: Permissions = {
  perm_backup: 0,
  perm_command: 'read_only',
  perm_configuration: 0,
  perm_configuration_vault_account: 0,
  perm_ecm: 0,
  perm_real_time_state: 0,
  perm_reporting_archive: 0,
  perm_reporting_license: 0,
  perm_reporting_presentation: 0,
  perm_reporting_support: 0,
  perm_reporting_vault: 0,
  perm_vault_backup: 0,
};

/**
 * An account with an id and a secret of its own.
 * @param seed makes both the same each time, for tests; left out they cannot be guessed.
 */
export function createAccount(permissions: Permissions, seed: string | undefined): ApiAccount {
  const secret = (length: number, use: string): string =>
    seed === undefined
      ? randomBytes(length).toString('hex')
      : createHash('sha512')
          .update(`${seed} ${use}`)
          .digest('hex')
          .slice(0, length * 2);
  return { clientId: secret(20, 'id'), clientSecret: secret(32, 'secret'), permissions };
}

/** Whether two secrets are the same, in a time that tells nothing about them. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
