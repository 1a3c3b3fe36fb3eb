import type { RawRow } from '../model/rowValues.ts';
import type { TableName } from '../tables.ts';

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
  readonly directLink?: string;
  readonly presentationCount?: number;
  readonly supportSessionCount?: number;
  readonly showingOnRepList?: boolean;
}

/** As much of an answer of get_support_teams as becomes rows. */
export interface PolledTeam {
  readonly id: string;
  readonly name: string;
  /** The sessions that wait in its queue. */
  readonly supportSessionCount?: number;
  /** By `user_id`; undefined where they were not asked for. */
  readonly members?: readonly { readonly id: string; readonly username?: string }[];
}

/** As much of an answer of get_connected_clients as becomes rows: of whom a site tells by `type`. */
export interface PolledClient {
  readonly type: string;
  readonly id: string;
  readonly hostname?: string;
  readonly platform?: string;
  /** Seconds since the epoch. */
  readonly connectedSince?: number | undefined;
  readonly clientConnections?: readonly { readonly privateIp: string }[];
  readonly userId?: string;
  readonly username?: string;
  readonly startSessionUrl?: string;
  readonly routingIdle?: boolean;
  readonly routingBusy?: boolean;
  readonly routingEnabled?: boolean;
  readonly routingAvailable?: boolean;
  readonly supportSessionLsids?: readonly string[];
  readonly name?: string;
  readonly nonInteractive?: string;
  readonly lsid?: string;
}

/** What the command API has told. */
export interface PolledAnswers {
  readonly reps: readonly PolledRep[];
  readonly teams: readonly PolledTeam[];
  readonly clients: readonly PolledClient[];
}

type PolledRows = Partial<Record<TableName, Record<string, RawRow>>>;

/**
 * The state model's rows as far as the command API tells them; what it does not tell is in no row: the queue of a
 * session, who waits, how a session began. It knows no row ids: each is made of the kind of thing and the identifier it
 * has there, so that none can meet another and all stay the same from poll to poll.
 */
export function pollingRows({ reps, teams, clients }: PolledAnswers): PolledRows {
  const consoles = clients.filter((client) => client.type === 'representative' && client.userId);
  return {
    queue: byId(teams, ({ id }) => teamRow(id), queue),
    representative: byId(
      reps,
      ({ id }) => repRow(id),
      (rep) => representative(rep, consoles),
    ),
    representative_queue: membershipRows(reps, teams),
    ...sessionRows(consoles, clients),
    ...presentationRows(reps, clients),
  };
}

const teamRow = (id: string): string => `team-${id}`;
const repRow = (userId: string): string => `rep-${userId}`;
const sessionRow = (lsid: string): string => `session-${lsid}`;
const presentationRow = (userId: string): string => `presentation-${userId}`;

function queue({ id, name, supportSessionCount }: PolledTeam): RawRow {
  // null: who waits is not told, and how many is not either.
  return known({ name, support_team_id: id, type: 'team', support_session_count: supportSessionCount ?? null });
}

function representative(rep: PolledRep, consoles: readonly PolledClient[]): RawRow {
  const console = consoles.find(({ userId }) => userId === rep.id);
  return known({
    created_timestamp: rep.loggedInSince ?? console?.connectedSince,
    private_display_name: rep.privateDisplayName,
    public_display_name: rep.publicDisplayName,
    routing_available: console?.routingAvailable,
    routing_busy: console?.routingBusy,
    routing_enabled: console?.routingEnabled,
    routing_idle: console?.routingIdle,
    type: rep.type.toLowerCase(),
    user_id: rep.id,
    username: rep.username ?? console?.username,
    hostname: console?.hostname,
    operating_system: console?.platform,
    private_ip: privateIp(console),
    support_session_count: rep.supportSessionCount,
    presentation_count: rep.presentationCount,
    showing_on_rep_list: rep.showingOnRepList,
    direct_link: rep.directLink || undefined,
    start_session_url: console?.startSessionUrl,
  });
}

/** The command API names the members of a team, but not their roles; those who are not logged in have no row. */
function membershipRows(reps: readonly PolledRep[], teams: readonly PolledTeam[]): Record<string, RawRow> {
  const loggedIn = new Set(reps.map(({ id }) => id));
  const members = teams.flatMap(({ id: team, members = [] }) =>
    members.filter(({ id }) => loggedIn.has(id)).map(({ id }) => ({ team, user: id })),
  );
  return byId(
    members,
    ({ team, user }) => `${teamRow(team)}-${repRow(user)}`,
    ({ team, user }) => ({ queue_id: teamRow(team), representative_id: repRow(user) }),
  );
}

function sessionRows(consoles: readonly PolledClient[], clients: readonly PolledClient[]): PolledRows {
  const customers = clients.filter((client) => client.type === 'support_customer' && client.lsid);
  const links = consoles.flatMap(({ userId = '', supportSessionLsids = [] }) =>
    supportSessionLsids.map((lsid) => ({ userId, lsid })),
  );
  const lsids = new Set([...links, ...customers].map(({ lsid = '' }) => lsid));
  const customersOf = Map.groupBy(customers, ({ lsid = '' }) => lsid);
  return {
    support_session: byId([...lsids], sessionRow, (lsid) => session(lsid, customersOf.get(lsid) ?? [])),
    customer_client: byId(customers, ({ id }) => `client-${id}`, client),
    representative_support_session: byId(
      links,
      ({ userId, lsid }) => `${repRow(userId)}-${sessionRow(lsid)}`,
      ({ userId, lsid }) => ({ representative_id: repRow(userId), support_session_id: sessionRow(lsid) }),
    ),
  };
}

/** A session began when its first customer came, as far as those tell who are still there. */
function session(lsid: string, customers: readonly PolledClient[]): RawRow {
  const since = customers.flatMap(({ connectedSince }) => connectedSince ?? []);
  const first = since.reduce((earliest, time) => Math.min(earliest, time), Infinity);
  const name = customers.find((customer) => customer.name)?.name;
  return known({ lsid, customer_name: name, created_timestamp: first === Infinity ? undefined : first });
}

const CLIENT_TYPES: Readonly<Record<string, string>> = { rdp: 'rdp', shelljump: 'shell' };

function client(customer: PolledClient): RawRow {
  return known({
    client_type: CLIENT_TYPES[customer.nonInteractive ?? ''],
    created_timestamp: customer.connectedSince,
    hostname: customer.hostname,
    operating_system: customer.platform,
    private_ip: privateIp(customer),
    support_session_id: sessionRow(customer.lsid ?? ''),
  });
}

/** Who presents is told, and who attends; of two presentations at once, not who attends which. */
function presentationRows(reps: readonly PolledRep[], clients: readonly PolledClient[]): PolledRows {
  const presenters = reps.filter(({ presentationCount = 0 }) => presentationCount > 0);
  const [only] = presenters.length === 1 ? presenters : [];
  const attendees = clients.filter(({ type }) => type === 'presentation_attendee');
  return {
    presentation_session: byId(
      presenters,
      ({ id }) => presentationRow(id),
      () => ({}),
    ),
    presenter: byId(
      presenters,
      ({ id }) => `presenter-${id}`,
      ({ id }) => ({ presentation_session_id: presentationRow(id), representative_id: repRow(id) }),
    ),
    attendee: byId(
      attendees,
      ({ id }) => `attendee-${id}`,
      (attendee) =>
        known({
          connected: true,
          created_timestamp: attendee.connectedSince,
          hostname: attendee.hostname,
          name: attendee.name,
          operating_system: attendee.platform,
          private_ip: privateIp(attendee),
          presentation_session_id: only && presentationRow(only.id),
        }),
    ),
  };
}

function privateIp(client: PolledClient | undefined): string | undefined {
  return client?.clientConnections?.find((connection) => connection.privateIp !== '')?.privateIp;
}

function byId<T>(items: readonly T[], id: (item: T) => string, row: (item: T) => RawRow): Record<string, RawRow> {
  return Object.fromEntries(items.map((item) => [id(item), row(item)]));
}

function known(row: RawRow): RawRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
