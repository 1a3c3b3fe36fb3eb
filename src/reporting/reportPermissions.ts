import type { AccountReport } from '../command-api/account.ts';
import type { Availability } from '../command-api/availability.ts';
import { isGranted, PERMISSIONS } from '../command-api/permissions.ts';
import { versionProblem } from '../schema/siteFacts.ts';
import { reportDefinition, type ReportType } from './reportTypes.ts';

/** Whether the account and the site's API version allow report `type`; while nothing is known yet, they do. */
export function mayReport(type: ReportType, account: AccountReport | undefined): Availability {
  if (!account) {
    return { available: true };
  }
  const { since, permission } = reportDefinition(type);
  const tooOld = versionProblem(type, account.apiVersion, since);
  if (tooOld !== undefined) {
    return { available: false, reason: tooOld };
  }
  // A value the guide does not know leaves the decision to the site.
  if (isGranted(account.permissions[permission])) {
    return { available: true };
  }
  // The guide has a switch of the whole site beside the account's permission.
  const needed = permission === 'perm_reporting_archive' ? ', and “Enable State Archive API” on the site' : '';
  const reason = `${type} needs “${PERMISSIONS[permission].grant}”${needed}. An administrator can allow it under /login > Management > API Configuration.`;
  return { available: false, reason };
}
