import * as vscode from 'vscode';
import { isWaiting, representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueOfRow } from './rowQueue.ts';
import { dotted } from '../../platform/plainText.ts';
import type { PickItem } from '../../platform/prompts.ts';
import type { SessionTarget } from './sessionTargets.ts';

/** A queue to choose, or to ask for; a separator is neither. */
export interface QueueChoice extends PickItem {
  readonly queueId?: string;
  /** How the `queue_id` begins of one that no list has. */
  readonly ask?: 'rep_username' | 'issue';
}

/** Queues under a heading. */
export interface QueueSection {
  readonly label: string;
  readonly items: readonly QueueChoice[];
}

/** Those who have sessions already, for a list of those who could. */
export interface Holders {
  /** Their queues, as `queue_id` wants them. */
  readonly queueIds: ReadonlySet<string>;
  /** What is said of them. */
  readonly mark: string;
}

/** The representatives in every one of the sessions. */
export function participants(model: ReadableModel, targets: readonly SessionTarget[]): Holders {
  return { queueIds: common(targets, (id) => representativeQueues(model, id)), mark: vscode.l10n.t('in the session') };
}

/** Who has every one of the sessions now: the representatives in it, or the queue that it waits in. */
export function holders(model: ReadableModel, targets: readonly SessionTarget[]): Holders {
  const queuesOf = (id: string): readonly string[] =>
    isWaiting(model, id) ? queueOfSession(model, id) : representativeQueues(model, id);
  return { queueIds: common(targets, queuesOf), mark: vscode.l10n.t('current') };
}

/**
 * Puts oneself first, once, and those who have the session already last and marked; oneself among them is left out.
 * @param own one's own queue, where one is known.
 */
export function arranged(sections: readonly QueueSection[], own: string | undefined, now: Holders): QueueChoice[] {
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

/** The name stays, to be found by it. */
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

/** What `queuesOf` gives for each of the sessions; a session that is not known has nobody. */
function common(targets: readonly SessionTarget[], queuesOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const [first = [], ...others] = targets.map(({ id }) => (id === undefined ? [] : queuesOf(id)));
  return new Set(first.filter((queueId) => others.every((queueIds) => queueIds.includes(queueId))));
}
