import type { AccountReport } from '../command-api/account.ts';
import type { Availability } from '../command-api/availability.ts';
import { isOlder } from '../command-api/siteFacts.ts';
import { reportDefinition, type ReportPermission, type ReportType } from './reportTypes.ts';

/** What each permission is called on the page where an administrator grants it (guide: the report types' sections). */
const GRANTS: Readonly<Record<ReportPermission, string>> = {
  perm_reporting_support: 'Allow Access to Support Session Reports and Recordings',
  perm_reporting_presentation: 'Allow Access to Presentation Session Reports and Recordings',
  perm_reporting_license: 'Allow Access to License Usage Reports',
  perm_reporting_archive: 'Allow Access to Archive Reports',
};

/** Whether the account and the site's API version allow report `type`; while nothing is known yet, they do. */
export function mayReport(type: ReportType, account: AccountReport | undefined): Availability {
  if (!account) {
    return { available: true };
  }
  const { since, permission } = reportDefinition(type);
  if (since !== undefined && isOlder(account.apiVersion, since)) {
    return {
      available: false,
      reason: `${type} needs API version ${since} or later; the site has ${account.apiVersion}.`,
    };
  }
  // A value the guide does not know leaves the decision to the site.
  if (!/^(?:0|false|deny)$/i.test(account.permissions[permission]?.trim() ?? '')) {
    return { available: true };
  }
  const reason = `${type} needs “${GRANTS[permission]}”. An administrator can allow it under /login > Management > API Configuration.`;
  return { available: false, reason };
}
