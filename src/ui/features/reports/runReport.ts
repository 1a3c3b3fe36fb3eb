import * as vscode from 'vscode';
import { withoutAnySignature } from '../../../reporting/models/text/signedAddresses.ts';
import type { Report } from '../../../reporting/report.ts';
import { knownReportType } from '../../../reporting/validateReport.ts';
import type { ReportArgument } from './contributions.ts';
import { formUntilDone } from '../../platform/forms/untilDone.ts';
import { withProgress } from '../../platform/notifications.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { reportsOf } from '../../shared/reports/reportAccess.ts';
import { reportForm } from './reportForm.ts';

/**
 * Runs any report in XML. The argument is `{type, params}` with the guide's own names; without it the person is asked,
 * and the report is shown as JSON. Returns the typed report.
 */
export async function runReport(active: ActiveSite, argument?: ReportArgument): Promise<Report | undefined> {
  return argument?.type === undefined ? runByHand(active) : collected(active, argument.type, argument.params);
}

async function runByHand(active: ActiveSite): Promise<Report | undefined> {
  const form = await reportForm();
  const report = form && (await formUntilDone(form, (values) => collected(active, form.title, values)));
  if (report) {
    const content = `${JSON.stringify(withoutAnySignature(report), undefined, 2)}\n`;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
  }
  return report;
}

async function collected(active: ActiveSite, type: string, params: Readonly<Record<string, unknown>>): Promise<Report> {
  const reports = reportsOf(active, knownReportType(type));
  const title = vscode.l10n.t('Running {0}…', type);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return (await reports.runNamed(type, params, controller.signal)).collect();
  });
}
