import * as vscode from 'vscode';
import type { QueueForm, SenderForm } from '../../command-api/parameterKinds.ts';
import { representativesIn } from '../../state/facts.ts';
import { issueItems, representativeItems, teamItems } from '../keys/queueItems.ts';
import { customerName, representativeName } from '../views/names.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { ownRepresentative } from '../views/ownRepresentative.ts';
import type { SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

interface QueueItem extends vscode.QuickPickItem {
  readonly queueId?: string;
}

/** One's own user ID; undefined when one is not known or not logged in. */
export function ownUserId({ model, site }: ActiveSite): string | undefined {
  return ownRepresentative(model, site?.rep)?.row.user_id;
}

/** Asks for a logged-in representative, oneself first. Gives the user ID; undefined when cancelled. */
export async function pickRepresentative(active: ActiveSite, title: string): Promise<string | undefined> {
  const me = oneself(active);
  const others = (await representatives(active)).filter(({ queueId }) => queueId !== me[0]?.queueId);
  const placeHolder = t('Which representative?');
  const picked = await vscode.window.showQuickPick([...me, ...others], {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  return picked?.queueId?.slice('rep:'.length);
}

function oneself(active: ActiveSite): QueueItem[] {
  const own = ownUserId(active);
  return own ? [{ label: t('$(account) Me'), queueId: `rep:${own}` }] : [];
}

/** Asks for a support team, those with somebody available first. Gives its ID; undefined when cancelled. */
export async function pickTeam(active: ActiveSite, title: string): Promise<string | undefined> {
  const items = await teams(active);
  const placeHolder = t('Which team?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  return picked?.queueId?.slice('team:'.length);
}

/** Asks where to transfer a session; queues where somebody can take it come first. Undefined when cancelled. */
export function pickTransferQueue(active: ActiveSite, title: string): Promise<string | undefined> {
  return pickQueueId(active, title, ['team', 'rep']);
}

/** Asks for a queue in one of the ways that `forms` names. Undefined when cancelled. */
export async function pickQueueId(
  active: ActiveSite,
  title: string,
  forms: readonly QueueForm[],
): Promise<string | undefined> {
  const items: QueueItem[] = [
    ...(forms.includes('rep') ? oneself(active) : []),
    ...section(t('Teams'), forms.includes('team') ? await teams(active) : []),
    ...section(t('Representatives'), forms.includes('rep') ? await representatives(active) : []),
    ...section(t('Issues'), forms.includes('issue') ? issueItems(active.model) : []),
    ...section(t('Everybody'), forms.includes('general') ? [{ label: t('$(inbox) General'), queueId: 'general' }] : []),
  ];
  const placeHolder = t('Who shall take the session?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.queueId;
}

/** Asks on whose behalf a message is sent. Gives the `impersonate` of it; empty for the system's own. */
export async function pickSender(
  active: ActiveSite,
  title: string,
  forms: readonly SenderForm[],
): Promise<string | undefined> {
  const system = { label: t('$(info) System'), description: t('nobody in particular'), queueId: '' };
  const customer = { label: t('$(device-desktop) Customer'), queueId: 'customer' };
  const items: QueueItem[] = [
    system,
    ...(forms.includes('customer') ? [customer] : []),
    ...section(t('Representatives'), await representatives(active)),
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

function section(label: string, items: readonly QueueItem[]): QueueItem[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

async function teams(active: ActiveSite): Promise<readonly QueueItem[]> {
  return teamItems(active.model, await active.access().cache.supportTeams());
}

async function representatives(active: ActiveSite): Promise<readonly QueueItem[]> {
  const { model } = active;
  const isLive = model.rows('representative').size > 0;
  return representativeItems(model, isLive ? [] : await active.access().cache.loggedInReps());
}
