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

/** The report that a page's argument asks for, read to its end. @throws as `reportsOf`, `checkedParams` and ReportClient */
export async function collectReport<T extends XmlReportType>(
  active: ActiveSite,
  type: T,
  argument: PageArgument,
  { calendar, signal }: { readonly calendar: SiteCalendar; readonly signal: AbortSignal },
): Promise<Report<T>> {
  return reportsOf(active, type).collect(type, checkedParams(type, argument, calendar), signal);
}

/** How a page ends that shows a report. */
export function endOf(isComplete: boolean): PageEnd {
  return isComplete
    ? { state: 'complete' }
    : { state: 'incomplete', text: vscode.l10n.t('The report was cut off. What arrived is shown.') };
}
