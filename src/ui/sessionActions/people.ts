import * as vscode from 'vscode';
import type { QueueForm, SenderForm } from '../../command-api/parameterKinds.ts';
import { representativesIn } from '../../state/facts.ts';
import { issueItems, representativeItems, teamItems } from '../keys/queueItems.ts';
import { customerName, representativeName } from '../views/names.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';
import { arranged, holders, participants, type QueueChoice, type QueueSection } from './holders.ts';
import type { SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

/** One's own user ID; undefined when one is not known or not logged in. */
export function ownUserId({ model, site }: ActiveSite): string | undefined {
  return ownRepresentative(model, site?.rep)?.row.user_id;
}

/**
 * Asks for a logged-in representative, oneself first; those who are in all of `targets` already come last. Gives the
 * user ID; undefined when cancelled.
 */
export async function pickRepresentative(
  active: ActiveSite,
  title: string,
  targets: readonly SessionTarget[] = [],
): Promise<string | undefined> {
  const section = { label: t('Representatives'), items: await representatives(active) };
  const items = arranged([section], ownQueue(active), participants(active.model, targets));
  const placeHolder = t('Which representative?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.queueId?.slice('rep:'.length);
}

function ownQueue(active: ActiveSite): string | undefined {
  const own = ownUserId(active);
  return own && `rep:${own}`;
}

/** Asks for a support team, those with somebody available first. Gives its ID; undefined when cancelled. */
export async function pickTeam(active: ActiveSite, title: string): Promise<string | undefined> {
  const items = await teams(active);
  const placeHolder = t('Which team?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.queueId?.slice('team:'.length);
}

/** Asks where to transfer sessions; queues where somebody can take them come first. Undefined when cancelled. */
export function pickTransferQueue(
  active: ActiveSite,
  title: string,
  targets: readonly SessionTarget[],
): Promise<string | undefined> {
  return pickQueueId(active, title, ['team', 'rep'], targets);
}

/**
 * Asks for a queue in one of the ways that `forms` names; who has all of `targets` already comes last. Undefined when
 * cancelled.
 */
export async function pickQueueId(
  active: ActiveSite,
  title: string,
  forms: readonly QueueForm[],
  targets: readonly SessionTarget[] = [],
): Promise<string | undefined> {
  const items = await queueChoices(active, forms, targets);
  const placeHolder = t('Who shall take the session?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.queueId;
}

/** The queues that `forms` can name, as a picker lists them for `targets`. */
export async function queueChoices(
  active: ActiveSite,
  forms: readonly QueueForm[],
  targets: readonly SessionTarget[],
): Promise<QueueChoice[]> {
  const general = { label: t('$(inbox) General'), queueId: 'general' };
  const sections: readonly QueueSection[] = [
    { label: t('Teams'), items: forms.includes('team') ? await teams(active) : [] },
    { label: t('Representatives'), items: forms.includes('rep') ? await representatives(active) : [] },
    { label: t('Issues'), items: forms.includes('issue') ? issueItems(active.model) : [] },
    { label: t('Everybody'), items: forms.includes('general') ? [general] : [] },
  ];
  return arranged(sections, ownQueue(active), holders(active.model, targets));
}

/** Asks on whose behalf a message is sent. Gives the `impersonate` of it; empty for the system's own. */
export async function pickSender(
  active: ActiveSite,
  title: string,
  forms: readonly SenderForm[],
): Promise<string | undefined> {
  const system = { label: t('$(info) System'), description: t('nobody in particular'), queueId: '' };
  const customer = { label: t('$(device-desktop) Customer'), queueId: 'customer' };
  const items: QueueChoice[] = [
    system,
    ...(forms.includes('customer') ? [customer] : []),
    { label: t('Representatives'), kind: vscode.QuickPickItemKind.Separator },
    ...(await representatives(active)),
  ];
  const placeHolder = t('On whose behalf?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.queueId;
}

/** Asks who shall leave the session. Gives the parameters of leave_session; undefined when cancelled. */
export async function pickParticipant(
  { model }: ActiveSite,
  { id, name }: SessionTarget,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const reps = id === undefined ? [] : representativesIn(model, id);
  const session = id === undefined ? undefined : model.rows('support_session').get(id);
  const items: (vscode.QuickPickItem & { readonly params: Readonly<Record<string, unknown>> })[] = [
    ...reps.flatMap(({ row }) =>
      row.user_id ? [{ label: `$(person) ${representativeName(row)}`, params: { repId: row.user_id } }] : [],
    ),
    {
      label: `$(device-desktop) ${session ? customerName(session) : name}`,
      description: t('customer'),
      params: { customer: true },
    },
  ];
  const title = t('Remove from Session with {0}', name);
  return (await vscode.window.showQuickPick(items, { title, placeHolder: t('Who shall leave?') }))?.params;
}

async function teams(active: ActiveSite): Promise<readonly QueueChoice[]> {
  return teamItems(active.model, await active.access().cache.supportTeams());
}

async function representatives(active: ActiveSite): Promise<readonly QueueChoice[]> {
  const { model } = active;
  const isLive = model.rows('representative').size > 0;
  return representativeItems(model, isLive ? [] : await active.access().cache.loggedInReps());
}
