import * as vscode from 'vscode';
import type { FormName } from '../../../schema/parameters.ts';
import { askForQueue } from './pickQueue.ts';
import { issueItems, representativeItems, teamItems } from './queueItems.ts';
import { nameOfQueue } from './queueNames.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { ownRepresentative } from '../rows/ownRepresentative.ts';
import { namesOf } from './sessionLines.ts';
import { orderedChoices, currentQueues, participants, type QueueChoice, type QueueSection } from './queueOrder.ts';
import type { SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

const REP_BY_NAME: QueueChoice = {
  icon: 'person',
  label: t('Representative by Username…'),
  ask: 'rep_username',
  alwaysShow: true,
};
const ISSUE_BY_NAME: QueueChoice = { icon: 'tag', label: t('Issue by Code Name…'), ask: 'issue', alwaysShow: true };

/** Returns one's own user ID; undefined if one is unknown or not logged in. */
export function ownUserId({ model, site }: ActiveSite): string | undefined {
  return ownRepresentative(model, site?.rep)?.row.user_id;
}

/**
 * Asks for a logged-in representative, oneself first; those who are in all of `targets` come last. Returns `rep:[user
 * ID]`, or `rep_username:[username]` if `forms` has that; undefined when cancelled.
 */
export async function pickRepresentative(
  active: ActiveSite,
  title: string,
  targets: readonly SessionTarget[] = [],
  forms: readonly FormName[] = ['rep', 'rep_username'],
): Promise<string | undefined> {
  const section = { label: t('Representatives'), items: await representatives(active, forms) };
  const items = orderedChoices([section], ownQueue(active), participants(active.model, targets));
  return pickOrAsk(items, title, t('Select a representative'));
}

/** Returns the parameter of a representative for a result of `pickRepresentative`. */
export function repParams(queueId: string): Readonly<Record<string, string>> {
  const [form, name] = [queueId.slice(0, queueId.indexOf(':')), queueId.slice(queueId.indexOf(':') + 1)];
  return form === 'rep' ? { repId: name } : { repUsername: name };
}

async function pickOrAsk(
  items: readonly QueueChoice[],
  title: string,
  placeHolder: string,
): Promise<string | undefined> {
  const picked = await showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.ask ? askForQueue(picked.ask, title) : picked?.queueId;
}

function ownQueue(active: ActiveSite): string | undefined {
  const own = ownUserId(active);
  return own && `rep:${own}`;
}

/** Asks for a support team; those with somebody available come first. Returns its ID; undefined when cancelled. */
export async function pickTeam(active: ActiveSite, title: string): Promise<string | undefined> {
  const items = await teams(active);
  const placeHolder = t('Select a team');
  const picked = await showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.queueId?.slice('team:'.length);
}

/**
 * Asks for the queue to transfer sessions to; those where somebody is available come first. Undefined when cancelled.
 */
export function pickTransferQueue(
  active: ActiveSite,
  title: string,
  targets: readonly SessionTarget[],
): Promise<string | undefined> {
  return pickQueueId(active, title, ['team', 'rep', 'rep_username'], targets);
}

/**
 * Asks for a queue of one of the kinds in `forms`; those that have all of `targets` come last. Undefined when
 * cancelled.
 */
export async function pickQueueId(
  active: ActiveSite,
  title: string,
  forms: readonly FormName[],
  targets: readonly SessionTarget[] = [],
): Promise<string | undefined> {
  const question = t('Transfer to…');
  return pickOrAsk(await queueChoices(active, forms, targets), title, question);
}

/** Returns the picker's items for the queues of the kinds in `forms`. */
export async function queueChoices(
  active: ActiveSite,
  forms: readonly FormName[],
  targets: readonly SessionTarget[],
): Promise<QueueChoice[]> {
  const general = { icon: 'inbox', label: t('General'), queueId: 'general' };
  const sections: readonly QueueSection[] = [
    { label: t('Teams'), items: forms.includes('team') ? await teams(active) : [] },
    { label: t('Representatives'), items: forms.includes('rep') ? await representatives(active, forms) : [] },
    { label: t('Issues'), items: forms.includes('issue') ? [...issueItems(active.model), ISSUE_BY_NAME] : [] },
    { label: t('Everybody'), items: forms.includes('general') ? [general] : [] },
  ];
  return orderedChoices(sections, ownQueue(active), currentQueues(active.model, targets));
}

/** Asks for the sender of a message. Returns the value of `impersonate`; empty for the system. */
export async function pickSender(
  active: ActiveSite,
  title: string,
  forms: readonly FormName[],
): Promise<string | undefined> {
  const system = { icon: 'info', label: t('System'), description: t('nobody in particular'), queueId: '' };
  const customer = { icon: 'device-desktop', label: t('Customer'), queueId: 'customer' };
  const items: QueueChoice[] = [
    system,
    ...(forms.includes('customer') ? [customer] : []),
    { label: t('Representatives'), kind: vscode.QuickPickItemKind.Separator },
    ...(await representatives(active, forms)),
  ];
  return pickOrAsk(items, title, t('On whose behalf?'));
}

/** A person who can leave a session. */
export interface Participant {
  readonly name: string;
  /** The parameters for leave_session. */
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * Asks for the person to remove from the sessions: the customer, a representative who is in all of them, or another one
 * by username. Undefined when cancelled.
 */
export async function pickParticipant(
  { model }: ActiveSite,
  targets: readonly SessionTarget[],
): Promise<Participant | undefined> {
  const isOne = targets.length === 1;
  const reps = [...participants(model, targets).queueIds].map((queueId) => {
    return { icon: 'person', label: nameOfQueue(model, queueId), queueId };
  });
  const customer = {
    icon: 'device-desktop',
    label: isOne ? namesOf(targets) : t('The customers'),
    description: isOne ? t('customer') : t('of all {0} sessions', targets.length),
    queueId: 'customer',
  };
  const title = isOne ? t('Remove from Session with {0}', namesOf(targets)) : t('Remove from {0}', namesOf(targets));
  const picked = await pickOrAsk([...reps, customer, REP_BY_NAME], title, t('Select who leaves the session'));
  if (picked === 'customer') {
    return { name: isOne ? t('the customer') : t('the customers'), params: { customer: true } };
  }
  return picked === undefined ? undefined : { name: nameOfQueue(model, picked), params: repParams(picked) };
}

async function teams(active: ActiveSite): Promise<readonly QueueChoice[]> {
  return teamItems(active.model, await active.access().cache.supportTeams());
}

async function representatives(active: ActiveSite, forms: readonly FormName[]): Promise<readonly QueueChoice[]> {
  const { model } = active;
  const isLive = model.rows('representative').size > 0;
  const items = representativeItems(model, isLive ? [] : await active.access().cache.loggedInReps());
  return forms.includes('rep_username') ? [...items, REP_BY_NAME] : items;
}
