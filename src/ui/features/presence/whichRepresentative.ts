import * as vscode from 'vscode';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';

/**
 * Returns the representative of the row that a command was started on; undefined if it was started without a row.
 * @throws Error if that representative is no longer logged in, so that nobody else is used instead.
 */
export function representativeOfRow(
  model: ReadableModel,
  clicked: CommandRow<'rep'> | undefined,
): TableRow<'representative'> | undefined {
  if (!clicked) {
    return undefined;
  }
  const row = model.rows('representative').get(clicked.id);
  if (!row) {
    throw new Error(vscode.l10n.t('That representative is no longer logged in.'));
  }
  return row;
}
