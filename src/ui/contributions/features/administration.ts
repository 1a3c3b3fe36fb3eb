import { HAS_SITE, type CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';
import { SETTING_BOUNDS } from '../settingBounds.ts';

/** The commands of the Configuration API and backups. */
export const ADMINISTRATION_COMMANDS = {
  openConfigApi: { title: 'Open Configuration API Document', icon: 'go-to-file', palette: HAS_SITE },
  sendConfigRequest: {
    title: 'Send Configuration API Request…',
    icon: 'play',
    palette: HAS_SITE,
    takes: ['operation'],
  },
  showConfigOperation: { title: 'Show Documentation', icon: 'book', palette: false, takes: ['operation'] },
  nextConfigPage: { title: 'Next Page', palette: false, takes: 'uri' },
  allConfigPages: { title: 'All Pages', palette: false, takes: 'uri' },
  showConfigTable: { title: 'Show as Table', palette: false, takes: 'uri' },
  saveConfigCsv: { title: 'Save as CSV…', palette: false, takes: 'uri' },
  refreshConfigApi: { title: 'Refresh OpenAPI Document', icon: 'refresh', palette: false },
  backUp: { title: 'Back Up Site…', icon: 'cloud-download', palette: HAS_SITE },
  refreshBackups: { title: 'Refresh Backups', icon: 'refresh', palette: false },
  revealBackup: { title: 'Reveal Backup', icon: 'folder-opened', palette: false, takes: ['backup'] },
  verifyBackup: { title: 'Verify Checksum', icon: 'verified', palette: false, takes: ['backup'] },
  deleteBackup: { title: 'Delete Backup…', icon: 'trash', palette: false, takes: ['backup'] },
} as const satisfies Record<string, CommandContribution>;

const view = (name: string): string => `view == repWorkflows.${name}`;
const row = (name: string, item: string): string => `${view(name)} && viewItem == ${item}`;

/** Where their commands stand in menus. */
export const ADMINISTRATION_MENUS: Menus = {
  'view/title': [
    { command: 'openConfigApi', when: view('configApi'), group: 'navigation@1' },
    { command: 'refreshConfigApi', when: view('configApi'), group: 'navigation@2' },
    { command: 'backUp', when: view('backups'), group: 'navigation@1' },
    { command: 'refreshBackups', when: view('backups'), group: 'navigation@2' },
  ],
  'view/item/context': [
    { command: 'sendConfigRequest', when: row('configApi', 'operation.get'), group: 'inline@1' },
    { command: 'sendConfigRequest', when: row('configApi', 'operation.get'), group: '1_send@1' },
    { command: 'showConfigOperation', when: row('configApi', 'operation.get'), group: '2_docs@1' },
    { command: 'showConfigOperation', when: row('configApi', 'operation.other'), group: '2_docs@1' },
    { command: 'revealBackup', when: row('backups', 'backup'), group: 'inline@1' },
    { command: 'verifyBackup', when: row('backups', 'backup'), group: 'inline@2' },
    { command: 'revealBackup', when: row('backups', 'backup'), group: '1_file@1' },
    { command: 'verifyBackup', when: row('backups', 'backup'), group: '1_file@2' },
    { command: 'deleteBackup', when: row('backups', 'backup'), group: '2_delete@1' },
  ],
};

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
