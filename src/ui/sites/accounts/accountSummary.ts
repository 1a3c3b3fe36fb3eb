import * as vscode from 'vscode';
import type { AccountReport } from '../../../command-api/account.ts';

const { t } = vscode.l10n;

/** The least difference of the clocks that is mentioned, in seconds. */
const NOTABLE_SKEW = 60;

/** Returns one or two sentences: the site's API version, the account's permissions, and the clock if it is off. */
export function accountSummary({ apiVersion, permissions, skewSeconds }: AccountReport): string {
  const command: Record<string, string> = {
    full_access: t('commands'),
    read_only: t('commands that only read'),
  };
  const may = [
    permissions['perm_real_time_state'] === '1' ? t('the real-time state') : undefined,
    command[permissions['perm_command'] ?? ''],
    permissions['perm_reporting_support'] === '1' ? t('session reports') : undefined,
    permissions['perm_configuration'] === '1' ? t('the configuration') : undefined,
    permissions['perm_backup'] === '1' ? t('backups') : undefined,
  ].filter((word) => word !== undefined);
  const allowed =
    may.length > 0 ? t('The account may use {0}.', may.join(', ')) : t('The account may use nothing yet.');
  const clock =
    Math.abs(skewSeconds) < NOTABLE_SKEW
      ? []
      : [t('The site’s clock differs from this computer’s by {0} s.', Math.round(skewSeconds))];
  const version = apiVersion === '' ? t('The Command API is closed to the account.') : t('API {0}.', apiVersion);
  return [version, allowed, ...clock].join(' ');
}
