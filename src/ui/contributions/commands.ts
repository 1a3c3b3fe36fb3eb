import { HAS_SITE, type CommandContribution } from './command.ts';
import { ADMINISTRATION_COMMANDS } from './rooms/administration.ts';
import { PAST_COMMANDS } from './rooms/past.ts';
import { REPORT_COMMANDS } from './rooms/reports.ts';
import { SCRIPT_COMMANDS } from './rooms/scripts.ts';
import { SESSION_START_COMMANDS } from './rooms/sessionStart.ts';

/** Every command of the extension. Registration, menus and package.json read this table; there is no second list. */
export const COMMANDS = {
  addSite: { title: 'Add Site…', icon: 'add' },
  editSite: { title: 'Edit Site…', palette: HAS_SITE },
  removeSite: { title: 'Remove Site…', palette: HAS_SITE },
  switchSite: { title: 'Switch Site…', icon: 'arrow-swap', palette: HAS_SITE },
  signIn: { title: 'Sign In…', icon: 'sign-in', palette: HAS_SITE },
  signOut: { title: 'Sign Out', icon: 'sign-out', palette: HAS_SITE },
  openDemoSite: { title: 'Open Demo Site', icon: 'beaker' },
  stopDemoSite: { title: 'Stop Demo Site', icon: 'debug-stop', palette: 'repWorkflows.demoRunning' },
  connect: { title: 'Connect', icon: 'plug', palette: HAS_SITE },
  disconnect: { title: 'Disconnect', icon: 'debug-disconnect', palette: HAS_SITE },
  testConnection: { title: 'Test Connection', icon: 'pulse', palette: HAS_SITE },
  chooseRepresentative: { title: 'Choose Who You Are…', icon: 'account', palette: HAS_SITE },
  generateSessionKey: { title: 'Generate Session Key…', icon: 'key', palette: HAS_SITE },
  showSessionKey: { title: 'Show Session Key', icon: 'open-preview', palette: false },
  copySessionKey: { title: 'Copy Key', icon: 'copy', palette: false },
  copySessionKeyUrl: { title: 'Copy URL', icon: 'link', palette: false },
  copySessionKeyMail: { title: 'Copy E-Mail', palette: false },
  draftSessionKeyMail: { title: 'Open Mail Draft', icon: 'mail', palette: false },
  forgetSessionKey: { title: 'Remove from List', palette: false },
  setRepStatus: { title: 'Set Status…', icon: 'account', palette: HAS_SITE },
  showPresenceMenu: { title: 'Show My Actions…', icon: 'account', palette: HAS_SITE },
  muteAlerts: { title: 'Mute Waiting Alerts…', icon: 'bell-slash', palette: HAS_SITE },
  unmuteAlerts: { title: 'Unmute Waiting Alerts', icon: 'bell', palette: 'repWorkflows.alertsMuted' },
  joinSession: { title: 'Join Session…', icon: 'person-add', palette: HAS_SITE },
  transferSession: { title: 'Transfer Session…', icon: 'arrow-right', palette: HAS_SITE },
  sendChatMessage: { title: 'Send Chat Message…', icon: 'comment', palette: HAS_SITE },
  setSessionAttributes: { title: 'Edit Session Attributes…', palette: HAS_SITE },
  getSessionAttributes: { title: 'Show Session Attributes', palette: HAS_SITE },
  leaveSession: { title: 'Remove From Session…', palette: HAS_SITE },
  terminateSession: { title: 'Terminate Session…', palette: HAS_SITE },
  runAction: { title: 'Run Command API Action…', icon: 'run', palette: HAS_SITE },
  importJumpShortcuts: { title: 'Import Jump Shortcuts (CSV)…', palette: HAS_SITE },
  setFailoverRole: { title: 'Set Failover Role…', palette: HAS_SITE },
  refreshAppliances: { title: 'Refresh Appliances', icon: 'refresh', palette: false },
  ...SCRIPT_COMMANDS,
  ...REPORT_COMMANDS,
  ...PAST_COMMANDS,
  ...SESSION_START_COMMANDS,
  ...ADMINISTRATION_COMMANDS,
  filterSessions: { title: 'Filter Sessions…', icon: 'filter', palette: HAS_SITE },
  clearFilter: { title: 'Clear Filter', icon: 'clear-all', palette: HAS_SITE },
  groupSessions: { title: 'Group Sessions…', icon: 'list-tree', palette: HAS_SITE },
  filterRepresentatives: { title: 'Filter Representatives…', icon: 'filter', palette: HAS_SITE },
  showMoreRows: { title: 'Show More Rows', palette: false },
  copyLsid: { title: 'Copy Session ID (LSID)', palette: false },
  copyExternalKey: { title: 'Copy External Key', palette: false },
  refresh: { title: 'Refresh', icon: 'refresh', palette: HAS_SITE },
  showLog: { title: 'Show Log' },
} as const satisfies Record<string, CommandContribution>;

/** The name of a command without its prefix `repWorkflows.`. */
export type CommandName = keyof typeof COMMANDS;

/** The identifier that VS Code knows a command by. */
export function commandId(name: CommandName): string {
  return `repWorkflows.${name}`;
}
