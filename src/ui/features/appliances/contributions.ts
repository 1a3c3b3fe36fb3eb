import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import type { AppliancesView } from './appliancesView.ts';

const command = commandsOn<{ readonly sites: SiteParts; readonly appliances: Promise<AppliancesView> }>();

/** The commands on appliances. */
export const APPLIANCE_COMMANDS = {
  setFailoverRole: command({
    title: 'Set Failover Role…',
    enablement: allowed('set_failover_role'),
    takes: ['appliance'],
    menus: [onRow('appliances', 'appliance', '1_role@1')],
    run: async ({ sites: { active } }, { row }) =>
      (await import('./setFailoverRole.ts')).setFailoverRole(active, row?.id),
  }),
  refreshAppliances: command({
    title: 'Refresh Appliances',
    icon: 'refresh',
    palette: false,
    menus: [inTitle('appliances', 'navigation@1')],
    run: async ({ appliances }) => (await appliances).refresh(),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly appliances: typeof APPLIANCE_COMMANDS;
  }
}
