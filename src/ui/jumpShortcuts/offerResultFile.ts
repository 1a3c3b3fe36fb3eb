import * as vscode from 'vscode';
import type { CsvTable } from '../../command-api/jumpShortcuts/csv.ts';
import type { RowResult } from '../../command-api/jumpShortcuts/importRows.ts';
import { resultFile } from '../../command-api/jumpShortcuts/resultFile.ts';

const { t } = vscode.l10n;

/** Says how many rows went well, and offers the file that gives the reason for each that did not. */
export async function offerResultFile(results: readonly RowResult[], table: CsvTable, rows: number): Promise<void> {
  const failed = results.filter(({ ok }) => !ok).length;
  const left = rows - results.length;
  const text =
    left > 0
      ? t('{0} rows imported, {1} not, {2} not tried.', results.length - failed, failed, left)
      : t('{0} rows imported, {1} not.', results.length - failed, failed);
  const open = t('Show Result File');
  const answer = await (failed > 0
    ? vscode.window.showWarningMessage(text, open)
    : vscode.window.showInformationMessage(text, open));
  if (answer === open) {
    const document = await vscode.workspace.openTextDocument({ content: resultFile(results, table) });
    await vscode.window.showTextDocument(document);
  }
}
