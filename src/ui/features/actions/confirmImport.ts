import * as vscode from 'vscode';
import type { CheckedRow } from '../../../command-api/jumpShortcuts/checkRows.ts';
import { showWarningMessage } from '../../platform/notifications.ts';

const { t } = vscode.l10n;
const SHOWN = 5;

/** Shows the result of the check and asks whether to import. Undefined when cancelled. */
export async function confirmImport(
  rows: readonly CheckedRow[],
  siteLabel: string,
): Promise<'import' | 'dryRun' | undefined> {
  const bad = rows.flatMap((row) => ('error' in row ? [row] : []));
  const done = rows.filter((row) => 'params' in row && row.done).length;
  const good = rows.length - bad.length - done;
  if (good === 0) {
    const first = bad[0] ? t('Row {0}: {1}', bad[0].row, bad[0].error) : t('The file has no rows.');
    throw new Error(t('No row can be imported. {0}', first));
  }
  const create = good === 1 ? t('Import 1 Row') : t('Import {0} Rows', good);
  const onlyCheck = t('Dry Run');
  const examples = bad.slice(0, SHOWN).map(({ row, error }) => t('Row {0}: {1}', row, error));
  const more = bad.length > SHOWN ? [t('… and {0} more', bad.length - SHOWN)] : [];
  const before = done > 0 ? [t('{0} rows have been imported before and are not sent again.', done)] : [];
  const wrong =
    bad.length > 0
      ? [
          bad.length === 1 ? t('1 row will be left out:') : t('{0} rows will be left out:', bad.length),
          ...examples,
          ...more,
        ]
      : [];
  const detail = [...before, ...wrong].join('\n');
  const question =
    good === 1
      ? t('Create a Jump shortcut at {0}?', siteLabel)
      : t('Create {0} Jump shortcuts at {1}?', good, siteLabel);
  const answer = await showWarningMessage(question, { modal: true, detail }, create, onlyCheck);
  return answer === create ? 'import' : answer === onlyCheck ? 'dryRun' : undefined;
}
