import * as vscode from 'vscode';
import type { CommandClient } from '../../../command-api/client.ts';
import { type CheckedRow, checkRows, tableOf } from '../../../command-api/jumpShortcuts/checkRows.ts';
import { type CsvTable, decodeCsv, readCsv } from '../../../command-api/jumpShortcuts/csv.ts';
import { importRows, type RowResult } from '../../../command-api/jumpShortcuts/importRows.ts';
import type { ImportArgument } from './contributions.ts';
import { requireAvailable } from '../../../command-api/availability.ts';
import { showWarningMessage, withProgress } from '../../platform/notifications.ts';
import { problemText } from '../../platform/problems.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { confirmImport } from './confirmImport.ts';
import { offerResultFile } from './offerResultFile.ts';
import { type ChosenColumns, COLUMNS, mapColumns } from '../../../command-api/jumpShortcuts/columns.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/**
 * Creates Jump shortcuts (guide: import_jump_shortcut) from a CSV file or from rows with the guide's names. Every row
 * is checked before the first is sent; a dry run sends none. Returns the result of each row; row 1 is the first data
 * row.
 */
export async function importJumpShortcuts(
  active: ActiveSite,
  argument?: ImportArgument,
): Promise<readonly RowResult[] | undefined> {
  requireAvailable('import_jump_shortcut', active.access().account);
  if (!argument) {
    return importByHand(active);
  }
  const { file, rows, dryRun } = argument;
  if ((file === undefined) === (rows === undefined)) {
    throw new Error(t('Give either file, a CSV file, or rows.'));
  }
  const table = file === undefined ? tableOf(rows ?? []) : await readTable(uriOf(file));
  return collect(importRows(await checkRows(table), { commands: active.access().commands, dryRun }));
}

async function importByHand(active: ActiveSite): Promise<readonly RowResult[] | undefined> {
  const { commands, site } = active.access();
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('Import Jump Shortcuts'),
      openLabel: t('Check'),
      filters: { CSV: ['csv', 'txt'] },
    })) ?? [];
  const table = file && (await readTable(file));
  const chosen = table && (await askColumns(table));
  if (!table || !chosen) {
    return undefined;
  }
  const rows = await checkRows(table, { chosen });
  const choice = await confirmImport(rows, site.label);
  if (choice === undefined) {
    return undefined;
  }
  const results =
    choice === 'dryRun'
      ? await collect(importRows(rows, { commands, dryRun: true }))
      : await importWithProgress(commands, rows);
  void offerResultFile({ results, table, isDryRun: choice === 'dryRun' });
  return results;
}

/** Imports with progress; after a failure the person can continue with the rows that are left. */
async function importWithProgress(commands: CommandClient, rows: readonly CheckedRow[]): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  while (results.length < rows.length) {
    const stopped = await importFrom(commands, rows, results);
    const goOn = t('Go On');
    const message = t('{0} of {1} rows are done. {2}', results.length, rows.length, stopped);
    if (results.length < rows.length && (await showWarningMessage(message, goOn)) !== goOn) {
      break;
    }
  }
  return results;
}

/**
 * Imports the rows and adds to `results`. Resolves to the reason for an early end; empty when it was cancelled or all
 * rows are done.
 */
function importFrom(commands: CommandClient, rows: readonly CheckedRow[], results: RowResult[]): Thenable<string> {
  const title = t('Importing Jump shortcuts');
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return withProgress(options, async (progress, cancellation) => {
    const abort = new AbortController();
    const subscription = cancellation.onCancellationRequested(() => abort.abort());
    try {
      for await (const result of importRows(rows, { commands, signal: abort.signal, from: results.length + 1 })) {
        results.push(result);
        progress.report({ message: `${results.length} / ${rows.length}`, increment: 100 / rows.length });
      }
      return '';
    } catch (error) {
      return problemText(error);
    } finally {
      subscription.dispose();
    }
  });
}

async function readTable(file: vscode.Uri): Promise<CsvTable> {
  return readCsv(decodeCsv(await vscode.workspace.fs.readFile(file)));
}

function uriOf(file: string | vscode.Uri): vscode.Uri {
  if (typeof file !== 'string') {
    return file;
  }
  return /^[\w+.-]{2,}:/.test(file) ? vscode.Uri.parse(file, true) : vscode.Uri.file(file);
}

async function collect(results: AsyncIterable<RowResult>): Promise<readonly RowResult[]> {
  const all: RowResult[] = [];
  for await (const result of results) {
    all.push(result);
  }
  return all;
}

/** Asks for the meaning of each column whose heading is not recognised. Undefined when cancelled. */
async function askColumns({ headings }: CsvTable): Promise<ChosenColumns | undefined> {
  let chosen: ChosenColumns = {};
  for (const heading of mapColumns(headings).unknown.filter((name) => name !== '')) {
    const { columns } = mapColumns(headings, chosen);
    const taken = new Set(columns.values());
    const ignore = { icon: 'circle-slash', label: t('Ignore This Column'), column: null };
    const known = COLUMNS.filter((column) => !taken.has(column)).map((column) => ({ label: column, column }));
    const title = t('What Is the Column “{0}”?', oneLine(heading));
    const picked = await showQuickPick([ignore, ...known], { title, ignoreFocusOut: true });
    if (!picked) {
      return undefined;
    }
    chosen = { ...chosen, [heading]: picked.column };
  }
  return chosen;
}
