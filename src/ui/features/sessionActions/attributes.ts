import * as vscode from 'vscode';
import type { CommandCall } from '../../platform/commands/commandCall.ts';
import type { ActionArgument } from './contributions.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { openAttributes, readAttributes, type Attribute } from './attributePage.ts';
import { readSessionRequest, runOnSessions, type SessionAnswer } from './runOnSessions.ts';
import { namesOf } from '../../shared/pickers/sessionLines.ts';
import type { SessionTarget } from '../../shared/pickers/sessionTargets.ts';

const { t } = vscode.l10n;

/** An attribute to copy; a heading has no value. */
interface AttributeItem extends PickItem {
  readonly value?: string;
}

/**
 * Sets attributes of sessions (guide: set_session_attributes); an empty text clears one. Without an argument it opens a
 * page with all of them, and resolves with the answer when they are saved.
 */
export async function editAttributes(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'set_session_attributes'>> {
  const command = { action: 'set_session_attributes', title: t('Edit Session Attributes') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request?.byHand) {
    const asking = { question: t('Change the attributes?'), go: t('Change') };
    return request && runOnSessions(active, 'set_session_attributes', request, request.given, asking);
  }
  const [first, ...others] = request.targets.map(({ lsid }) => lsid);
  return first === undefined ? undefined : openAttributes(active, extensionUri, [first, ...others]);
}

/** Reads the attributes of sessions (guide: get_session_attributes); without an argument it also lists them to copy. */
export async function showAttributes(
  active: ActiveSite,
  call: CommandCall<ActionArgument>,
): Promise<SessionAnswer<'get_session_attributes'>> {
  const command = { action: 'get_session_attributes', title: t('Show Session Attributes') } as const;
  const request = await readSessionRequest(active, command, call);
  if (!request) {
    return undefined;
  }
  const all = await Promise.all(request.targets.map(({ lsid }) => readAttributes(active, lsid)));
  if (request.byHand) {
    await showToCopy(request.targets, all);
  }
  const [only = [], ...others] = all;
  return others.length === 0 ? only : all;
}

async function showToCopy(targets: readonly SessionTarget[], all: readonly (readonly Attribute[])[]): Promise<void> {
  const title = t('Attributes: {0}', namesOf(targets));
  const items = targets.flatMap(({ name }, index): readonly AttributeItem[] => {
    const attributes = all[index]?.map(copyItem) ?? [];
    const heading = { label: name, kind: vscode.QuickPickItemKind.Separator };
    return targets.length > 1 && attributes.length > 0 ? [heading, ...attributes] : attributes;
  });
  const placeHolder = items.length > 0 ? t('Enter copies a value') : t('The session has no attributes.');
  const picked = await showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  if (picked?.value !== undefined) {
    await vscode.env.clipboard.writeText(picked.value);
  }
}

function copyItem({ codeName, displayName, value }: Attribute): AttributeItem {
  return { label: oneLine(displayName || codeName), description: oneLine(codeName), detail: oneLine(value), value };
}
