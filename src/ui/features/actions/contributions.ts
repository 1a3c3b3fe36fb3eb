import * as v from 'valibot';
import type { SiteParts } from '../../sites/siteParts.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed, unless, when } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { FILE, PARAMS } from '../../shared/argumentSchemas.ts';

const command = commandsOn<{ readonly sites: SiteParts }>();

const ACTION = v.object({ action: v.string(), params: v.optional(PARAMS, {}) });

/** An action of the command API with its parameters. */
export type ActionArgument = v.InferOutput<typeof ACTION>;

const IMPORT = v.object({
  file: v.optional(FILE),
  rows: v.optional(v.array(PARAMS)),
  dryRun: v.optional(v.boolean()),
});

/** The Jump shortcuts to import. */
export type ImportArgument = v.InferOutput<typeof IMPORT>;

/** The commands for all actions of the command API, and for Jump shortcuts. */
export const ACTION_COMMANDS = {
  runAction: command({
    title: 'Run Command API Action…',
    icon: 'run',
    enablement: unless('replay'),
    menus: [inTitle('appliances', '1_actions@1')],
    argument: ACTION,
    run: async ({ sites: { active } }, { argument }) => (await import('./runAction.ts')).runAction(active, argument),
  }),
  createJumpShortcut: command({
    title: 'Create Jump Shortcut…',
    enablement: allowed('import_jump_shortcut'),
    menus: [inTitle('appliances', '2_jump@1')],
    argument: PARAMS,
    run: async ({ sites: { active } }, { argument }) =>
      (await import('./createJumpShortcut.ts')).createJumpShortcut(active, argument),
  }),
  importJumpShortcuts: command({
    title: 'Import Jump Shortcuts (CSV)…',
    enablement: allowed('import_jump_shortcut'),
    menus: [inTitle('appliances', '2_jump@2')],
    argument: IMPORT,
    run: async ({ sites: { active } }, { argument }) =>
      (await import('./importJumpShortcuts.ts')).importJumpShortcuts(active, argument),
  }),
  showDeniedActions: command({
    title: 'Why Are Actions Not Available?',
    icon: 'lock',
    palette: when('someDenied'),
    menus: [
      inTitle('sessions', '9_denied@1', when('someDenied')),
      onRow('any', 'session', '4_denied@1', when('someDenied')),
    ],
    run: async ({ sites: { active } }) => (await import('./showDeniedActions.ts')).showDeniedActions(active),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly actions: typeof ACTION_COMMANDS;
  }
}
