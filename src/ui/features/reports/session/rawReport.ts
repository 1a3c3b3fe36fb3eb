import * as vscode from 'vscode';
import type { ReportType } from '../../../../reporting/reportTypes.ts';
import { reportRequest } from '../../../../reporting/reportRequest.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';

/** The most bytes that an editor shows well. */
const MOST_BYTES = 20 * 1024 * 1024;

/** Opens a report's answer as the site sent it. */
export async function showRawReport(active: ActiveSite, type: ReportType, params: object): Promise<void> {
  const { client } = active.access();
  const stream = await client.open(reportRequest(type, params, { now: Date.now() }));
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream.body) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES) {
      break;
    }
  }
  const content = Buffer.concat(pieces).toString('utf8') || (stream.errorText ?? '');
  const document = await vscode.workspace.openTextDocument({ language: 'xml', content });
  await vscode.window.showTextDocument(document, { preview: true });
}
