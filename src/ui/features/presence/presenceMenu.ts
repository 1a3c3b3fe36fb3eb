import * as vscode from 'vscode';
import { availability } from '../../../command-api/availability.ts';
import { presenceOf, sessionsOf } from '../../../state/facts.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { CommandName } from '../../platform/contributions/commandId.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import { inOrderOfService, type Wait } from '../../shared/rows/longestWaits.ts';
import { customerOf, queueName } from '../../shared/rows/names.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import { ageText } from '../../shared/rows/sessionRow.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import type { StatusChanges } from './statusChanges.ts';
import { AVAILABLE, statuses } from './setRepStatus.ts';

const { t } = vscode.l10n;
/** The most sessions of one's own in the menu; My Sessions shows all. */
const MOST_SESSIONS = 5;

/** The views, which can reveal sessions. */
export interface SessionRevealer {
  revealOwn(): Promise<void>;
  revealWaiting(sessionId: string): Promise<void>;
}

interface Action extends PickItem {
  readonly run?: () => unknown;
}

interface MenuParts {
  readonly active: ActiveSite;
  readonly given: StatusChanges;
  readonly views: SessionRevealer;
  /** The waiting sessions in the queues of one's own teams, the longest wait first. */
  readonly waits: readonly Wait[];
}

const separator = (label: string): Action => ({ label, kind: vscode.QuickPickItemKind.Separator });
const command = (icon: string, label: string, name: CommandName): Action => ({
  icon,
  label,
  run: () => callCommand(name),
});

/** Shows the menu of the status bar item: the next customer, one's sessions and status, and the site. */
export async function showPresenceMenu(parts: MenuParts): Promise<void> {
  const { active } = parts;
  const isUp = active.status === 'live' || active.status === 'polling';
  const items = [...(isUp ? await ownActions(parts) : []), ...siteActions(active)];
  const picked = await showQuickPick(items, {
    title: oneLine(active.site?.label ?? t('Support')),
    placeHolder: t('Select an action'),
  });
  await picked?.run?.();
}

async function ownActions(parts: MenuParts): Promise<readonly Action[]> {
  const { model, site } = parts.active;
  const own = ownRepresentative(model, site?.rep);
  return [
    ...(own ? nextCustomer(parts) : [command('person', t('Select Your Representative…'), 'chooseRepresentative')]),
    command('key', t('Generate Session Key…'), 'generateSessionKey'),
    ...(own ? ownSessions(parts, own.id) : []),
    ...(own ? await ownStatuses(parts) : []),
    ...longestWaiting(parts),
  ];
}

function nextCustomer({ active: { model }, waits }: MenuParts): readonly Action[] {
  const [next] = inOrderOfService(model, waits);
  return next
    ? [
        {
          ...command('call-incoming', t('Join Next Customer'), 'joinNextCustomer'),
          description: waitingLine(model, next),
        },
      ]
    : [];
}

function waitingLine(model: ActiveSite['model'], { sessionId, queueId, seconds }: Wait): string {
  return dotted(customerOf(model, sessionId), durationText(seconds), queueName(model.rows('queue').get(queueId)));
}

function ownSessions({ active, views }: MenuParts, own: string): readonly Action[] {
  const { model } = active;
  const sessions = sessionsOf(model, own).flatMap((id) => {
    const row = model.rows('support_session').get(id);
    return row?.lsid ? [{ id, row, lsid: row.lsid }] : [];
  });
  if (sessions.length === 0) {
    return [];
  }
  const shown = sessions.slice(0, MOST_SESSIONS).map(({ id, row, lsid }) => ({
    icon: 'comment-discussion',
    label: customerOf(model, id),
    description: ageText(active.siteNow(), row),
    run: () => callCommand('openSessionReport', { lsid }),
  }));
  const all = { icon: 'list-tree', label: t('Show in Representatives'), run: () => views.revealOwn() };
  return [separator(t('My sessions')), ...shown, ...(sessions.length > MOST_SESSIONS ? [all] : [])];
}

/** Returns the statuses to choose from, with a check mark at the current one; none if the account may not set them. */
async function ownStatuses({ active, given }: MenuParts): Promise<readonly Action[]> {
  const access = active.access();
  const own = ownRepresentative(active.model, active.site?.rep);
  if (!own || !availability('set_rep_status', access.account).available) {
    return [];
  }
  const known = await statuses(access).catch(() => []);
  const word = given.wordFor(own.row);
  const isAvailable = presenceOf(own.row) === 'available';
  const items = known.map(({ name, codeName }) => {
    const isCurrent = codeName === AVAILABLE.codeName ? isAvailable : word === oneLine(name);
    return {
      icon: isCurrent ? 'check' : 'blank',
      label: oneLine(name),
      description: isCurrent ? t('current') : '',
      run: () => callCommand('setRepStatus', { codeName }),
    };
  });
  return items.length === 0 ? [] : [separator(t('My status')), ...items];
}

function longestWaiting({ active: { model }, waits, views }: MenuParts): readonly Action[] {
  if (waits.length === 0) {
    return [];
  }
  const longest = waits.slice(0, 3).map((wait) => ({
    icon: 'watch',
    label: customerOf(model, wait.sessionId),
    description: dotted(durationText(wait.seconds), queueName(model.rows('queue').get(wait.queueId))),
    run: () => views.revealWaiting(wait.sessionId),
  }));
  return [separator(t('Longest waits')), ...longest, command('bell-slash', t('Mute Waiting Alerts…'), 'muteAlerts')];
}

function siteActions({ status }: ActiveSite): readonly Action[] {
  const connected = status === 'live' || status === 'polling';
  return [
    separator(t('Site')),
    ...connecting(status),
    command('arrow-swap', t('Switch Site…'), 'switchSite'),
    command('pulse', t('Test Connection'), 'testConnection'),
    ...(connected ? [command('debug-disconnect', t('Disconnect'), 'disconnect')] : []),
  ];
}

function connecting(status: ActiveSite['status']): readonly Action[] {
  if (status === 'reconnecting') {
    return [command('plug', t('Reconnect Now'), 'reconnect')];
  }
  return status === 'live' || status === 'polling' ? [] : [command('plug', t('Connect'), 'connect')];
}
