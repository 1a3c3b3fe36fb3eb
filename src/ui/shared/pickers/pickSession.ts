import * as vscode from 'vscode';
import { lsidInText } from '../../../command-api/lsidInText.ts';
import { clientsOf, isWaiting } from '../../../state/facts.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { createQuickPick, setPickItems, type PickItem } from '../../platform/prompts.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { representativeNames, sessionQueueName } from '../rows/names.ts';
import { ageText } from '../rows/sessionRow.ts';
import { clientTypeIcon } from '../rows/words.ts';
import { sessionTarget, targetOf, type SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

interface SessionItem extends PickItem {
  readonly target: SessionTarget;
}

/**
 * Asks for a session: one in progress, the longest waiting first, or any by its LSID, or by a text or link with one.
 * Undefined when cancelled.
 */
export async function pickSession(live: LiveState, title: string): Promise<SessionTarget | undefined> {
  const items = sessionItems(live);
  const placeholder =
    items.length > 0
      ? t('Select a session, or paste its LSID or a link to it')
      : t('No session is in progress. Paste the LSID of one, or a link to it');
  const pick = createQuickPick<SessionItem>({ title, placeholder });
  pick.matchOnDescription = true;
  setPickItems(pick, items);
  let typed: string | undefined;
  pick.onDidChangeValue((text) => {
    const lsid = lsidInText(text);
    if (lsid !== typed) {
      typed = lsid;
      setPickItems(pick, lsid === undefined ? items : [typedItem(live, lsid), ...items]);
    }
  });
  const { promise, resolve } = Promise.withResolvers<SessionTarget | undefined>();
  pick.onDidAccept(() => resolve(pick.selectedItems[0]?.item.target));
  pick.onDidHide(() => resolve(undefined));
  pick.show();
  try {
    return await promise;
  } finally {
    pick.dispose();
  }
}

function typedItem({ model }: LiveState, lsid: string): SessionItem {
  const target = sessionTarget(model, lsid);
  const description = target.id === undefined ? t('not among the sessions in progress') : oneLine(lsid);
  return { icon: 'key', label: target.name, description, target, alwaysShow: true };
}

/** Returns the sessions in progress, the longest waiting first. */
function sessionItems(live: LiveState): readonly SessionItem[] {
  const { model } = live;
  const now = live.siteNow();
  const items = [...model.rows('support_session')].flatMap(([id, row]) => {
    const target = targetOf(model, id);
    if (!target) {
      return [];
    }
    const waiting = isWaiting(model, id);
    const names = representativeNames(model, id);
    const queue = sessionQueueName(model, row);
    // A personal queue has the name of a representative who is listed anyway.
    const where = names.includes(queue) ? undefined : queue;
    const age = now - (row.created_timestamp ?? now);
    const icon = clientTypeIcon(clientsOf(model, id).at(-1)?.row.client_type);
    const description = dotted(waiting ? t('waiting') : names.join(', '), where, ageText(now, row));
    return [{ icon, label: target.name, description, target, waiting, age }];
  });
  return items.sort((a, b) => Number(b.waiting) - Number(a.waiting) || b.age - a.age);
}
