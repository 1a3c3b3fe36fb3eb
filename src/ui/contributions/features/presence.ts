import type { CommandContribution } from '../command.ts';
import { allowed, HAS_SITE, when } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';

/** The commands on representatives, oneself among them, and on alerts. */
export const PRESENCE_COMMANDS = {
  chooseRepresentative: {
    title: 'Choose Who You Are…',
    icon: 'account',
    palette: HAS_SITE,
    menus: [inTitle('reps', '1_self@1')],
  },
  setRepStatus: {
    title: 'Set Status…',
    icon: 'account',
    enablement: allowed('set_rep_status'),
    palette: HAS_SITE,
    takes: ['rep'],
    menus: [onRow('reps', 'rep', 'inline@1'), onRow('reps', 'rep', '1_rep@1')],
  },
  copyRepresentativeUrl: {
    title: 'Copy Start Session URL',
    palette: HAS_SITE,
    takes: ['rep'],
    menus: [onRow('reps', 'rep', '9_copy@1')],
  },
  showPresenceMenu: { title: 'Show My Actions…', icon: 'account', palette: HAS_SITE },
  muteAlerts: {
    title: 'Mute Waiting Alerts…',
    icon: 'bell-slash',
    palette: HAS_SITE,
    takes: ['queue'],
    menus: [onRow('queues', 'queue', '2_alerts@1')],
  },
  unmuteAlerts: { title: 'Unmute Waiting Alerts', icon: 'bell', palette: when('alertsMuted') },
} as const satisfies Record<string, CommandContribution>;
