import * as vscode from 'vscode';
import { externalKeyOf } from '../../state/facts.ts';
import type { LiveState } from '../sites/liveState.ts';
import { resolveNode } from '../views/nodeKeys.ts';

const { t } = vscode.l10n;

/**
 * Copies the LSIDs of the sessions or presentations in the given rows, each in a line (guide: System State Model,
 * `lsid`).
 */
export async function copyLsid(live: LiveState, clicked: unknown, selection: unknown): Promise<{ lsid: string }> {
  const lsid = linesOf(clicked, selection, (row) => lsidOf(live, row));
  if (lsid === undefined) {
    throw new Error(t('That session is no longer in progress.'));
  }
  await vscode.env.clipboard.writeText(lsid);
  return { lsid };
}

/** Copies the external keys (the tickets) that the sessions in the given rows are bound to, each in a line. */
export async function copyExternalKey(
  live: LiveState,
  clicked: unknown,
  selection: unknown,
): Promise<{ externalKey: string }> {
  const externalKey = linesOf(clicked, selection, (row) => keyOfRow(live, row));
  if (externalKey === undefined) {
    throw new Error(t('That session has no external key.'));
  }
  await vscode.env.clipboard.writeText(externalKey);
  return { externalKey };
}

/** What `textOf` gives for the row that was clicked, and for those selected with it, from the top; undefined for none. */
function linesOf(
  clicked: unknown,
  selection: unknown,
  textOf: (row: unknown) => string | undefined,
): string | undefined {
  const rows: readonly unknown[] = Array.isArray(selection) && selection.includes(clicked) ? selection : [clicked];
  const lines = new Set(rows.flatMap((row) => textOf(row) || []));
  return lines.size > 0 ? [...lines].join('\n') : undefined;
}

function lsidOf({ model }: LiveState, row: unknown): string | undefined {
  const node = resolveNode(row);
  if (node?.kind === 'presentation') {
    return model.rows('presentation_session').get(node.id)?.lsid;
  }
  return node?.kind === 'session' ? model.rows('support_session').get(node.id)?.lsid : undefined;
}

function keyOfRow({ model }: LiveState, row: unknown): string | undefined {
  const node = resolveNode(row);
  return node?.kind === 'session' ? externalKeyOf(model, node.id) : undefined;
}
