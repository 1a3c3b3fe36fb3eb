import * as v from 'valibot';
import type { SiteParts } from '../../sites/siteParts.ts';
import type { LiveViews } from './liveViews.ts';
import type { Grouping } from './sessionGroups.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { when } from '../../platform/contributions/contextKeys.ts';
import { inTitle } from '../../platform/contributions/places.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';
import { SETTING_BOUNDS } from '../../platform/contributions/settingBounds.ts';

const command = commandsOn<{
  readonly sites: SiteParts;
  readonly views: LiveViews;
  readonly appliances: Promise<Pick<LiveViews, 'showMoreRows'>>;
}>();

/** The name of a question, with its value if it needs one. */
const CONDITION = v.union([
  v.string(),
  v.object({
    question: v.string(),
    minutes: v.optional(v.pipe(v.number(), v.minValue(0))),
    queue: v.optional(v.string()),
    representative: v.optional(v.string()),
    skill: v.optional(v.string()),
  }),
]);

const FILTER = v.object({
  conditions: v.optional(v.array(CONDITION)),
  match: v.optional(v.picklist(['all', 'any'])),
});

/** The conditions for rows to stay visible. */
export type FilterArgument = v.InferOutput<typeof FILTER>;

const GROUPINGS = ['none', 'queue', 'representative', 'startMethod', 'clientType', 'age'] as const satisfies Grouping[];

const load = () => import('./filterCommands.ts');

/** The commands of the live views. */
export const VIEW_COMMANDS = {
  filterSessions: command({
    title: 'Filter Sessions…',
    icon: 'filter',
    menus: [inTitle('sessions', 'navigation@2')],
    argument: FILTER,
    run: async ({ views, sites: { active } }, { argument }) => (await load()).filterSessions(views, active, argument),
  }),
  clearFilter: command({
    title: 'Clear Filter',
    icon: 'clear-all',
    menus: [
      inTitle('sessions', 'navigation@1', when('sessionsFiltered')),
      inTitle('reps', 'navigation@1', when('repsFiltered')),
    ],
    run: async ({ views }) => (await load()).clearFilter(views),
  }),
  groupSessions: command({
    title: 'Group Sessions…',
    icon: 'list-tree',
    menus: [inTitle('sessions', 'navigation@3')],
    argument: v.object({ by: v.optional(v.picklist(GROUPINGS)) }),
    run: async ({ views }, { argument }) => (await load()).groupSessions(views, argument?.by),
  }),
  filterRepresentatives: command({
    title: 'Filter Representatives…',
    icon: 'filter',
    menus: [inTitle('reps', 'navigation@2')],
    argument: FILTER,
    run: async ({ views, sites: { active } }, { argument }) =>
      (await load()).filterRepresentatives(views, active, argument),
  }),
  showMoreRows: command({
    title: 'Show More Rows',
    palette: false,
    takes: ['more'],
    run: async ({ views, appliances }, { row }) => {
      const owner = row?.key.startsWith('appliance:') ? await appliances : views;
      owner.showMoreRows(row?.key ?? '');
    },
  }),
} satisfies Record<string, AnyCommand>;

/** The settings of the live views, by the name below `repWorkflows.`. */
export const LIVE_SETTINGS = {
  'tree.longWaitMinutes': {
    scope: 'window',
    type: 'number',
    default: 10,
    ...SETTING_BOUNDS['tree.longWaitMinutes'],
    description:
      'After how many minutes a waiting session counts as a long wait: red in the views and in the status bar.',
  },
} as const satisfies Record<string, SettingContribution>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly live: typeof VIEW_COMMANDS;
  }
}
