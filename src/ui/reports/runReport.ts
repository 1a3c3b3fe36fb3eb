import * as vscode from 'vscode';
import * as v from 'valibot';
import { withoutAnySignature } from '../../reporting/models/signedAddresses.ts';
import type { Report } from '../../reporting/report.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { withProgress } from '../notifications.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { askReport } from './askReport.ts';
import { reportsOf } from './reportAccess.ts';
import { knownReportType } from '../../reporting/validateReport.ts';

const ARGUMENT = v.object({
  type: v.optional(v.string()),
  params: v.optional(v.record(v.string(), v.unknown()), {}),
});

/**
 * Runs any report that is XML. Argument `{type, params}` with the guide's own names; asked for when missing, and then
 * shown as JSON. Gives the typed report.
 */
export async function runReport(active: ActiveSite, argument: unknown): Promise<Report | undefined> {
  const { type, params } = commandArgument(argument, ARGUMENT);
  const asked = type === undefined ? await askReport() : { type, params };
  if (!asked) {
    return undefined;
  }
  const reports = reportsOf(active, knownReportType(asked.type));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Running {0}…', asked.type),
    cancellable: true,
  };
  const report = await withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return (await reports.runNamed(asked.type, asked.params, controller.signal)).collect();
  });
  if (type === undefined) {
    const content = `${JSON.stringify(withoutAnySignature(report), undefined, 2)}\n`;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
  }
  return report;
}
