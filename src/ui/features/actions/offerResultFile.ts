import * as vscode from 'vscode';
import type { CsvTable } from '../../../command-api/jumpShortcuts/csv.ts';
import type { RowResult } from '../../../command-api/jumpShortcuts/importRows.ts';
import { resultFile } from '../../../command-api/jumpShortcuts/resultFile.ts';
import { showInformationMessage, showWarningMessage } from '../../platform/notifications.ts';

const { t } = vscode.l10n;

/** The results of an import, and the table that was imported. */
interface ImportOutcome {
  readonly results: readonly RowResult[];
  readonly table: CsvTable;
  /** True if nothing was sent. */
  readonly isDryRun: boolean;
}

/**
 * Says how many rows succeeded, and offers the file that gives the reason for each that did not. If that file is
 * imported, it continues where this import stopped.
 */
export async function offerResultFile(outcome: ImportOutcome): Promise<void> {
  const open = t('Show Result File');
  const { results, table } = outcome;
  const isWhole = results.length === table.rows.length && results.every(({ ok }) => ok);
  const answer = await (isWhole
    ? showInformationMessage(summary(outcome), open)
    : showWarningMessage(summary(outcome), open));
  if (answer === open) {
    // Rows that passed a dry run are not imported yet: they stay in the file.
    const rows = outcome.isDryRun ? results.filter(({ ok }) => !ok) : results;
    const content = await resultFile(rows, table);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
  }
}

function summary({ results, table, isDryRun }: ImportOutcome): string {
  const failed = results.filter(({ ok }) => !ok).length;
  const good = results.length - failed;
  const left = table.rows.length - results.length;
  if (isDryRun) {
    return t('Dry run: {0} rows can be imported, {1} not. Nothing was sent.', good, failed);
  }
  if (good === 0 && left === 0) {
    return t('No shortcuts imported; {0} rows failed.', failed);
  }
  return left > 0
    ? t('{0} shortcuts imported; {1} rows failed, {2} were not tried.', good, failed, left)
    : t('{0} shortcuts imported; {1} rows failed.', good, failed);
}
