import { ReportClient } from '../../reporting/client.ts';
import { mayReport } from '../../reporting/reportPermissions.ts';
import type { ReportType } from '../../reporting/reportTypes.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';

/**
 * The reports of the active site, once it is sure that the account may ask for all of `types`.
 * @throws Error that says why not; SiteError where there is no site or nobody is signed in.
 */
export function reportsOf(active: ActiveSite, ...types: readonly ReportType[]): ReportClient {
  const { client, account } = active.access();
  for (const type of types) {
    const permission = mayReport(type, account);
    if (!permission.available) {
      throw new Error(permission.reason);
    }
  }
  return new ReportClient(client);
}
