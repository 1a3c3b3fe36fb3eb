import type { RawRow } from './rowValues.ts';
import type { TableName } from './tables.ts';

/** As much of an answer of get_logged_in_reps as becomes a row. */
export interface PolledRep {
  /** The `user_id`. */
  readonly id: string;
  readonly publicDisplayName: string;
  readonly privateDisplayName: string;
  readonly type: string;
  readonly username?: string;
  /** Seconds since the epoch. */
  readonly loggedInSince?: number | undefined;
}

/** As much of an answer of get_support_teams as becomes a row. */
export interface PolledTeam {
  readonly id: string;
  readonly name: string;
}

/** As much of an answer of get_connected_clients as becomes rows: of a representative or a support customer. */
export interface PolledClient {
  readonly type: string;
  readonly id: string;
  readonly hostname?: string;
  readonly platform?: string;
  /** Seconds since the epoch. */
  readonly connectedSince?: number | undefined;
  readonly userId?: string;
  readonly username?: string;
  readonly routingIdle?: boolean;
  readonly routingBusy?: boolean;
  readonly routingEnabled?: boolean;
  readonly routingAvailable?: boolean;
  readonly supportSessionLsids?: readonly string[];
  readonly name?: string;
  readonly lsid?: string;
}

type PolledRows = Partial<Record<TableName, Record<string, RawRow>>>;

/**
 * The state model's rows as far as the command API tells them. It knows no row ids: each is made of the kind of thing
 * and the identifier it has there, so that none can meet another and all stay the same from poll to poll.
 */
export function pollingRows(
  reps: readonly PolledRep[],
  teams: readonly PolledTeam[],
  clients: readonly PolledClient[],
): PolledRows {
  const customers = clients.filter((client) => client.type === 'support_customer' && client.lsid);
  const consoles = clients.filter((client) => client.type === 'representative' && client.userId);
  const consoleOf = new Map(consoles.map((console) => [console.userId, console]));
  const links = consoles.flatMap(({ userId = '', supportSessionLsids = [] }) =>
    supportSessionLsids.map((lsid) => ({ representative_id: repRow(userId), support_session_id: sessionRow(lsid) })),
  );
  const sessions = [
    ...links.map(({ support_session_id: id }): [string, RawRow] => [id, { lsid: id.slice(SESSION.length) }]),
    ...customers.map((customer): [string, RawRow] => [sessionRow(customer.lsid ?? ''), session(customer)]),
  ];
  return {
    queue: Object.fromEntries(teams.map((team) => [`team-${team.id}`, queue(team)])),
    representative: Object.fromEntries(reps.map((rep) => [repRow(rep.id), representative(rep, consoleOf.get(rep.id))])),
    support_session: Object.fromEntries(sessions),
    customer_client: Object.fromEntries(customers.map((customer) => [`client-${customer.id}`, client(customer)])),
    representative_support_session: Object.fromEntries(
      links.map((link) => [`${link.representative_id}-${link.support_session_id}`, link]),
    ),
  };
}

const repRow = (userId: string): string => `rep-${userId}`;
const SESSION = 'session-';
const sessionRow = (lsid: string): string => SESSION + lsid;

const queue = ({ id, name }: PolledTeam): RawRow => ({ name, support_team_id: id, type: 'team' });

function representative(rep: PolledRep, console: PolledClient | undefined): RawRow {
  return withoutUnknown({
    created_timestamp: rep.loggedInSince,
    private_display_name: rep.privateDisplayName,
    public_display_name: rep.publicDisplayName,
    routing_available: console?.routingAvailable,
    routing_busy: console?.routingBusy,
    routing_enabled: console?.routingEnabled,
    routing_idle: console?.routingIdle,
    type: rep.type.toLowerCase(),
    user_id: rep.id,
    username: rep.username ?? console?.username,
  });
}

function session({ lsid, name, connectedSince }: PolledClient): RawRow {
  return withoutUnknown({ customer_name: name, lsid, created_timestamp: connectedSince });
}

function client({ lsid = '', hostname, platform, connectedSince }: PolledClient): RawRow {
  return withoutUnknown({
    created_timestamp: connectedSince,
    hostname,
    operating_system: platform,
    support_session_id: sessionRow(lsid),
  });
}

function withoutUnknown(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
