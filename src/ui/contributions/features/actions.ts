import type { CommandContribution } from '../command.ts';
import { allowed, HAS_SITE, unless, when } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';

/** The commands on all actions of the command API, on appliances and Jump shortcuts. */
export const ACTION_COMMANDS = {
  runAction: {
    title: 'Run Command API Action…',
    icon: 'run',
    enablement: unless('replay'),
    palette: HAS_SITE,
    menus: [inTitle('appliances', '1_actions@1')],
  },
  createJumpShortcut: {
    title: 'Create Jump Shortcut…',
    enablement: allowed('import_jump_shortcut'),
    palette: HAS_SITE,
    menus: [inTitle('appliances', '2_jump@1')],
  },
  importJumpShortcuts: {
    title: 'Import Jump Shortcuts (CSV)…',
    enablement: allowed('import_jump_shortcut'),
    palette: HAS_SITE,
    menus: [inTitle('appliances', '2_jump@2')],
  },
  setFailoverRole: {
    title: 'Set Failover Role…',
    enablement: allowed('set_failover_role'),
    palette: HAS_SITE,
    takes: ['appliance'],
    menus: [onRow('appliances', 'appliance', '1_role@1')],
  },
  showDeniedActions: {
    title: 'Why Are Actions Not Available?',
    icon: 'lock',
    palette: when('someDenied'),
    menus: [
      inTitle('sessions', '9_denied@1', when('someDenied')),
      onRow('any', 'session', '4_denied@1', when('someDenied')),
    ],
  },
  refreshAppliances: {
    title: 'Refresh Appliances',
    icon: 'refresh',
    palette: false,
    menus: [inTitle('appliances', 'navigation@1')],
  },
} as const satisfies Record<string, CommandContribution>;
