import { ADMINISTRATION_SETTINGS } from './features/administration.ts';
import { PAST_SETTINGS } from './features/past.ts';
import { REPORT_SETTINGS } from './features/reports.ts';
import { SCRIPT_SETTINGS } from './features/scripts.ts';
import { SESSION_START_SETTINGS } from './features/sessionStart.ts';
import type { SettingContribution } from './setting.ts';
import { SETTING_BOUNDS } from './settingBounds.ts';

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

/** Every setting, by its name below `repWorkflows.`. */
export const SETTINGS = {
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
  'tree.longWaitMinutes': {
    scope: 'window',
    type: 'number',
    default: 10,
    ...SETTING_BOUNDS['tree.longWaitMinutes'],
    description:
      'After how many minutes a waiting session counts as a long wait: red in the views and in the status bar.',
  },
  'presence.statuses': {
    scope: 'window',
    type: 'array',
    default: ['available', 'busy', 'away'],
    items: { type: 'string' },
    description:
      'Code names of the statuses offered by *Set Status* when the account may not read them from the Configuration API.',
  },
  notifications: {
    scope: 'window',
    type: 'string',
    default: 'off',
    enum: ['off', 'myTeams', 'all'],
    enumDescriptions: [
      'Long waits show in the views and the status bar only.',
      'Also notify about long waits in the queues of your own teams.',
      'Also notify about long waits in any queue.',
    ],
    description:
      'Notifications about sessions that wait longer than the limit. They repeat at growing intervals until somebody takes the session.',
  },
  'presence.notifyOwnQueue': {
    scope: 'window',
    type: 'boolean',
    default: false,
    description: 'Notify about each session that comes to your own queue.',
  },
  ...SCRIPT_SETTINGS,
  ...REPORT_SETTINGS,
  ...PAST_SETTINGS,
  ...SESSION_START_SETTINGS,
  ...ADMINISTRATION_SETTINGS,
} as const satisfies Record<string, SettingContribution>;

export type SettingName = keyof typeof SETTINGS;
