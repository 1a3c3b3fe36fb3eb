import type { CommandContribution } from '../command.ts';
import { allowed, HAS_SITE, inState } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';

/** The commands on session keys. */
export const KEY_COMMANDS = {
  generateSessionKey: {
    title: 'Generate Session Key…',
    icon: 'key',
    enablement: allowed('generate_session_key'),
    palette: HAS_SITE,
    takes: ['queue', 'rep'],
    menus: [
      inTitle('queues', 'navigation@1', inState('live')),
      inTitle('keys', 'navigation@1'),
      onRow('queues', ['queue.team', 'queue.general'], 'inline@1'),
      onRow('queues', 'queue', '1_key@1'),
      onRow('reps', 'rep', '1_rep@2'),
    ],
  },
  showSessionKey: {
    title: 'Show Session Key',
    icon: 'open-preview',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', 'inline@2'), onRow('keys', 'key', '2_send@2')],
  },
  copySessionKey: {
    title: 'Copy Key',
    icon: 'copy',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', 'inline@1'), onRow('keys', 'key', '1_copy@1')],
  },
  copySessionKeyUrl: {
    title: 'Copy URL',
    icon: 'link',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '1_copy@2')],
  },
  copySessionKeyMail: {
    title: 'Copy E-Mail',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '1_copy@3')],
  },
  draftSessionKeyMail: {
    title: 'Open Mail Draft',
    icon: 'mail',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '2_send@1')],
  },
  forgetSessionKey: {
    title: 'Remove from List',
    palette: false,
    takes: ['key'],
    menus: [onRow('keys', 'key', '3_list@1')],
  },
} as const satisfies Record<string, CommandContribution>;
