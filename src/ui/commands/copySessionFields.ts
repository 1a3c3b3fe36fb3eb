import * as vscode from 'vscode';
import { attributesOf } from '../../state/facts.ts';
import type { LiveState } from '../sites/liveState.ts';
import { resolveNode } from '../views/nodeKeys.ts';

const { t } = vscode.l10n;

/** Copies the LSID of the session or presentation in the given row (guide: System State Model, `lsid`). */
export async function copyLsid(live: LiveState, element: unknown): Promise<{ lsid: string }> {
  const node = resolveNode(element);
  const row =
    node?.kind === 'session'
      ? live.model.rows('support_session').get(node.id)
      : node?.kind === 'presentation'
        ? live.model.rows('presentation_session').get(node.id)
        : undefined;
  if (!row?.lsid) {
    throw new Error(t('That session is no longer in progress.'));
  }
  await vscode.env.clipboard.writeText(row.lsid);
  return { lsid: row.lsid };
}

/** Copies the external key (the ticket) that the session in the given row is bound to. */
export async function copyExternalKey(live: LiveState, element: unknown): Promise<{ externalKey: string }> {
  const node = resolveNode(element);
  const attributes = node?.kind === 'session' ? attributesOf(live.model, node.id) : [];
  const externalKey = attributes.find((attribute) => attribute.code_name === 'external_key')?.value;
  if (!externalKey) {
    throw new Error(t('That session has no external key.'));
  }
  await vscode.env.clipboard.writeText(externalKey);
  return { externalKey };
}
