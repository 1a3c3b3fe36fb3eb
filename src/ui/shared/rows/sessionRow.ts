import * as vscode from 'vscode';
import { clientsOf, externalKeyOf, isWaiting, waitingSince } from '../../../state/facts.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { TableRow } from '../../../state/tables.ts';
import type { RowContext } from '../../platform/contributions/contextValues.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { collected } from '../collected.ts';
import { companyBesideName, representativeNames, sessionQueueName, shortCustomer } from './names.ts';
import type { TreeRow } from '../../platform/trees/treeContent.ts';
import { clientTypeIcon, priorityWord, startMethodWord } from './words.ts';

const { t } = vscode.l10n;

/** The model and a time: seconds since the epoch by the site's clock. */
export interface Moment {
  readonly model: ReadableModel;
  readonly now: number;
  /** The seconds from which a wait is long. */
  readonly longWaitSeconds: number;
  /** The times since which representatives are idle, by `personKey`; unknown ones are missing. */
  readonly idleSince?: ReadonlyMap<string, number> | undefined;
  /** The site's time zone; this machine's if left out. */
  readonly zone?: (() => SiteZone) | undefined;
  /** Returns the site's own word for a representative's presence, if it is known. */
  readonly statusWord?: (row: TableRow<'representative'>) => string | undefined;
}

/** Returns the colour of a wait: red beyond the limit, yellow beyond half of it, else none. */
export function waitColor(seconds: number, longWaitSeconds: number): { color?: string; labelColor?: string } {
  if (seconds >= longWaitSeconds) {
    return { color: 'charts.red', labelColor: 'list.errorForeground' };
  }
  return seconds >= longWaitSeconds / 2 ? { color: 'charts.yellow', labelColor: 'list.warningForeground' } : {};
}

/** Returns the word for a long wait in high-contrast themes, where colours are not enough; else ''. */
function longWaitWord(seconds: number, longWaitSeconds: number): string {
  const { HighContrast, HighContrastLight } = vscode.ColorThemeKind;
  const isHighContrast = [HighContrast, HighContrastLight].includes(vscode.window.activeColorTheme.kind);
  return isHighContrast && seconds >= longWaitSeconds ? t('long wait') : '';
}

/** Returns the seconds the session has waited so far; 0 if unknown. */
export function waitSeconds({ model, now }: Pick<Moment, 'model' | 'now'>, sessionId: string): number {
  return now - (waitingSince(model, sessionId) ?? now);
}

/** Returns the session's waiting time in words; '' if unknown. */
export function waitText({ model, now }: Moment, sessionId: string): string {
  const since = waitingSince(model, sessionId);
  return since === undefined ? '' : durationText(now - since);
}

/** Returns the row of a session in the Queues view: a waiting one with its wait, priority and issue. */
export function queuedSessionRow(moment: Moment, id: string): TreeRow | undefined {
  const session = moment.model.rows('support_session').get(id);
  if (!session || !isWaiting(moment.model, id)) {
    return session && activeSessionRow(moment, id, session);
  }
  const wait = waitSeconds(moment, id);
  const about = issueText(session) || howItCame(moment.model, id, session);
  const description = dotted(
    waitText(moment, id),
    longWaitWord(wait, moment.longWaitSeconds),
    notablePriority(session),
    about,
    companyBesideName(session),
  );
  const label = shortCustomer(moment.model, id);
  return {
    label,
    description,
    icon: clientIcon(moment.model, id),
    ...waitColor(wait, moment.longWaitSeconds),
    contextValue: contextOf(moment.model, id),
    collapsible: 'no',
    spoken: t('{0}, waiting {1}', label, description),
  };
}

/**
 * Returns the row of a session in the Sessions view: its age first, because a narrow side bar cuts the rest off, then
 * its representatives and queue.
 */
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
      label: shortCustomer(model, id),
      description: dotted(
        waitText(moment, id),
        longWaitWord(wait, moment.longWaitSeconds) || t('waiting'),
        queue,
        notablePriority(session),
        companyBesideName(session),
      ),
      icon: clientIcon(model, id),
      ...waitColor(wait, moment.longWaitSeconds),
      contextValue: contextOf(model, id),
      collapsible: 'no',
    };
  }
  const names = representativeNames(model, id);
  // A personal queue has the name of a representative who is listed anyway.
  return activeSessionRow(moment, id, session, names.includes(queue) ? undefined : queue);
}

/** Returns the row of a session below a representative: the customer, the age, and if it waits for another one now. */
export function ownedSessionRow(moment: Moment, id: string): TreeRow | undefined {
  const session = moment.model.rows('support_session').get(id);
  const word = isWaiting(moment.model, id) ? t('waiting') : howItCame(moment.model, id, session ?? {});
  return session && inProgressRow(moment, id, ageText(moment.now, session), word);
}

/** Returns the row of a session that representatives are in: their names and the time. */
function activeSessionRow(moment: Moment, id: string, session: TableRow<'support_session'>, queue?: string): TreeRow {
  const names = representativeNames(moment.model, id);
  const helping = helpedFor(moment, id);
  const [only = '', ...others] = names;
  const who =
    helping !== undefined && others.length === 0
      ? t('{0} with {1}', durationText(helping), only)
      : dotted(ageText(moment.now, session), names.join(', '));
  return inProgressRow(moment, id, who, hasCustomerLeft(moment.model, id, session) ? t('customer left') : '', queue);
}

/**
 * Returns the seconds since the only representative in a session joined it; undefined if the site does not send that.
 */
function helpedFor({ model, now }: Moment, id: string): number | undefined {
  const [link, ...others] = model.referencing('representative_support_session', 'support_session_id', id);
  const since = model.rows('representative_support_session').get(link ?? '')?.created_timestamp;
  return since === undefined || others.length > 0 ? undefined : now - since;
}

/** The start methods by which customers bring a client of their own. */
const OWN_CLIENT: ReadonlySet<string> = new Set(['session_key', 'rep_list', 'issue_submission']);

/** True if the customer's client is gone; false if the site sends no clients at all. */
function hasCustomerLeft(model: ReadableModel, id: string, { start_method: method = '' }: TableRow<'support_session'>) {
  return OWN_CLIENT.has(method) && clientsOf(model, id).length === 0 && model.rows('customer_client').size > 0;
}

function inProgressRow({ model }: Moment, id: string, ...details: readonly (string | undefined)[]): TreeRow {
  const session = model.rows('support_session').get(id) ?? {};
  return {
    label: shortCustomer(model, id),
    description: dotted(...details, companyBesideName(session)),
    icon: clientIcon(model, id),
    contextValue: contextOf(model, id),
    collapsible: 'no',
  };
}

/** Returns the context value of a session: it says if it waits, and if it has an external key to copy. */
function contextOf(model: ReadableModel, id: string): RowContext {
  const key = externalKeyOf(model, id) === undefined ? '' : '.keyed';
  return `session.${isWaiting(model, id) ? 'waiting' : 'active'}${key}`;
}

/** Returns the age of a session; '' if unknown. */
export function ageText(now: number, { created_timestamp: since }: TableRow<'support_session'>): string {
  return since === undefined ? '' : durationText(now - since);
}

/** Returns the customer's issue; '' if there is none. */
function issueText(session: TableRow<'support_session'>): string {
  return oneLine(collected(session.issue_description));
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
