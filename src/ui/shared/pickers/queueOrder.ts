import * as vscode from 'vscode';
import { isWaiting, representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueOfRow } from './rowQueue.ts';
import { dotted } from '../../platform/plainText.ts';
import type { PickItem } from '../../platform/prompts.ts';
import type { SessionTarget } from './sessionTargets.ts';

/** A queue to choose, or an item that asks for one, or a separator. */
export interface QueueChoice extends PickItem {
  readonly queueId?: string;
  /** The beginning of the `queue_id` to ask for, if no list has the queue. */
  readonly ask?: 'rep_username' | 'issue';
}

/** Queues under a heading. */
export interface QueueSection {
  readonly label: string;
  readonly items: readonly QueueChoice[];
}

/** The queues that sessions already have, among those that a picker lists. */
export interface CurrentQueues {
  /** The queues as values of `queue_id`. */
  readonly queueIds: ReadonlySet<string>;
  /** The words that mark them. */
  readonly mark: string;
}

/** Returns the representatives who are in every one of the sessions. */
export function participants(model: ReadableModel, targets: readonly SessionTarget[]): CurrentQueues {
  return { queueIds: common(targets, (id) => representativeQueues(model, id)), mark: vscode.l10n.t('in the session') };
}

/**
 * Returns the queues that have every one of the sessions now: those of the representatives in it, or the one it waits
 * in.
 */
export function currentQueues(model: ReadableModel, targets: readonly SessionTarget[]): CurrentQueues {
  const queuesOf = (id: string): readonly string[] =>
    isWaiting(model, id) ? queueOfSession(model, id) : representativeQueues(model, id);
  return { queueIds: common(targets, queuesOf), mark: vscode.l10n.t('current') };
}

/**
 * Sorts the queues: oneself first and only once, and those that already have the sessions last and marked; oneself
 * among the latter is left out.
 * @param own one's own queue, if it is known.
 */
export function orderedChoices(
  sections: readonly QueueSection[],
  own: string | undefined,
  now: CurrentQueues,
): QueueChoice[] {
  const all = sections.flatMap(({ items }) => items);
  const me = all.find(({ queueId }) => queueId !== undefined && queueId === own);
  const isHolder = ({ queueId }: QueueChoice): boolean => queueId !== undefined && now.queueIds.has(queueId);
  const last = all
    .filter((item) => item !== me && isHolder(item))
    .map((item) => ({ ...item, description: dotted(now.mark, item.description) }));
  return [
    ...(me && !isHolder(me) ? [asMe(me)] : []),
    ...sections.flatMap(({ label, items }) =>
      section(
        label,
        items.filter((item) => item !== me && !isHolder(item)),
      ),
    ),
    ...section('', last),
  ];
}

function section(label: string, items: readonly QueueChoice[]): QueueChoice[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

/** The name stays in the description, so that typing it finds the item. */
function asMe(item: QueueChoice): QueueChoice {
  const description = dotted(item.label, item.description);
  return { ...item, icon: 'account', label: vscode.l10n.t('Me'), description };
}

function representativeQueues(model: ReadableModel, id: string): readonly string[] {
  return representativesIn(model, id).flatMap(({ row }) => (row.user_id ? [`rep:${row.user_id}`] : []));
}

function queueOfSession(model: ReadableModel, id: string): readonly string[] {
  const row = model.rows('support_session').get(id)?.queue_id;
  const queueId = row === undefined ? undefined : queueOfRow(model, { kind: 'queue', id: row });
  return queueId === undefined ? [] : [queueId];
}

/** Returns the queues that `queuesOf` has for every session; an unknown session has none. */
function common(targets: readonly SessionTarget[], queuesOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const [first = [], ...others] = targets.map(({ id }) => (id === undefined ? [] : queuesOf(id)));
  return new Set(first.filter((queueId) => others.every((queueIds) => queueIds.includes(queueId))));
}
