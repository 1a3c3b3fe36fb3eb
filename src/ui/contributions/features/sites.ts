import type { CommandContribution } from '../command.ts';
import { HAS_SITE, inState, unless, when } from '../contextKeys.ts';
import { inTitle } from '../places.ts';

/** The commands on sites and their connections. */
export const SITE_COMMANDS = {
  addSite: { title: 'Add Site…', icon: 'add', menus: [inTitle('queues', '1_site@2')] },
  editSite: { title: 'Edit Site…', palette: HAS_SITE },
  removeSite: { title: 'Remove Site…', palette: HAS_SITE },
  switchSite: {
    title: 'Switch Site…',
    icon: 'arrow-swap',
    palette: HAS_SITE,
    menus: [inTitle('queues', '1_site@1', HAS_SITE)],
  },
  signIn: { title: 'Sign In…', icon: 'sign-in', palette: HAS_SITE },
  signOut: { title: 'Sign Out', icon: 'sign-out', palette: HAS_SITE },
  openDemoSite: {
    title: 'Open Demo Site',
    icon: 'beaker',
    menus: [inTitle('queues', '1_site@3', unless('demoRunning'))],
  },
  stopDemoSite: {
    title: 'Stop Demo Site',
    icon: 'debug-stop',
    palette: when('demoRunning'),
    menus: [inTitle('queues', '1_site@3', when('demoRunning'))],
  },
  connect: {
    title: 'Connect',
    icon: 'plug',
    palette: HAS_SITE,
    menus: [inTitle('queues', '2_connection@1', inState('disconnected', 'refused'))],
  },
  reconnect: {
    title: 'Reconnect Now',
    icon: 'plug',
    palette: inState('offline'),
    menus: [inTitle('queues', 'navigation@1', inState('offline'))],
  },
  disconnect: {
    title: 'Disconnect',
    icon: 'debug-disconnect',
    palette: HAS_SITE,
    menus: [inTitle('queues', '2_connection@1', inState('live', 'offline', 'connecting'))],
  },
  testConnection: {
    title: 'Test Connection',
    icon: 'pulse',
    palette: HAS_SITE,
    menus: [inTitle('queues', '2_connection@2', HAS_SITE)],
  },
  refresh: {
    title: 'Refresh',
    icon: 'refresh',
    palette: HAS_SITE,
    menus: [inTitle('queues', 'navigation@2', HAS_SITE)],
  },
  showLog: { title: 'Show Log', menus: [inTitle('queues', '2_connection@3')] },
} as const satisfies Record<string, CommandContribution>;
