import type { ClientType } from './machines.ts';

/** A support team as an administrator has set it up. */
export interface Team {
  /** What the guide calls `support_team_id`; not a row id. */
  readonly id: string;
  readonly codeName: string;
  readonly name: string;
  /** A persistent queue is there even when none of its members is logged in. */
  readonly persistent: boolean;
}

export const TEAMS: readonly Team[] = [
  { id: '3', codeName: 'network', name: 'Network', persistent: true },
  { id: '5', codeName: 'hardware', name: 'Hardware', persistent: true },
  { id: '7', codeName: 'accounts', name: 'Accounts', persistent: true },
  { id: '11', codeName: 'field_quebec', name: 'Québec – Équipe terrain', persistent: false },
];

/** An issue of the front-end survey and the team that takes it; no team means the general queue. */
export interface Issue {
  readonly id: string;
  readonly codeName: string;
  readonly title: string;
  /** A team's code name. */
  readonly team: string | undefined;
  /** What customers write about it. */
  readonly texts: readonly string[];
}

export const ISSUES: readonly Issue[] = [
  {
    id: '21',
    codeName: 'printer_on_fire',
    title: 'My printer is on fire',
    team: 'hardware',
    texts: [
      'Printer on fire 🔥🖨️ – what now?',
      'The printer says "lp0 on fire". It smells of toast.',
      'L’imprimante du 3e étage fume. Littéralement.',
    ],
  },
  {
    id: '22',
    codeName: 'screen',
    title: 'Screen, keyboard, mouse',
    team: 'hardware',
    texts: [
      'Bildschirm bleibt schwarz, Lüfter läuft',
      'マウスカーソルが動きません。',
      'Coffee ☕ met keyboard ⌨️. Coffee won.',
    ],
  },
  {
    id: '23',
    codeName: 'wifi',
    title: 'Wi-Fi & wired network',
    team: 'network',
    texts: [
      'الشبكة بطيئة جدًا منذ الصباح',
      'No network since the office move (port 4<5?)',
      'Wi-Fi drops every 10 min\nin meeting room "Åland"',
    ],
  },
  {
    id: '24',
    codeName: 'vpn',
    title: 'VPN',
    team: 'network',
    texts: ['VPN connects, then <b>nothing</b>', 'ה-VPN מתנתק כל חמש דקות', 'La VPN no acepta mi token'],
  },
  {
    id: '25',
    codeName: 'password',
    title: 'Password & sign-in',
    team: 'accounts',
    texts: ['Locked out again 🙈', 'Passwort läuft ab, Seite zeigt 404', '비밀번호를 잊어버렸어요'],
  },
  {
    id: '26',
    codeName: 'sap',
    title: 'SAP',
    team: 'accounts',
    texts: ['SAP: "Sie haben keine Berechtigung" & nobody knows why', 'Buchungskreis 0815 fehlt'],
  },
  {
    id: '27',
    codeName: 'site_visit',
    title: 'Visite sur place (Québec)',
    team: 'field_quebec',
    texts: ['Le serveur de Trois-Rivières ne répond plus', 'Tempête de neige ❄️ : coupure à l’entrepôt'],
  },
  {
    id: '28',
    codeName: 'other',
    title: 'Something else',
    team: undefined,
    texts: ['Just a question', 'Something is odd. I cannot say what. {0} %s ${x}', ''],
  },
];

/** A way to be helped: how the session came to be, and what runs on the other end. */
export interface Approach {
  readonly startMethod: string;
  readonly clientType: ClientType;
}

/** Sessions that customers start; they wait in a queue first. */
export const CUSTOMER_APPROACHES: readonly Approach[] = [
  { startMethod: 'session_key', clientType: 'desktop' },
  { startMethod: 'issue_submission', clientType: 'web_chat' },
  { startMethod: 'rep_list', clientType: 'desktop' },
  { startMethod: 'session_key', clientType: 'mobile' },
  { startMethod: 'issue_submission', clientType: 'desktop' },
  { startMethod: 'rep_list', clientType: 'web_chat' },
];

/** Sessions that representatives start on machines; nobody waits. */
export const REP_APPROACHES: readonly Approach[] = [
  { startMethod: 'local_jump', clientType: 'desktop' },
  { startMethod: 'remote_jump', clientType: 'desktop' },
  { startMethod: 'shell_jump', clientType: 'shell' },
  { startMethod: 'local_rdp', clientType: 'rdp' },
  { startMethod: 'remote_rdp', clientType: 'rdp' },
  { startMethod: 'local_vnc', clientType: 'vnc' },
  { startMethod: 'remote_vnc', clientType: 'vnc' },
  { startMethod: 'vpro', clientType: 'vpro' },
];

/** Code names of skills that a session can ask for. */
export const SKILLS = ['networking', 'printers', 'sap', 'macos', 'linux', 'security', 'french', 'german'] as const;

/** The custom session attributes set up on the site, with values that occur. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  asset_tag: ['LT-00417', 'PC-2°-12', 'SRV/07'],
  floor: ['3', '2 – Süd', 'RC'],
  mood: ['🙂', '😡', '<i>unsure</i>'],
  language: ['fr-CA', 'de', 'ar', 'ja'],
  note: ['يرجى الاتصال بعد الظهر', 'VIP & board member', 'line one\nline two', 'see "INC-7" <draft>'],
};

/** What a custom session attribute is called. */
export function attributeName(codeName: string): string {
  return codeName
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** Names of presentations. */
export const PRESENTATIONS = [
  'Quarterly update: VPN & you',
  'Démo : nouvelle imprimante 🖨️',
  '<Draft> SAP für Einsteiger',
] as const;

/** What attendees of presentations write. */
export const ATTENDEE_MESSAGES = [
  'I hear nothing 🔇',
  'Könnten Sie das bitte wiederholen?',
  '👏👏👏',
  'Question: what about <legacy> & old clients?',
  'هل ستُرسل الشرائح لاحقًا؟',
] as const;

/** What members of a team write to each other. */
export const TEAM_MESSAGES = [
  'Who can take the one in General?',
  'brb, lunch 🥪',
  'Hat jemand den Zugang zum alten Druckserver?',
  'VPN gateway 2 is down again, see [url]https://status.example.com/vpn[/url]',
  'Merci pour le coup de main tout à l’heure !',
  'The customer says "it just <hangs>" & I believe them',
  'هل يمكن لأحد مساعدتي في جلسة العميل؟',
  'meeting in 5\nroom Åland',
] as const;

/** A status that representatives can be given. Those with `displayAs` are set up by an administrator. */
export interface RepStatus {
  readonly id: string;
  readonly name: string;
  readonly codeName: string;
  /** How the status counts for session assignment; undefined for plain availability. */
  readonly displayAs: 'away' | 'busy' | undefined;
}

export const STATUSES: readonly RepStatus[] = [
  { id: '1', name: 'Available', codeName: 'available', displayAs: undefined },
  { id: '2', name: 'Busy', codeName: 'busy', displayAs: 'busy' },
  { id: '3', name: 'Away', codeName: 'away', displayAs: 'away' },
  { id: '4', name: 'Lunch 🥪', codeName: 'lunch', displayAs: 'away' },
  { id: '5', name: 'In Training', codeName: 'training', displayAs: 'busy' },
];

/** A public site: one of the addresses under which customers find the company. */
export interface PublicSite {
  readonly id: string;
  readonly name: string;
}

const DEFAULT_SITE: PublicSite = { id: '1', name: 'Default' };
const PARTNER_SITE: PublicSite = { id: '2', name: 'Händler & Partner' };

export const PUBLIC_SITES: readonly PublicSite[] = [DEFAULT_SITE, PARTNER_SITE];

/** Company codes of those who come by the site for partners. */
const PARTNERS: ReadonlySet<string> = new Set(['FUCHS', 'LODZ', 'AEGEAN']);

/** The public site that the customers of a company come by. */
export function siteOf(companyCode: string): PublicSite {
  return PARTNERS.has(companyCode) ? PARTNER_SITE : DEFAULT_SITE;
}

/** The company API name of the demo site. */
export const COMPANY = 'demo';
