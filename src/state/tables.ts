/**
 * The system state model of the real-time API, as data: every table and field of the guide ("System State Model of
 * the Real-Time API"). Parsing, types, indexes and tooltips all read this table.
 */

/** How a field's value is kept in a row, whatever spelling the site sends. */
export type FieldKind =
  /** Text, as the site sends it. */
  | 'text'
  /** A number that is not an identifier. */
  | 'number'
  /** Seconds since the epoch, UTC, by the site's clock. */
  | 'timestamp'
  /** 1, 0, true, false, "1" and "0" are kept as a boolean. */
  | 'flag'
  /** An identifier that is no row id (`user_id`, `support_team_id`): a string. */
  | 'key'
  /** The row id of a row in another table: a string of digits, for ids reach 2^64 - 1. */
  | { readonly references: string };

const created = { created_timestamp: 'timestamp' } as const;
const session = { support_session_id: { references: 'support_session' } } as const;
const presentation = { presentation_session_id: { references: 'presentation_session' } } as const;
const representative = { representative_id: { references: 'representative' } } as const;

export const TABLES = {
  customer_client: {
    client_type: 'text',
    ...created,
    elevated: 'flag',
    hostname: 'text',
    operating_system: 'text',
    ...session,
  },
  queue: { code_name: 'text', ...created, name: 'text', support_team_id: 'key', type: 'text' },
  representative: {
    ...created,
    private_display_name: 'text',
    public_display_name: 'text',
    queue_id: { references: 'queue' },
    routing_available: 'flag',
    routing_busy: 'flag',
    routing_enabled: 'flag',
    routing_idle: 'flag',
    skill_code_names: 'text',
    type: 'text',
    user_id: 'key',
    username: 'text',
  },
  representative_queue: { ...created, queue_id: { references: 'queue' }, ...representative, role: 'text' },
  representative_support_session: { ...created, ...representative, ...session },
  support_session: {
    ...created,
    customer_company: 'text',
    customer_company_code: 'text',
    customer_description: 'text',
    customer_name: 'text',
    estimated_pickup_timestamp: 'timestamp',
    issue_code_name: 'text',
    issue_description: 'text',
    lsid: 'text',
    primary_team_queue_id: { references: 'queue' },
    priority: 'number',
    public_site_id: 'key',
    public_site_name: 'text',
    queue_entry_timestamp: 'timestamp',
    queue_id: { references: 'queue' },
    start_method: 'text',
  },
  support_session_attribute: { code_name: 'text', ...created, ...session, value: 'text' },
  support_session_skill: { code_name: 'text', ...created, ...session },
  presentation_session: { ...created, lsid: 'text', presentation_name: 'text' },
  attendee: {
    connected: 'flag',
    ...created,
    hostname: 'text',
    name: 'text',
    operating_system: 'text',
    ...presentation,
    private_ip: 'text',
    public_ip: 'text',
  },
  presenter: { ...created, ...presentation, ...representative },
} as const satisfies Record<string, Record<string, FieldKind>>;

/** The name of one of the guide's tables. */
export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

type FieldValue<K extends FieldKind> = K extends 'number' | 'timestamp' ? number : K extends 'flag' ? boolean : string;

/** A row of any table, also of one the guide does not know. Fields have the site's own names. */
export type Row = Readonly<Record<string, unknown>>;

/** A row of one of the guide's tables. Any field may be missing; fields the guide does not know are kept as sent. */
export type TableRow<T extends TableName> = Row & {
  readonly [F in keyof (typeof TABLES)[T]]?: (typeof TABLES)[T][F] extends FieldKind
    ? FieldValue<(typeof TABLES)[T][F]>
    : never;
};
