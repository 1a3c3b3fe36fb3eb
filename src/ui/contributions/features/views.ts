import type { CommandContribution } from '../command.ts';
import { HAS_SITE, when } from '../contextKeys.ts';
import { inTitle } from '../places.ts';

/** The commands on what the live views show. */
export const VIEW_COMMANDS = {
  filterSessions: {
    title: 'Filter Sessions…',
    icon: 'filter',
    palette: HAS_SITE,
    menus: [inTitle('sessions', 'navigation@2')],
  },
  clearFilter: {
    title: 'Clear Filter',
    icon: 'clear-all',
    palette: HAS_SITE,
    menus: [
      inTitle('sessions', 'navigation@1', when('sessionsFiltered')),
      inTitle('reps', 'navigation@1', when('repsFiltered')),
    ],
  },
  groupSessions: {
    title: 'Group Sessions…',
    icon: 'list-tree',
    palette: HAS_SITE,
    menus: [inTitle('sessions', 'navigation@3')],
  },
  filterRepresentatives: {
    title: 'Filter Representatives…',
    icon: 'filter',
    palette: HAS_SITE,
    menus: [inTitle('reps', 'navigation@2')],
  },
  showMoreRows: { title: 'Show More Rows', palette: false, takes: ['more'] },
} as const satisfies Record<string, CommandContribution>;
