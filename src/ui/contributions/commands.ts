import type { ActionName } from '../../command-api/actions.ts';
import { HAS_SITE, PRESENT, type CommandContribution } from './command.ts';
import { ADMINISTRATION_COMMANDS } from './features/administration.ts';
import { PAST_COMMANDS } from './features/past.ts';
import { REPORT_COMMANDS } from './features/reports.ts';
import { SCRIPT_COMMANDS } from './features/scripts.ts';
import { SESSION_START_COMMANDS } from './features/sessionStart.ts';

/**
 * For a command that runs these actions: the views show the present, the account may run them, and the site is not too
 * old; see trackDenied.
 */
function allowed(...actions: readonly ActionName[]): string {
  return [PRESENT, ...actions.map((action) => `!repWorkflows.denied.${action}`)].join(' && ');
}

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
  reconnect: { title: 'Reconnect Now', icon: 'plug', palette: 'repWorkflows.state == offline' },
  disconnect: { title: 'Disconnect', icon: 'debug-disconnect', palette: HAS_SITE },
  testConnection: { title: 'Test Connection', icon: 'pulse', palette: HAS_SITE },
  chooseRepresentative: { title: 'Choose Who You Are…', icon: 'account', palette: HAS_SITE },
  generateSessionKey: {
    title: 'Generate Session Key…',
    icon: 'key',
    enablement: allowed('generate_session_key'),
    palette: HAS_SITE,
    takes: ['queue', 'rep'],
  },
  showSessionKey: { title: 'Show Session Key', icon: 'open-preview', palette: false, takes: ['key'] },
  copySessionKey: { title: 'Copy Key', icon: 'copy', palette: false, takes: ['key'] },
  copySessionKeyUrl: { title: 'Copy URL', icon: 'link', palette: false, takes: ['key'] },
  copySessionKeyMail: { title: 'Copy E-Mail', palette: false, takes: ['key'] },
  draftSessionKeyMail: { title: 'Open Mail Draft', icon: 'mail', palette: false, takes: ['key'] },
  forgetSessionKey: { title: 'Remove from List', palette: false, takes: ['key'] },
  setRepStatus: {
    title: 'Set Status…',
    icon: 'account',
    enablement: allowed('set_rep_status'),
    palette: HAS_SITE,
    takes: ['rep'],
  },
  copyRepresentativeUrl: { title: 'Copy Start Session URL', palette: HAS_SITE, takes: ['rep'] },
  showPresenceMenu: { title: 'Show My Actions…', icon: 'account', palette: HAS_SITE },
  muteAlerts: { title: 'Mute Waiting Alerts…', icon: 'bell-slash', palette: HAS_SITE, takes: ['queue'] },
  unmuteAlerts: { title: 'Unmute Waiting Alerts', icon: 'bell', palette: 'repWorkflows.alertsMuted' },
  joinSession: {
    title: 'Join Session…',
    icon: 'person-add',
    enablement: allowed('join_session'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  transferSession: {
    title: 'Transfer Session…',
    icon: 'arrow-right',
    enablement: allowed('transfer_session'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  sendChatMessage: {
    title: 'Send Chat Message…',
    icon: 'comment',
    enablement: allowed('send_chat_message'),
    palette: HAS_SITE,
    takes: ['session', 'queue'],
  },
  setSessionAttributes: {
    title: 'Edit Session Attributes…',
    enablement: allowed('set_session_attributes'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  getSessionAttributes: {
    title: 'Show Session Attributes',
    enablement: allowed('get_session_attributes'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  leaveSession: {
    title: 'Remove from Session…',
    enablement: allowed('leave_session'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  terminateSession: {
    title: 'Terminate Session…',
    enablement: allowed('terminate_session'),
    palette: HAS_SITE,
    takes: ['session'],
  },
  runAction: { title: 'Run Command API Action…', icon: 'run', enablement: PRESENT, palette: HAS_SITE },
  tryVirtualCustomer: {
    title: 'Try as Virtual Customer…',
    icon: 'hubot',
    enablement: allowed('generate_session_key', 'create_virtual_customer', 'send_chat_message', 'leave_session'),
    palette: HAS_SITE,
    takes: ['queue'],
  },
  createJumpShortcut: {
    title: 'Create Jump Shortcut…',
    enablement: allowed('import_jump_shortcut'),
    palette: HAS_SITE,
  },
  importJumpShortcuts: {
    title: 'Import Jump Shortcuts (CSV)…',
    enablement: allowed('import_jump_shortcut'),
    palette: HAS_SITE,
  },
  setFailoverRole: {
    title: 'Set Failover Role…',
    enablement: allowed('set_failover_role'),
    palette: HAS_SITE,
    takes: ['appliance'],
  },
  showDeniedActions: { title: 'Why Are Actions Not Available?', icon: 'lock', palette: 'repWorkflows.someDenied' },
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
  showMoreRows: { title: 'Show More Rows', palette: false, takes: ['more'] },
  copyLsid: { title: 'Copy Session ID (LSID)', palette: false, takes: ['session', 'presentation'] },
  copyExternalKey: { title: 'Copy External Key', palette: false, takes: ['session'] },
  refresh: { title: 'Refresh', icon: 'refresh', palette: HAS_SITE },
  showLog: { title: 'Show Log' },
} as const satisfies Record<string, CommandContribution>;

/** The name of a command without its prefix `repWorkflows.`. */
export type CommandName = keyof typeof COMMANDS;
