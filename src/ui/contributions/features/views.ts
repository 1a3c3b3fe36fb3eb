import * as v from 'valibot';
import type { Grouping } from '../../views/sessionGroups.ts';
import { command, type AnyCommand } from '../command.ts';
import { when } from '../contextKeys.ts';
import { inTitle } from '../places.ts';

/** A question by its name, or with what it is about. */
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

/** What rows are to be left. */
export type FilterArgument = v.InferOutput<typeof FILTER>;

const GROUPINGS = ['none', 'queue', 'representative', 'startMethod', 'clientType', 'age'] as const satisfies Grouping[];

const load = () => import('../../views/filterCommands.ts');

/** The commands on what the live views show. */
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
