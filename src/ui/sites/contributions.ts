import * as v from 'valibot';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import type { SiteParts } from './siteParts.ts';
import { commandsOn, type AnyCommand } from '../platform/contributions/command.ts';
import { HAS_SITE, inState, unless, when } from '../platform/contributions/contextKeys.ts';
import { inTitle } from '../platform/contributions/places.ts';
import type { SettingContribution } from '../platform/contributions/setting.ts';
import { SETTING_BOUNDS } from '../platform/contributions/settingBounds.ts';

const command = commandsOn<{ readonly sites: SiteParts; readonly log: ExtensionLog }>();

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));
const NEW_SITE = v.object({
  url: text,
  company: v.optional(v.string(), ''),
  label: v.optional(v.string()),
  clientId: text,
  clientSecret: text,
  rep: v.optional(v.string()),
  caFile: v.optional(v.string()),
});

/** A site to add. */
export type NewSite = v.InferOutput<typeof NEW_SITE>;

const SITE = v.object({ siteId: v.optional(v.string()) });

const load = () => import('./siteCommands.ts');

/** The commands of sites and their connections. */
export const SITE_COMMANDS = {
  addSite: command({
    title: 'Add Site…',
    palette: true,
    icon: 'add',
    menus: [inTitle('queues', '1_site@2')],
    argument: NEW_SITE,
    run: async ({ sites }, { argument }) => (await load()).addSite(sites, argument),
  }),
  editSite: command({
    title: 'Edit Site…',
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).editSite(sites, argument?.siteId),
  }),
  removeSite: command({
    title: 'Remove Site…',
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).removeSite(sites, argument?.siteId),
  }),
  switchSite: command({
    title: 'Switch Site…',
    icon: 'arrow-swap',
    menus: [inTitle('queues', '1_site@1', HAS_SITE)],
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).switchSite(sites, argument?.siteId),
  }),
  signIn: command({
    title: 'Sign In…',
    icon: 'sign-in',
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).signIn(sites, argument?.siteId),
  }),
  signOut: command({
    title: 'Sign Out',
    icon: 'sign-out',
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).signOut(sites, argument?.siteId),
  }),
  openDemoSite: command({
    title: 'Open Demo Site',
    palette: true,
    icon: 'beaker',
    menus: [inTitle('queues', '1_site@3', unless('demoRunning'))],
    run: async ({ sites }) => (await load()).openDemoSite(sites),
  }),
  stopDemoSite: command({
    title: 'Stop Demo Site',
    icon: 'debug-stop',
    palette: when('demoRunning'),
    menus: [inTitle('queues', '1_site@3', when('demoRunning'))],
    run: async ({ sites }) => (await load()).stopDemoSite(sites),
  }),
  connect: command({
    title: 'Connect',
    icon: 'plug',
    menus: [inTitle('queues', '2_connection@1', inState('disconnected', 'refused'))],
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).connect(sites, argument?.siteId),
  }),
  reconnect: command({
    title: 'Reconnect Now',
    icon: 'plug',
    palette: inState('offline'),
    menus: [inTitle('queues', 'navigation@1', inState('offline'))],
    run: async ({ sites }) => (await load()).reconnect(sites),
  }),
  disconnect: command({
    title: 'Disconnect',
    icon: 'debug-disconnect',
    menus: [inTitle('queues', '2_connection@1', inState('live', 'offline', 'connecting'))],
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).disconnect(sites, argument?.siteId),
  }),
  testConnection: command({
    title: 'Test Connection',
    icon: 'pulse',
    menus: [inTitle('queues', '2_connection@2', HAS_SITE)],
    argument: SITE,
    run: async ({ sites }, { argument }) => (await load()).testConnection(sites, argument),
  }),
  refresh: command({
    title: 'Refresh',
    icon: 'refresh',
    menus: [inTitle('queues', 'navigation@2', HAS_SITE)],
    run: async ({ sites }) => (await load()).refresh(sites),
  }),
  showLog: command({
    title: 'Show Log',
    palette: true,
    menus: [inTitle('queues', '2_connection@3')],
    run: ({ log }) => log.show(),
  }),
} satisfies Record<string, AnyCommand>;

const siteSchema = {
  type: 'object',
  required: ['id', 'label', 'url', 'company'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    label: { type: 'string' },
    url: { type: 'string', pattern: '^https?://' },
    company: { type: 'string' },
    rep: { type: 'string' },
    caFile: { type: 'string' },
  },
} as const;

/** The settings of sites, by the name below `repWorkflows.`. */
export const SITE_SETTINGS = {
  sites: {
    scope: 'application',
    type: 'array',
    default: [],
    items: siteSchema,
    description:
      'Your support sites. `url` is the site’s address, `company` its Company API Name, `rep` your own username in the representative console, `caFile` a PEM file with further certificate authorities. API account secrets are kept in VS Code’s secret storage, never here.',
  },
  activeSite: {
    scope: 'application',
    type: 'string',
    default: '',
    description: 'The id of the site that a new window opens with. *Switch Site* changes it.',
  },
  'request.timeoutSeconds': {
    scope: 'application',
    type: 'number',
    default: 30,
    ...SETTING_BOUNDS['request.timeoutSeconds'],
    description: 'How many seconds a request to the site may stay without an answer.',
  },
  'cache.ttlSeconds': {
    scope: 'application',
    type: 'number',
    default: 60,
    ...SETTING_BOUNDS['cache.ttlSeconds'],
    description:
      'How many seconds the lists of logged-in representatives and support teams are reused. An account without permission for the real-time state is also asked no more often than this.',
  },
} as const satisfies Record<string, SettingContribution>;

declare module '../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly sites: typeof SITE_COMMANDS;
  }
}
