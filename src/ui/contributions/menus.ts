import { HAS_SITE } from './command.ts';
import type { CommandName } from './commands.ts';
import { ADMINISTRATION_MENUS } from './features/administration.ts';
import { PAST_MENUS } from './features/past.ts';
import { REPORT_MENUS } from './features/reports.ts';
import { SCRIPT_MENUS } from './features/scripts.ts';
import { SESSION_START_MENUS } from './features/sessionStart.ts';

/** A command in a menu. */
export interface MenuItem {
  readonly command: CommandName;
  readonly when: string;
  readonly group: string;
  /** Whether it is about all selected rows; else a row's menu has it only where no more than one is selected. */
  readonly all?: true;
}

/** Items by the menu's identifier, `view/title` for example. */
export type Menus = Readonly<Record<string, readonly MenuItem[]>>;

const view = (name: string): string => `view == repWorkflows.${name}`;
const row = (name: string, item: string): string => `${view(name)} && viewItem =~ /^${item}/`;
const anyRow = (item: string): string => `view =~ /^repWorkflows\\./ && viewItem =~ /^${item}/`;

/** The title bars of the views. */
const VIEW_TITLE: readonly MenuItem[] = [
  { command: 'generateSessionKey', when: `${view('queues')} && repWorkflows.state == live`, group: 'navigation@1' },
  { command: 'reconnect', when: `${view('queues')} && repWorkflows.state == offline`, group: 'navigation@1' },
  { command: 'refresh', when: `${view('queues')} && ${HAS_SITE}`, group: 'navigation@2' },
  { command: 'switchSite', when: `${view('queues')} && ${HAS_SITE}`, group: '1_site@1' },
  { command: 'addSite', when: view('queues'), group: '1_site@2' },
  { command: 'openDemoSite', when: `${view('queues')} && !repWorkflows.demoRunning`, group: '1_site@3' },
  { command: 'stopDemoSite', when: `${view('queues')} && repWorkflows.demoRunning`, group: '1_site@3' },
  {
    command: 'connect',
    when: `${view('queues')} && repWorkflows.state =~ /^(disconnected|refused)$/`,
    group: '2_connection@1',
  },
  {
    command: 'disconnect',
    when: `${view('queues')} && repWorkflows.state =~ /^(live|offline|connecting)$/`,
    group: '2_connection@1',
  },
  { command: 'testConnection', when: `${view('queues')} && ${HAS_SITE}`, group: '2_connection@2' },
  { command: 'showLog', when: view('queues'), group: '2_connection@3' },
  { command: 'clearFilter', when: `${view('sessions')} && repWorkflows.sessionsFiltered`, group: 'navigation@1' },
  { command: 'filterSessions', when: view('sessions'), group: 'navigation@2' },
  { command: 'groupSessions', when: view('sessions'), group: 'navigation@3' },
  { command: 'clearFilter', when: `${view('reps')} && repWorkflows.repsFiltered`, group: 'navigation@1' },
  { command: 'filterRepresentatives', when: view('reps'), group: 'navigation@2' },
  { command: 'chooseRepresentative', when: view('reps'), group: '1_self@1' },
  { command: 'refreshAppliances', when: view('appliances'), group: 'navigation@1' },
  { command: 'runAction', when: view('appliances'), group: '1_actions@1' },
  { command: 'createJumpShortcut', when: view('appliances'), group: '2_jump@1' },
  { command: 'importJumpShortcuts', when: view('appliances'), group: '2_jump@2' },
  { command: 'tryVirtualCustomer', when: view('sessions'), group: '1_try@1' },
  { command: 'showDeniedActions', when: `${view('sessions')} && repWorkflows.someDenied`, group: '9_denied@1' },
  { command: 'generateSessionKey', when: view('keys'), group: 'navigation@1' },
];

/** The rows of the views: inline actions, then context menus. */
const VIEW_ITEM: readonly MenuItem[] = [
  { command: 'generateSessionKey', when: row('queues', 'queue\\.(team|general)'), group: 'inline@1' },
  { command: 'generateSessionKey', when: row('queues', 'queue\\.'), group: '1_key@1' },
  { command: 'tryVirtualCustomer', when: row('queues', 'queue\\.(team|general)'), group: '1_key@2' },
  { command: 'sendChatMessage', when: row('queues', 'queue\\.team'), group: '1_key@3' },
  { command: 'muteAlerts', when: row('queues', 'queue\\.'), group: '2_alerts@1' },
  { command: 'setRepStatus', when: row('reps', 'rep'), group: 'inline@1' },
  { command: 'setRepStatus', when: row('reps', 'rep'), group: '1_rep@1' },
  { command: 'generateSessionKey', when: row('reps', 'rep'), group: '1_rep@2' },
  { command: 'joinSession', when: anyRow('session\\.waiting'), group: 'inline@1' },
  { command: 'transferSession', when: anyRow('session\\.waiting'), group: 'inline@2' },
  { command: 'sendChatMessage', when: anyRow('session\\.active'), group: 'inline@1' },
  { command: 'joinSession', when: anyRow('session'), group: '1_session@1', all: true },
  { command: 'transferSession', when: anyRow('session'), group: '1_session@2', all: true },
  { command: 'sendChatMessage', when: anyRow('session'), group: '1_session@3', all: true },
  { command: 'setSessionAttributes', when: anyRow('session'), group: '2_attributes@1', all: true },
  { command: 'getSessionAttributes', when: anyRow('session'), group: '2_attributes@2', all: true },
  { command: 'leaveSession', when: anyRow('session'), group: '1_session@4', all: true },
  { command: 'showDeniedActions', when: `${anyRow('session')} && repWorkflows.someDenied`, group: '4_denied@1' },
  { command: 'setFailoverRole', when: row('appliances', 'appliance'), group: '1_role@1' },
  { command: 'copyLsid', when: anyRow('(session|presentation)'), group: '9_copy@1', all: true },
  { command: 'copyExternalKey', when: anyRow('session\\..*keyed'), group: '9_copy@2', all: true },
  { command: 'terminateSession', when: anyRow('session'), group: 'z_end@1', all: true },
  { command: 'copySessionKey', when: row('keys', 'key'), group: 'inline@1' },
  { command: 'showSessionKey', when: row('keys', 'key'), group: 'inline@2' },
  { command: 'copySessionKey', when: row('keys', 'key'), group: '1_copy@1' },
  { command: 'copySessionKeyUrl', when: row('keys', 'key'), group: '1_copy@2' },
  { command: 'copySessionKeyMail', when: row('keys', 'key'), group: '1_copy@3' },
  { command: 'draftSessionKeyMail', when: row('keys', 'key'), group: '2_send@1' },
  { command: 'showSessionKey', when: row('keys', 'key'), group: '2_send@2' },
  { command: 'forgetSessionKey', when: row('keys', 'key'), group: '3_list@1' },
];

/** Every menu, with what all rooms put in it. */
export const MENUS: Menus = [
  { 'view/title': VIEW_TITLE, 'view/item/context': VIEW_ITEM },
  SCRIPT_MENUS,
  REPORT_MENUS,
  PAST_MENUS,
  SESSION_START_MENUS,
  ADMINISTRATION_MENUS,
].reduce<Record<string, readonly MenuItem[]>>((menus, room: Menus) => {
  for (const [menu, items] of Object.entries(room)) {
    menus[menu] = [...(menus[menu] ?? []), ...items];
  }
  return menus;
}, {});
