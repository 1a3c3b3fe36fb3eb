import * as vscode from 'vscode';
import type { ReadableModel } from '../../state/source.ts';
import type { TableRow } from '../../state/tables.ts';
import { resolveNode } from '../views/nodeKeys.ts';

/**
 * The representative of the row that a command was started on; undefined when it was not on such a row.
 * @throws Error when that representative is no longer logged in: nobody else is meant instead.
 */
export function representativeOfRow(model: ReadableModel, element: unknown): TableRow<'representative'> | undefined {
  const node = resolveNode(element);
  if (node?.kind !== 'rep') {
    return undefined;
  }
  const row = model.rows('representative').get(node.id);
  if (!row) {
    throw new Error(vscode.l10n.t('That representative is no longer logged in.'));
  }
  return row;
}
