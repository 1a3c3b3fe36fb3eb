import { ISSUES, PUBLIC_SITES, type Team } from '../company/configuration.ts';
import type { RepProfile } from '../company/people.ts';
import type { SessionStart } from './history.ts';

const created = { created_timestamp: 0 };
const ofSession = { support_session_id: '' };
const ofPresentation = { presentation_session_id: '' };
const ofRep = { representative_id: '' };

/** The tables of the system state model, each with a blank row (guide: System State Model of the Real-Time API). */
export const TABLES = {
  customer_client: { client_type: '', ...created, elevated: false, hostname: '', operating_system: '', ...ofSession },
  queue: { code_name: '', ...created, name: '', support_team_id: '', type: '' },
  representative: {
    ...created,
    private_display_name: '',
    public_display_name: '',
    queue_id: '',
    routing_available: false,
    routing_busy: false,
    routing_enabled: false,
    routing_idle: false,
    skill_code_names: '',
    type: '',
    user_id: '',
    username: '',
  },
  representative_queue: { ...created, queue_id: '', ...ofRep, role: '' },
  representative_support_session: { ...created, ...ofRep, ...ofSession },
  support_session: {
    ...created,
    customer_company: '',
    customer_company_code: '',
    customer_description: '',
    customer_name: '',
    estimated_pickup_timestamp: 0,
    issue_code_name: '',
    issue_description: '',
    lsid: '',
    primary_team_queue_id: '',
    priority: 0,
    public_site_id: '',
    public_site_name: '',
    queue_entry_timestamp: 0,
    queue_id: '',
    start_method: '',
  },
  support_session_attribute: { code_name: '', ...created, ...ofSession, value: '' },
  support_session_skill: { code_name: '', ...created, ...ofSession },
  presentation_session: { ...created, lsid: '', presentation_name: '' },
  attendee: {
    connected: false,
    ...created,
    hostname: '',
    name: '',
    operating_system: '',
    ...ofPresentation,
    private_ip: '',
    public_ip: '',
  },
  presenter: { ...created, ...ofPresentation, ...ofRep },
};

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** A whole row: every field, '' for a text or an id that has no value. */
export type Row<T extends TableName> = {
  readonly [F in keyof (typeof TABLES)[T]]: (typeof TABLES)[T][F] & (string | number | boolean);
};

/** The row of the queue that takes what belongs to no team. */
export function generalQueueRow(at: number): Row<'queue'> {
  return { code_name: '', name: 'General', support_team_id: '', type: 'prewait', created_timestamp: at };
}

export function teamQueueRow({ codeName, name, id }: Team, at: number): Row<'queue'> {
  return { code_name: codeName, name, support_team_id: id, type: 'team', created_timestamp: at };
}

/** The row of a representative's personal queue. */
export function personalQueueRow({ privateName }: RepProfile, at: number): Row<'queue'> {
  return { code_name: '', name: privateName, support_team_id: '', type: 'personal', created_timestamp: at };
}

/** The row of a representative who logs in, but for what their presence decides. */
export function representativeRow(profile: RepProfile, queueId: string, at: number) {
  return {
    created_timestamp: at,
    private_display_name: profile.privateName,
    public_display_name: profile.publicName,
    queue_id: queueId,
    skill_code_names: profile.skills.join(','),
    type: profile.type,
    user_id: profile.userId,
    username: profile.username,
  };
}

/** The row of a session that begins in a queue. Times are seconds since the epoch. */
export function sessionRow(
  start: SessionStart,
  {
    lsid,
    at,
    pickup,
    queueId,
    isTeamQueue,
  }: {
    readonly lsid: string;
    readonly at: number;
    readonly pickup: number;
    readonly queueId: string;
    readonly isTeamQueue: boolean;
  },
): Row<'support_session'> {
  return {
    created_timestamp: at,
    customer_company: start.customerCompany,
    customer_company_code: start.customerCompanyCode,
    customer_description: start.description,
    customer_name: start.customerName,
    estimated_pickup_timestamp: pickup,
    issue_code_name: ISSUES.find(({ id }) => id === start.issueId)?.codeName ?? '',
    issue_description: start.issue,
    lsid,
    primary_team_queue_id: isTeamQueue ? queueId : '',
    priority: start.priority,
    public_site_id: start.siteId,
    public_site_name: PUBLIC_SITES.find(({ id }) => id === start.siteId)?.name ?? '',
    queue_entry_timestamp: at,
    queue_id: queueId,
    start_method: start.startMethod,
  };
}

/** The row of the customer's client when a session begins. */
export function clientRow(start: SessionStart, sessionId: string, at: number): Row<'customer_client'> {
  return {
    client_type: start.clientType,
    created_timestamp: at,
    elevated: start.clientType === 'shell',
    hostname: start.hostname,
    operating_system: start.operatingSystem,
    support_session_id: sessionId,
  };
}
