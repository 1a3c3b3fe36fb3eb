import * as vscode from 'vscode';
import { ReportClient } from '../../../reporting/client.ts';
import { mayReport } from '../../../reporting/reportPermissions.ts';
import type { Report } from '../../../reporting/report.ts';
import type { ReportType, XmlReportType } from '../../../reporting/reportTypes.ts';
import type { PageArgument, PageEnd } from '../../platform/pages/page.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { checkedParams } from './reportParams.ts';
import type { SiteCalendar } from './siteCalendar.ts';

/**
 * Returns the report client of the active site after a check that the account may read all of `types`.
 * @throws Error with the reason if it may not; SiteError if there is no site or nobody is signed in.
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

/**
 * Reads the report of a page's argument to its end.
 * @throws as `reportsOf`, `checkedParams` and ReportClient.
 */
export async function collectReport<T extends XmlReportType>(
  active: ActiveSite,
  type: T,
  argument: PageArgument,
  { calendar, signal }: { readonly calendar: SiteCalendar; readonly signal: AbortSignal },
): Promise<Report<T>> {
  return reportsOf(active, type).collect(type, checkedParams(type, argument, calendar), signal);
}

/** Returns the end of a page that shows a report. */
export function endOf(isComplete: boolean): PageEnd {
  return isComplete
    ? { state: 'complete' }
    : { state: 'incomplete', text: vscode.l10n.t('The report was cut off. What arrived is shown.') };
}
