import type { Uri } from 'vscode';
import * as v from 'valibot';
import type { Administration } from './administration.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { FILE } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';
import { SETTING_BOUNDS } from '../../platform/contributions/settingBounds.ts';

const command = commandsOn<{ readonly administration: Promise<Administration> }>();

const VALUE = v.union([v.string(), v.number(), v.boolean()]);
const REQUEST = v.object({
  path: v.string(),
  query: v.optional(v.record(v.string(), v.optional(v.union([VALUE, v.array(VALUE)])))),
});

const BACKUP = v.object({ target: v.optional(FILE) });

/** The file or folder of a backup. */
export type BackupArgument = v.InferOutput<typeof BACKUP>;

const loadConfig = () => import('./configCommands.ts');
const loadBackups = () => import('./backupCommands.ts');

/** Declares a command for an answer of the Configuration API in an editor. */
const onAnswer = <R>(
  title: string,
  run: (commands: Awaited<ReturnType<typeof loadConfig>>, uri: Uri | undefined) => R,
) => command({ title, palette: false, takes: 'uri', run: async (_window, { uri }) => run(await loadConfig(), uri) });

/** Declares a command for a row of the view Backups, in these groups of its menu. */
const onBackup = (
  title: string,
  action: `${'reveal' | 'verify' | 'delete'}Backup`,
  groups: readonly string[],
  icon: string,
) =>
  command({
    title,
    icon,
    palette: false,
    takes: ['backup'],
    menus: groups.map((group) => onRow('backups', 'backup', group)),
    run: async ({ administration }, { row }) => (await loadBackups())[action]((await administration).backups, row?.id),
  });

/** The commands of the Configuration API and of backups. */
export const ADMINISTRATION_COMMANDS = {
  openConfigApi: command({
    title: 'Open Configuration API Document',
    icon: 'go-to-file',
    menus: [inTitle('configApi', 'navigation@1')],
    run: async ({ administration }) => (await loadConfig()).openConfigApi((await administration).configApi),
  }),
  sendConfigRequest: command({
    title: 'Send Configuration API Request…',
    icon: 'play',
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
  nextConfigPage: onAnswer('Next Page', ({ readConfigPages }, uri) => readConfigPages(uri, 1)),
  allConfigPages: onAnswer('All Pages', ({ readConfigPages }, uri) => readConfigPages(uri)),
  showConfigTable: onAnswer('Show as Table', ({ showConfigTable }, uri) => showConfigTable(uri)),
  saveConfigCsv: onAnswer('Save as CSV…', ({ saveConfigCsv }, uri) => saveConfigCsv(uri)),
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
    run: async ({ administration }) => (await administration).backups.reload(),
  }),
  revealBackup: onBackup('Reveal Backup', 'revealBackup', ['inline@1', '1_file@1'], 'folder-opened'),
  verifyBackup: onBackup('Verify Checksum', 'verifyBackup', ['inline@2', '1_file@2'], 'verified'),
  deleteBackup: onBackup('Delete Backup…', 'deleteBackup', ['2_delete@1'], 'trash'),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly administration: typeof ADMINISTRATION_COMMANDS;
  }
}

/** The settings of backups, by the name below `repWorkflows.`. */
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
