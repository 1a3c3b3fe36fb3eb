import * as v from 'valibot';
import { command, type AnyCommand } from '../command.ts';
import { allowed, unless, when } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import { FILE, PARAMS } from '../schemas.ts';

const ACTION = v.object({ action: v.string(), params: v.optional(PARAMS, {}) });

/** Any action of the command API. */
export type ActionArgument = v.InferOutput<typeof ACTION>;

const IMPORT = v.object({
  file: v.optional(FILE),
  rows: v.optional(v.array(PARAMS)),
  dryRun: v.optional(v.boolean()),
});

/** The Jump shortcuts to import. */
export type ImportArgument = v.InferOutput<typeof IMPORT>;

/** The commands on all actions of the command API, on appliances and Jump shortcuts. */
export const ACTION_COMMANDS = {
  runAction: command({
    title: 'Run Command API Action…',
    icon: 'run',
    enablement: unless('replay'),
    menus: [inTitle('appliances', '1_actions@1')],
    argument: ACTION,
    run: async ({ sites: { active } }, { argument }) =>
      (await import('../../actions/runAction.ts')).runAction(active, argument),
  }),
  createJumpShortcut: command({
    title: 'Create Jump Shortcut…',
    enablement: allowed('import_jump_shortcut'),
    menus: [inTitle('appliances', '2_jump@1')],
    argument: PARAMS,
    run: async ({ sites: { active } }, { argument }) =>
      (await import('../../jumpShortcuts/createJumpShortcut.ts')).createJumpShortcut(active, argument),
  }),
  importJumpShortcuts: command({
    title: 'Import Jump Shortcuts (CSV)…',
    enablement: allowed('import_jump_shortcut'),
    menus: [inTitle('appliances', '2_jump@2')],
    argument: IMPORT,
    run: async ({ sites: { active } }, { argument }) =>
      (await import('../../jumpShortcuts/importJumpShortcuts.ts')).importJumpShortcuts(active, argument),
  }),
  setFailoverRole: command({
    title: 'Set Failover Role…',
    enablement: allowed('set_failover_role'),
    takes: ['appliance'],
    menus: [onRow('appliances', 'appliance', '1_role@1')],
    run: async ({ sites: { active } }, { row }) =>
      (await import('../../appliances/setFailoverRole.ts')).setFailoverRole(active, row?.id),
  }),
  showDeniedActions: command({
    title: 'Why Are Actions Not Available?',
    icon: 'lock',
    palette: when('someDenied'),
    menus: [
      inTitle('sessions', '9_denied@1', when('someDenied')),
      onRow('any', 'session', '4_denied@1', when('someDenied')),
    ],
    run: async ({ sites: { active } }) =>
      (await import('../../actions/showDeniedActions.ts')).showDeniedActions(active),
  }),
  refreshAppliances: command({
    title: 'Refresh Appliances',
    icon: 'refresh',
    palette: false,
    menus: [inTitle('appliances', 'navigation@1')],
    run: async ({ appliances }) => (await appliances).refresh(),
  }),
} satisfies Record<string, AnyCommand>;
