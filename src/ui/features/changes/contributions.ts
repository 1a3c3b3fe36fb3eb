import * as v from 'valibot';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { HAS_SITE } from '../../platform/contributions/contextKeys.ts';
import { inTitle } from '../../platform/contributions/places.ts';
import type { Pages } from '../../platform/pages/pages.ts';
import type { SiteParts } from '../../sites/siteParts.ts';

const command = commandsOn<{ readonly sites: SiteParts; readonly pages: Pages }>();

/** The command of the trail of changes. */
export const CHANGE_COMMANDS = {
  showChanges: command({
    title: 'Show My Changes',
    icon: 'history',
    menus: [inTitle('sessions', '8_changes@1', HAS_SITE)],
    argument: v.object({ from: v.optional(v.pipe(v.number(), v.minValue(0))) }),
    run: async ({ sites, pages }, { argument }) =>
      (await import('./changesPage.ts')).showChanges(sites.trail, pages, argument),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly changes: typeof CHANGE_COMMANDS;
  }
}
