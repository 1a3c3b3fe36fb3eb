import * as v from 'valibot';
import type { SiteParts } from '../../sites/siteParts.ts';
import type { StatusChanges } from './statusChanges.ts';
import type { PresenceItem } from './presence.ts';
import type { SessionRevealer } from './presenceMenu.ts';
import type { WaitingAlerts } from './waitingAlerts.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed, when } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { REP_ID } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';

const command = commandsOn<{
  readonly sites: SiteParts;
  readonly given: StatusChanges;
  readonly presence: PresenceItem;
  readonly views: SessionRevealer;
  readonly alerts: WaitingAlerts;
}>();

const MUTE = v.object({ queueId: v.optional(v.string()), minutes: v.optional(v.pipe(v.number(), v.minValue(1))) });

/** The queue of the alerts to mute, and the time. */
export type MuteArgument = v.InferOutput<typeof MUTE>;

/** The commands of representatives, of oneself and of alerts. */
export const PRESENCE_COMMANDS = {
  chooseRepresentative: command({
    title: 'Select Your Representative…',
    icon: 'account',
    menus: [inTitle('reps', '1_self@1')],
    argument: v.object({ username: v.optional(v.string()) }),
    run: async ({ sites }, { argument }) =>
      (await import('./chooseRepresentative.ts')).chooseRepresentative(sites, argument?.username),
  }),
  setRepStatus: command({
    title: 'Set Status…',
    icon: 'account',
    enablement: allowed('set_rep_status'),
    takes: ['rep'],
    menus: [onRow('reps', 'rep', 'inline@1'), onRow('reps', 'rep', '1_rep@1')],
    argument: v.object({ repId: v.optional(REP_ID), codeName: v.optional(v.string()) }),
    run: async ({ sites, given }, { argument, row }) =>
      (await import('./setRepStatus.ts')).setRepStatus(sites, given, argument, row),
  }),
  copyRepresentativeUrl: command({
    title: 'Copy Start Session URL',
    takes: ['rep'],
    menus: [onRow('reps', 'rep', '9_copy@1')],
    argument: v.object({ repId: v.optional(REP_ID) }),
    run: async ({ sites: { active } }, { argument, row }) =>
      (await import('./copyRepresentativeUrl.ts')).copyRepresentativeUrl(active, argument, row),
  }),
  showPresenceMenu: command({
    title: 'Show My Actions…',
    icon: 'account',
    run: async ({ sites: { active }, given, presence, views }) =>
      (await import('./presenceMenu.ts')).showPresenceMenu({ active, given, views, waits: presence.waits() }),
  }),
  muteAlerts: command({
    title: 'Mute Waiting Alerts…',
    icon: 'bell-slash',
    takes: ['queue'],
    menus: [onRow('queues', 'queue', '2_alerts@1')],
    argument: MUTE,
    run: ({ alerts }, { argument, row }) => alerts.mute(argument, row),
  }),
  unmuteAlerts: command({
    title: 'Unmute Waiting Alerts',
    icon: 'bell',
    palette: when('alertsMuted'),
    run: ({ alerts }) => alerts.unmute(),
  }),
} satisfies Record<string, AnyCommand>;

/** The settings of presence and alerts, by the name below `repWorkflows.`. */
export const PRESENCE_SETTINGS = {
  'presence.statuses': {
    scope: 'window',
    type: 'array',
    default: ['available', 'busy', 'away'],
    items: { type: 'string' },
    description:
      'Code names of the statuses offered by *Set Status* when the account may not read them from the Configuration API.',
  },
  notifications: {
    scope: 'window',
    type: 'string',
    default: 'off',
    enum: ['off', 'myTeams', 'all'],
    enumDescriptions: [
      'Long waits show in the views and the status bar only.',
      'Also notify about long waits in the queues of your own teams.',
      'Also notify about long waits in any queue.',
    ],
    description:
      'Notifications about sessions that wait longer than the limit. They repeat at growing intervals until somebody takes the session.',
  },
  'presence.notifyOwnQueue': {
    scope: 'window',
    type: 'boolean',
    default: false,
    description: 'Notify about each session that comes to your own queue.',
  },
} as const satisfies Record<string, SettingContribution>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly presence: typeof PRESENCE_COMMANDS;
  }
}
