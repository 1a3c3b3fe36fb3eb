import * as vscode from 'vscode';
import { externalKeyOf } from '../../../state/facts.ts';
import type { CommandCall, CommandRow } from '../../platform/commands/commandCall.ts';
import type { LiveState } from '../../sites/liveState.ts';

const { t } = vscode.l10n;

type Rows<K extends CommandRow['kind']> = CommandCall<unknown, K>['rows'];

/**
 * Copies the LSIDs of the sessions or presentations in the given rows, one in each line (guide: System State Model,
 * `lsid`).
 */
export async function copyLsid(live: LiveState, rows: Rows<'session' | 'presentation'>): Promise<{ lsid: string }> {
  const tables = { session: 'support_session', presentation: 'presentation_session' } as const;
  const lsid = linesOf(rows, ({ kind, id }) => live.model.rows(tables[kind]).get(id)?.lsid);
  if (lsid === undefined) {
    throw new Error(t('That session is no longer in progress.'));
  }
  await vscode.env.clipboard.writeText(lsid);
  return { lsid };
}

/** Copies the external keys (tickets) of the sessions in the given rows, one in each line. */
export async function copyExternalKey(live: LiveState, rows: Rows<'session'>): Promise<{ externalKey: string }> {
  const externalKey = linesOf(rows, ({ id }) => externalKeyOf(live.model, id));
  if (externalKey === undefined) {
    throw new Error(t('That session has no external key.'));
  }
  await vscode.env.clipboard.writeText(externalKey);
  return { externalKey };
}

/** Returns the texts of `textOf` for the rows, each once; undefined if there is none. */
function linesOf<K extends CommandRow['kind']>(
  rows: Rows<K>,
  textOf: (row: CommandRow<K>) => string | undefined,
): string | undefined {
  const lines = new Set(rows.flatMap((row) => (row && textOf(row)) || []));
  return lines.size > 0 ? [...lines].join('\n') : undefined;
}
