import * as vscode from 'vscode';

const { t } = vscode.l10n;

/** A code of the guide with the word and the codicon it is shown by. */
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

/** The client type (guide: customer_client) in words; one the guide does not know stands for itself. */
export function clientTypeWord(type: string): string {
  return CLIENT_TYPES[type]?.word ?? type;
}

/** A codicon for the client type; a person for a session without a client. */
export function clientTypeIcon(type: string | undefined): string {
  return CLIENT_TYPES[type ?? '']?.icon ?? 'person';
}

/** The start method (guide: support_session) in words. */
export function startMethodWord(method: string): string {
  return START_METHODS[method] ?? method;
}

/** The priority (guide: support_session; 1 = high) in words. */
export function priorityWord(priority: number): string {
  return PRIORITIES[priority] ?? String(priority);
}

/** A role in a team (guide: representative_queue) in words. */
export function roleWord(role: string): string {
  return ROLES[role] ?? role;
}

/** A flag in words; '' where it is not known. */
export function yesOrNo(flag: boolean | undefined): string {
  return flag === undefined ? '' : flag ? t('yes') : t('no');
}
