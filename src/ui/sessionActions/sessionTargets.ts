import * as vscode from 'vscode';
import { isWaiting } from '../../state/facts.ts';
import type { ReadableModel } from '../../state/source.ts';
import { durationText } from '../durations.ts';
import { dotted, oneLine } from '../plainText.ts';
import type { LiveState } from '../sites/liveState.ts';
import { customerName, queueName, representativeNames } from '../views/names.ts';
import { resolveNode } from '../views/nodeKeys.ts';
import { clientTypeIcon } from '../views/words.ts';
import { clientsOf } from '../../state/facts.ts';

const { t } = vscode.l10n;
/** Durations are told in tens of seconds; a shorter wait would read as none. */
const JUST_ARRIVED_SECONDS = 10;

/** A session that a command is to act on. */
export interface SessionTarget {
  readonly lsid: string;
  /** The row id in `support_session`; undefined for a session that the live rows do not know. */
  readonly id: string | undefined;
  /** The customer as rows show it; the LSID where the session is not known. */
  readonly name: string;
}

/** The session with `lsid`, known by name where the live rows have it. */
export function sessionTarget(model: ReadableModel, lsid: string): SessionTarget {
  for (const [id, row] of model.rows('support_session')) {
    if (row.lsid === lsid) {
      return { lsid, id, name: customerName(row) };
    }
  }
  return { lsid, id: undefined, name: oneLine(lsid) };
}

/**
 * The sessions that the given rows of a view stand for: all selected ones when the command was started on one of the
 * selection. Undefined when `element` is no row of a session.
 */
export function selectedSessions(
  model: ReadableModel,
  element: unknown,
  selection: unknown,
): readonly SessionTarget[] | undefined {
  const keys: readonly unknown[] = Array.isArray(selection) && selection.includes(element) ? selection : [element];
  const ids = new Set(keys.flatMap((key) => sessionId(key) ?? []));
  if (sessionId(element) === undefined) {
    return undefined;
  }
  const targets = [...ids].flatMap((id) => targetOf(model, id) ?? []);
  if (targets.length === 0) {
    throw new Error(t('That session is no longer in progress.'));
  }
  return targets;
}

/** Asks for a session in progress, the longest waiting first. Undefined when cancelled. */
export async function pickSession(live: LiveState, title: string): Promise<SessionTarget | undefined> {
  const { model } = live;
  const now = live.siteNow();
  const items = [...model.rows('support_session')].flatMap(([id, row]) => {
    const target = targetOf(model, id);
    const waiting = isWaiting(model, id);
    const names = representativeNames(model, id);
    const queue = queueName(model.rows('queue').get(row.queue_id ?? ''));
    // A personal queue has the name of the representative who is in the session anyway.
    const where = names.includes(queue) ? undefined : queue;
    const age = now - (row.created_timestamp ?? now);
    const icon = clientTypeIcon(clientsOf(model, id).at(-1)?.row.client_type);
    const label = `$(${icon}) ${customerName(row)}`;
    return target
      ? [
          {
            label,
            description: dotted(waiting ? t('waiting') : names.join(', '), where, durationText(age)),
            target,
            waiting,
            age,
          },
        ]
      : [];
  });
  if (items.length === 0) {
    throw new Error(t('No session is in progress.'));
  }
  items.sort((a, b) => Number(b.waiting) - Number(a.waiting) || b.age - a.age);
  const placeHolder = t('Which session?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.target;
}

/** How long a customer has waited, as a question says it. */
export function waitText(seconds: number): string {
  return seconds < JUST_ARRIVED_SECONDS ? t('has just arrived') : t('waiting for {0}', durationText(seconds));
}

function sessionId(key: unknown): string | undefined {
  const node = resolveNode(key);
  return node?.kind === 'session' ? node.id : undefined;
}

function targetOf(model: ReadableModel, id: string): SessionTarget | undefined {
  const row = model.rows('support_session').get(id);
  return row?.lsid ? { lsid: row.lsid, id, name: customerName(row) } : undefined;
}
