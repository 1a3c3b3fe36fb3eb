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
