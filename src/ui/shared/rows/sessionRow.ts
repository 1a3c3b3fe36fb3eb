import * as vscode from 'vscode';
import { clientsOf, externalKeyOf, isWaiting, waitingSince } from '../../../state/facts.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { RowContext } from '../../platform/contributions/contextValues.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted } from '../../platform/plainText.ts';
import { customerName, representativeNames, sessionQueueName } from './names.ts';
import type { TreeRow } from '../../platform/trees/treeContent.ts';
import { clientTypeIcon, priorityWord, startMethodWord } from './words.ts';

const { t } = vscode.l10n;

/** The model, and the moment it is looked at: seconds since the epoch by the site's clock. */
export interface Moment {
  readonly model: ReadableModel;
  readonly now: number;
  /** From how many seconds on a wait is a long one. */
  readonly longWaitSeconds: number;
  /** Since when representatives are idle, by `personKey`; those of whom it is not known are missing. */
  readonly idleSince?: ReadonlyMap<string, number> | undefined;
  /** The site's time zone; the person's when left out. */
  readonly zone?: (() => SiteZone) | undefined;
  /** The site's own word for a representative's presence, where it is known. */
  readonly statusWord?: (row: TableRow<'representative'>) => string | undefined;
}

/** The colour of a wait: red past the limit, yellow from half of it, none before. */
export function waitColor(seconds: number, longWaitSeconds: number): { color?: string } {
  if (seconds >= longWaitSeconds) {
    return { color: 'charts.red' };
  }
  return seconds >= longWaitSeconds / 2 ? { color: 'charts.yellow' } : {};
}

/** Seconds the session has waited so far; 0 where the site does not tell. */
export function waitSeconds({ model, now }: Pick<Moment, 'model' | 'now'>, sessionId: string): number {
  return now - (waitingSince(model, sessionId) ?? now);
}

/** How long the session has waited so far, in words; '' where the site does not tell. */
export function waitText({ model, now }: Moment, sessionId: string): string {
  const since = waitingSince(model, sessionId);
  return since === undefined ? '' : durationText(now - since);
}

/** A session as the Queues view shows it: a waiting one by its wait, priority and start method. */
export function queuedSessionRow(moment: Moment, id: string): TreeRow | undefined {
  const session = moment.model.rows('support_session').get(id);
  if (!session || !isWaiting(moment.model, id)) {
    return session && sessionInHandRow(moment, id, session, representativeNames(moment.model, id).join(', '));
  }
  const wait = waitSeconds(moment, id);
  const description = dotted(waitText(moment, id), notablePriority(session), howItCame(moment.model, id, session));
  return {
    label: customerName(session),
    description,
    icon: clientIcon(moment.model, id),
    ...waitColor(wait, moment.longWaitSeconds),
    contextValue: contextOf(moment.model, id),
    collapsible: 'no',
    spoken: t('{0}, waiting {1}', customerName(session), description),
  };
}

/** A session as the Sessions view shows it: its age, before all that a narrow side bar cuts off, who is in it, its queue. */
export function sessionRow(moment: Moment, id: string): TreeRow | undefined {
  const { model } = moment;
  const session = model.rows('support_session').get(id);
  if (!session) {
    return undefined;
  }
  const queue = sessionQueueName(model, session);
  if (isWaiting(model, id)) {
    const wait = waitSeconds(moment, id);
    return {
      label: customerName(session),
      description: dotted(waitText(moment, id), t('waiting'), queue, notablePriority(session)),
      icon: clientIcon(model, id),
      ...waitColor(wait, moment.longWaitSeconds),
      contextValue: contextOf(model, id),
      collapsible: 'no',
    };
  }
  const names = representativeNames(model, id);
  // A personal queue has the name of the representative who is in the session anyway.
  return sessionInHandRow(moment, id, session, dotted(names.join(', '), names.includes(queue) ? undefined : queue));
}

/** A session below a representative: the customer and the age say enough, and that it waits for another one by now. */
export function ownedSessionRow(moment: Moment, id: string): TreeRow | undefined {
  const session = moment.model.rows('support_session').get(id);
  const word = isWaiting(moment.model, id) ? t('waiting') : howItCame(moment.model, id, session ?? {});
  return session && sessionInHandRow(moment, id, session, word);
}

function sessionInHandRow(
  { model, now }: Moment,
  id: string,
  session: TableRow<'support_session'>,
  detail: string,
): TreeRow {
  return {
    label: customerName(session),
    description: dotted(ageText(now, session), detail),
    icon: clientIcon(model, id),
    contextValue: contextOf(model, id),
    collapsible: 'no',
  };
}

/** What menus know a session by: whether it waits, and whether it has an external key to copy. */
function contextOf(model: ReadableModel, id: string): RowContext {
  const key = externalKeyOf(model, id) === undefined ? '' : '.keyed';
  return `session.${isWaiting(model, id) ? 'waiting' : 'active'}${key}`;
}

/** How old a session is; '' where the site does not tell. */
export function ageText(now: number, { created_timestamp: since }: TableRow<'support_session'>): string {
  return since === undefined ? '' : durationText(now - since);
}

function notablePriority({ priority }: TableRow<'support_session'>): string | undefined {
  return priority === 1 || priority === 3 ? priorityWord(priority) : undefined;
}

function howItCame(model: ReadableModel, id: string, session: TableRow<'support_session'>): string {
  const chat = clientsOf(model, id).some(({ row }) => row.client_type === 'web_chat');
  return chat ? t('chat') : startMethodWord(session.start_method ?? '');
}

function clientIcon(model: ReadableModel, id: string): string {
  return clientTypeIcon(clientsOf(model, id).at(-1)?.row.client_type);
}
