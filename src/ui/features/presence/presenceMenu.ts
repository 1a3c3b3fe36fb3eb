import * as vscode from 'vscode';
import { sessionsOf } from '../../../state/facts.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { CommandName } from '../../platform/contributions/commandId.ts';
import { durationText } from '../../platform/durations.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { customerName, queueName } from '../../shared/rows/names.ts';
import { ownRepresentative } from '../../shared/rows/ownRepresentative.ts';
import type { Wait } from '../../shared/rows/longestWaits.ts';

const { t } = vscode.l10n;

/** The views, which can bring sessions into sight. */
export interface SessionsInSight {
  revealOwn(): Promise<void>;
  revealWaiting(sessionId: string): Promise<void>;
}

interface Action extends PickItem {
  readonly run?: () => unknown;
}

const separator = (label: string): Action => ({ label, kind: vscode.QuickPickItemKind.Separator });
const command = (icon: string, label: string, name: CommandName): Action => ({
  icon,
  label,
  run: () => callCommand(name),
});

/** What a click on the status bar item offers. */
export async function showPresenceMenu(
  active: ActiveSite,
  waits: readonly Wait[],
  views: SessionsInSight,
): Promise<void> {
  const items = [...ownActions(active, views), ...waitActions(active, waits, views), ...siteActions(active)];
  const picked = await showQuickPick(items, {
    title: active.site?.label ?? t('Support'),
    placeHolder: t('What would you like to do?'),
  });
  await picked?.run?.();
}

function ownActions({ model, site, status }: ActiveSite, views: SessionsInSight): readonly Action[] {
  if (status !== 'live' && status !== 'polling') {
    return [];
  }
  const own = ownRepresentative(model, site?.rep);
  const sessions = own ? sessionsOf(model, own.id) : [];
  return [
    ...(own ? [command('account', t('Set My Status…'), 'setRepStatus')] : []),
    ...(sessions.length > 0
      ? [
          {
            icon: 'list-tree',
            label: t('My Sessions'),
            description: String(sessions.length),
            run: () => views.revealOwn(),
          },
        ]
      : []),
    command('key', t('Generate Session Key…'), 'generateSessionKey'),
    ...(own ? [] : [command('person', t('Choose Who You Are…'), 'chooseRepresentative')]),
  ];
}

function waitActions({ model }: ActiveSite, waits: readonly Wait[], views: SessionsInSight): readonly Action[] {
  if (waits.length === 0) {
    return [];
  }
  const longest = waits.slice(0, 3).map(({ sessionId, queueId, seconds }) => ({
    icon: 'watch',
    label: customerName(model.rows('support_session').get(sessionId) ?? {}),
    description: `${durationText(seconds)} · ${queueName(model.rows('queue').get(queueId))}`,
    run: () => views.revealWaiting(sessionId),
  }));
  return [separator(t('Waiting longest')), ...longest, command('bell-slash', t('Mute Waiting Alerts…'), 'muteAlerts')];
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
