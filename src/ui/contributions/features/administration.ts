import * as v from 'valibot';
import { command, type AnyCommand } from '../command.ts';
import { HAS_SITE } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import { FILE } from '../schemas.ts';
import type { SettingContribution } from '../setting.ts';
import { SETTING_BOUNDS } from '../settingBounds.ts';

const VALUE = v.union([v.string(), v.number(), v.boolean()]);
const REQUEST = v.object({
  path: v.string(),
  query: v.optional(v.record(v.string(), v.optional(v.union([VALUE, v.array(VALUE)])))),
});

const BACKUP = v.object({ target: v.optional(FILE) });

/** Where a backup is to go. */
export type BackupArgument = v.InferOutput<typeof BACKUP>;

const loadConfig = () => import('../../administration/configCommands.ts');
const loadBackups = () => import('../../administration/backupCommands.ts');

/** The commands of the Configuration API and backups. */
export const ADMINISTRATION_COMMANDS = {
  openConfigApi: command({
    title: 'Open Configuration API Document',
    icon: 'go-to-file',
    palette: HAS_SITE,
    menus: [inTitle('configApi', 'navigation@1')],
    run: async ({ administration }) => (await loadConfig()).openConfigApi((await administration).configApi),
  }),
  sendConfigRequest: command({
    title: 'Send Configuration API Request…',
    icon: 'play',
    palette: HAS_SITE,
    takes: ['operation'],
    menus: [onRow('configApi', 'operation.get', 'inline@1'), onRow('configApi', 'operation.get', '1_send@1')],
    argument: REQUEST,
    run: async ({ administration }, { argument, row }) =>
      (await loadConfig()).sendConfigRequestCommand((await administration).configApi, argument, row?.id),
  }),
  showConfigOperation: command({
    title: 'Show Documentation',
    icon: 'book',
    palette: false,
    takes: ['operation'],
    menus: [onRow('configApi', 'operation', '2_docs@1')],
    run: async ({ administration }, { row }) =>
      (await loadConfig()).showOperation((await administration).configApi, row?.id),
  }),
  nextConfigPage: command({
    title: 'Next Page',
    palette: false,
    takes: 'uri',
    run: async (_window, { uri }) => (await loadConfig()).readConfigPages(uri, 1),
  }),
  allConfigPages: command({
    title: 'All Pages',
    palette: false,
    takes: 'uri',
    run: async (_window, { uri }) => (await loadConfig()).readConfigPages(uri),
  }),
  showConfigTable: command({
    title: 'Show as Table',
    palette: false,
    takes: 'uri',
    run: async (_window, { uri }) => (await loadConfig()).showConfigTable(uri),
  }),
  saveConfigCsv: command({
    title: 'Save as CSV…',
    palette: false,
    takes: 'uri',
    run: async (_window, { uri }) => (await loadConfig()).saveConfigCsv(uri),
  }),
  refreshConfigApi: command({
    title: 'Refresh OpenAPI Document',
    icon: 'refresh',
    palette: false,
    menus: [inTitle('configApi', 'navigation@2')],
    run: async ({ administration }) => (await administration).configApi.read(true),
  }),
  backUp: command({
    title: 'Back Up Site…',
    icon: 'cloud-download',
    palette: HAS_SITE,
    menus: [inTitle('backups', 'navigation@1')],
    argument: BACKUP,
    run: async ({ administration }, { argument }) =>
      (await loadBackups()).backUp((await administration).backups, argument),
  }),
  refreshBackups: command({
    title: 'Refresh Backups',
    icon: 'refresh',
    palette: false,
    menus: [inTitle('backups', 'navigation@2')],
    run: async ({ administration }) => (await administration).backups.look(),
  }),
  revealBackup: command({
    title: 'Reveal Backup',
    icon: 'folder-opened',
    palette: false,
    takes: ['backup'],
    menus: [onRow('backups', 'backup', 'inline@1'), onRow('backups', 'backup', '1_file@1')],
    run: async ({ administration }, { row }) =>
      (await loadBackups()).revealBackup((await administration).backups, row?.id),
  }),
  verifyBackup: command({
    title: 'Verify Checksum',
    icon: 'verified',
    palette: false,
    takes: ['backup'],
    menus: [onRow('backups', 'backup', 'inline@2'), onRow('backups', 'backup', '1_file@2')],
    run: async ({ administration }, { row }) =>
      (await loadBackups()).verifyBackup((await administration).backups, row?.id),
  }),
  deleteBackup: command({
    title: 'Delete Backup…',
    icon: 'trash',
    palette: false,
    takes: ['backup'],
    menus: [onRow('backups', 'backup', '2_delete@1')],
    run: async ({ administration }, { row }) =>
      (await loadBackups()).deleteBackup((await administration).backups, row?.id),
  }),
} satisfies Record<string, AnyCommand>;

/** Their settings, by the name below `repWorkflows.`. */
export const ADMINISTRATION_SETTINGS = {
  'backup.folder': {
    scope: 'machine',
    type: 'string',
    default: '',
    description:
      'The folder that backups are kept in, as a full path. Empty: a folder of the extension’s own. Backups hold the site’s configuration: choose a folder that others cannot read.',
  },
  'backup.every': {
    scope: 'application',
    type: 'string',
    default: 'off',
    enum: ['off', 'daily', 'weekly'],
    enumDescriptions: [
      'Backups are made by the command *Back Up Site* only.',
      'Every site that you are signed in to is backed up a day after its last backup, or as soon as VS Code runs after that.',
      'Every site that you are signed in to is backed up a week after its last backup, or as soon as VS Code runs after that.',
    ],
    description: 'How often backups are made. However many windows are open, only one of them makes them.',
  },
  'backup.keep': {
    scope: 'application',
    type: 'number',
    default: 14,
    ...SETTING_BOUNDS['backup.keep'],
    description:
      'How many backups of a site are kept in the folder; older ones are deleted after a scheduled backup. 0 keeps all.',
  },
} as const satisfies Record<string, SettingContribution>;
