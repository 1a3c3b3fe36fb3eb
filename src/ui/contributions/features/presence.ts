import * as v from 'valibot';
import { command, type AnyCommand } from '../command.ts';
import { allowed, when } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import { REP_ID } from '../schemas.ts';

const MUTE = v.object({ queueId: v.optional(v.string()), minutes: v.optional(v.pipe(v.number(), v.minValue(1))) });

/** Which alerts, and for how long. */
export type MuteArgument = v.InferOutput<typeof MUTE>;

/** The commands on representatives, oneself among them, and on alerts. */
export const PRESENCE_COMMANDS = {
  chooseRepresentative: command({
    title: 'Choose Who You Are…',
    icon: 'account',
    menus: [inTitle('reps', '1_self@1')],
    argument: v.object({ username: v.optional(v.string()) }),
    run: async ({ sites }, { argument }) =>
      (await import('../../presence/chooseRepresentative.ts')).chooseRepresentative(sites, argument?.username),
  }),
  setRepStatus: command({
    title: 'Set Status…',
    icon: 'account',
    enablement: allowed('set_rep_status'),
    takes: ['rep'],
    menus: [onRow('reps', 'rep', 'inline@1'), onRow('reps', 'rep', '1_rep@1')],
    argument: v.object({ repId: v.optional(REP_ID), codeName: v.optional(v.string()) }),
    run: async ({ sites, given }, { argument, row }) =>
      (await import('../../presence/setRepStatus.ts')).setRepStatus(sites, given, argument, row),
  }),
  copyRepresentativeUrl: command({
    title: 'Copy Start Session URL',
    takes: ['rep'],
    menus: [onRow('reps', 'rep', '9_copy@1')],
    argument: v.object({ repId: v.optional(REP_ID) }),
    run: async ({ sites: { active } }, { argument, row }) =>
      (await import('../../presence/copyRepresentativeUrl.ts')).copyRepresentativeUrl(active, argument, row),
  }),
  showPresenceMenu: command({
    title: 'Show My Actions…',
    icon: 'account',
    run: async ({ sites: { active }, presence, views }) =>
      (await import('../../presence/presenceMenu.ts')).showPresenceMenu(active, presence.waits(), views),
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
