import * as vscode from 'vscode';
import { COLUMNS, mapColumns, type ChosenColumns } from '../../../command-api/jumpShortcuts/columns.ts';
import type { CsvTable } from '../../../command-api/jumpShortcuts/csv.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** Asks for the meaning of each column whose heading is not recognised. Undefined when cancelled. */
export async function askColumns({ headings }: CsvTable): Promise<ChosenColumns | undefined> {
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
