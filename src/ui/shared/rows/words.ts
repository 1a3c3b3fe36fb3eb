import * as vscode from 'vscode';

const { t } = vscode.l10n;

/** The word and the codicon of a code in the guide. */
interface Word {
  readonly word: string;
  readonly icon: string;
}

const CLIENT_TYPES: Readonly<Record<string, Word>> = {
  desktop: { word: t('desktop'), icon: 'device-desktop' },
  mobile: { word: t('mobile'), icon: 'device-mobile' },
  rdp: { word: t('RDP'), icon: 'remote' },
  vnc: { word: t('VNC'), icon: 'vm' },
  vpro: { word: t('vPro'), icon: 'circuit-board' },
  shell: { word: t('shell'), icon: 'terminal' },
  web_chat: { word: t('chat'), icon: 'comment-discussion' },
};

const START_METHODS: Readonly<Record<string, string>> = {
  session_key: t('session key'),
  rep_list: t('representative list'),
  issue_submission: t('issue submission'),
  local_jump: t('local jump'),
  remote_jump: t('remote jump'),
  shell_jump: t('shell jump'),
  local_rdp: t('local RDP'),
  remote_rdp: t('remote RDP'),
  local_vnc: t('local VNC'),
  remote_vnc: t('remote VNC'),
  vpro: t('vPro'),
};

const PRIORITIES: Readonly<Record<string, string>> = { 1: t('High'), 2: t('Medium'), 3: t('Low') };

const ROLES: Readonly<Record<string, string>> = { member: t('member'), lead: t('lead'), manager: t('manager') };

/** Returns the word for a client type (guide: customer_client); an unknown code stays as it is. */
export function clientTypeWord(type: string): string {
  return CLIENT_TYPES[type]?.word ?? type;
}

/** Returns the codicon of a client type; a person if the session has no client. */
export function clientTypeIcon(type: string | undefined): string {
  return CLIENT_TYPES[type ?? '']?.icon ?? 'person';
}

/** Returns the word for a start method (guide: support_session). */
export function startMethodWord(method: string): string {
  return START_METHODS[method] ?? method;
}

/** Returns the word for a priority (guide: support_session; 1 = high). */
export function priorityWord(priority: number): string {
  return PRIORITIES[priority] ?? String(priority);
}

/** Returns the word for a role in a team (guide: representative_queue). */
export function roleWord(role: string): string {
  return ROLES[role] ?? role;
}

/** Returns the word for a flag; '' if it is not known. */
export function yesOrNo(flag: boolean | undefined): string {
  return flag === undefined ? '' : flag ? t('yes') : t('no');
}
