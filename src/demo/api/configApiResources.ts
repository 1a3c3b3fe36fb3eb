import type { Appliance } from '../appliance.ts';
import { JUMPOINTS, JUMP_GROUPS, JUMP_POLICIES, SESSION_POLICIES, type Named } from '../company/jumpShortcuts.ts';
import { ATTRIBUTES, ISSUES, SKILLS, STATUSES, TEAMS } from '../company/configuration.ts';

/** An item of a resource, by the names of the Configuration API. */
export type ConfigItem = Readonly<Record<string, unknown>> & { readonly id: number };

/** A resource of the demo site's Configuration API. */
export interface ConfigResource {
  /** What the items are, in the plural. */
  readonly title: string;
  /** What an item has beside its id, with the JSON type of each. */
  readonly fields: Readonly<Record<string, 'string' | 'integer' | 'boolean' | 'array'>>;
  readonly items: (appliance: Appliance) => readonly ConfigItem[];
  /** Query parameters that pick items by a field of that name. */
  readonly filters?: readonly string[];
  /** Whether the document tells of creating, changing and deleting too. */
  readonly writable?: true;
  /** Whether it takes permission to manage Vault accounts. */
  readonly vault?: true;
}

/** `list` with ids from 1 on. */
function numbered(list: readonly Readonly<Record<string, unknown>>[]): readonly ConfigItem[] {
  return list.map((item, index) => ({ id: index + 1, ...item }));
}

function named(list: readonly Named[]): readonly ConfigItem[] {
  return numbered(list.map(({ name, codeName }) => ({ name, code_name: codeName })));
}

const SITES = ['Default', 'Québec', 'Partners & <friends>'];
const MACHINES = Array.from({ length: 93 }, (_, index) => `LT-${String(400 + index * 7).padStart(5, '0')}`);

/** What an installer is made for. */
export const INSTALLER_PLATFORMS: readonly string[] = ['winNT-64', 'mac-osx-x86', 'linux-x64'];

/** Every resource, by its path. */
export const CONFIG_RESOURCES = {
  user: {
    title: 'users',
    fields: { username: 'string', public_display_name: 'string', private_display_name: 'string', enabled: 'boolean' },
    filters: ['username'],
    writable: true,
    items: ({ context: { staff } }) =>
      staff.map(({ userId, username, publicName, privateName }) => ({
        id: Number(userId),
        username,
        public_display_name: publicName,
        private_display_name: privateName,
        enabled: true,
      })),
  },
  team: {
    title: 'support teams',
    fields: { name: 'string', code_name: 'string', persistent_queue: 'boolean' },
    filters: ['name', 'code_name'],
    writable: true,
    items: () =>
      TEAMS.map(({ id, name, codeName, persistent }) => {
        return { id: Number(id), name, code_name: codeName, persistent_queue: persistent };
      }),
  },
  issue: {
    title: 'support issues',
    fields: { title: 'string', code_name: 'string', team_id: 'integer' },
    filters: ['code_name'],
    items: () =>
      ISSUES.map(({ id, title, codeName, team }) => {
        const teamId = TEAMS.find((known) => known.codeName === team)?.id;
        return { id: Number(id), title, code_name: codeName, team_id: teamId === undefined ? null : Number(teamId) };
      }),
  },
  skill: {
    title: 'skills',
    fields: { name: 'string', code_name: 'string' },
    writable: true,
    items: () => numbered(SKILLS.map((name) => ({ name, code_name: name }))),
  },
  'rep-status': {
    title: 'representative statuses',
    fields: { name: 'string', code_name: 'string', display_as: 'string' },
    items: () =>
      STATUSES.flatMap(({ id, name, codeName, displayAs }) =>
        displayAs === undefined ? [] : [{ id: Number(id), name, code_name: codeName, display_as: displayAs }],
      ),
  },
  'custom-field': {
    title: 'custom session attributes',
    fields: { display_name: 'string', code_name: 'string', show_in_rep_console: 'boolean' },
    items: () =>
      numbered(
        Object.keys(ATTRIBUTES).map((name) => {
          return { display_name: name.replaceAll('_', ' '), code_name: name, show_in_rep_console: true };
        }),
      ),
  },
  'public-site': {
    title: 'public sites',
    fields: { name: 'string', default: 'boolean', hostnames: 'array' },
    items: () =>
      numbered(
        SITES.map((name, index) => ({ name, default: index === 0, hostnames: [`support${index}.example.com`] })),
      ),
  },
  'session-policy': {
    title: 'session policies',
    fields: { name: 'string', code_name: 'string' },
    items: () => named(SESSION_POLICIES),
  },
  'jump-policy': {
    title: 'Jump policies',
    fields: { name: 'string', code_name: 'string' },
    items: () => named(JUMP_POLICIES),
  },
  'jump-group': {
    title: 'Jump groups',
    fields: { name: 'string', code_name: 'string' },
    writable: true,
    items: () => named(JUMP_GROUPS),
  },
  'jump-client': {
    title: 'Jump Clients',
    fields: {
      name: 'string',
      hostname: 'string',
      jump_group_id: 'integer',
      jumpoint_id: 'integer',
      connection_type: 'string',
    },
    filters: ['name', 'connection_type'],
    items: () =>
      numbered(
        MACHINES.map((name, index) => ({
          name,
          hostname: `${name.toLowerCase()}.example.com`,
          jump_group_id: (index % 2) + 1,
          // As real sites do, -1 says that there is none.
          jumpoint_id: index % 4 === 0 ? Number(JUMPOINTS[0]?.id) : -1,
          connection_type: index % 3 === 0 ? 'passive' : 'active',
        })),
      ),
  },
  'jump-client/installer': {
    title: 'installers of Jump Clients',
    fields: { name: 'string', jump_group_id: 'integer' },
    items: () =>
      numbered([
        { name: 'Offices', jump_group_id: 1 },
        { name: 'Stock – entrepôt', jump_group_id: 2 },
      ]),
  },
  'jump-shortcut': {
    title: 'Jump shortcuts that were imported',
    fields: { name: 'string', group: 'string' },
    items: ({ jumpShortcuts }) => numbered(jumpShortcuts.all),
  },
  jumpoint: {
    title: 'Jumpoints',
    fields: { name: 'string', code_name: 'string', platform: 'string' },
    items: () =>
      JUMPOINTS.map(({ id, name, codeName }) => {
        return { id: Number(id), name, code_name: codeName, platform: 'windows-x86' };
      }),
  },
  'vault/account': {
    title: 'Vault accounts',
    fields: { name: 'string', type: 'string', description: 'string' },
    vault: true,
    items: () =>
      numbered(['Administrator', 'svc-backup'].map((name) => ({ name, type: 'opaque_token', description: '' }))),
  },
} as const satisfies Record<string, ConfigResource>;
