import { child, children, type XmlElement } from '../../base/xmlElement.ts';
import { readClientConnections, type ClientConnections } from './clientConnections.ts';
import { readUnknownFields, readPresentFields, type UnknownFields, type ReadFields } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

const FIELDS = {
  hostname: 'text',
  platform: 'text',
  timezone_offset: 'number',
  connected_since: 'time',
  // Only for representatives. Their element `type` is the account type, so it is read separately.
  user_id: 'text',
  username: 'text',
  public_display_name: 'text',
  private_display_name: 'text',
  start_session_url: 'text',
  presentation_count: 'number',
  support_session_count: 'number',
  showing_on_rep_list: 'flag',
  routing_idle: 'flag',
  routing_busy: 'flag',
  routing_enabled: 'flag',
  routing_available: 'flag',
  support_license: 'text',
  // Only for support customers, presentation attendees and push agents.
  name: 'text',
  non_interactive: 'text',
  lsid: 'text',
} as const;

/** Names of the list, including a misprint of the guide. */
const SESSION_LISTS = ['support_session_lsids', 'support_session_isids'];
const NESTED = ['type', 'client_connections', 'event_log', ...SESSION_LISTS];
const PREFIX = 'connected_';

/**
 * A connected client (guide: get_connected_clients). Its properties depend on its type; `timezoneOffset` is in seconds
 * from UTC, `connectedSince` in seconds since the epoch.
 */
export interface ConnectedClient extends Partial<ReadFields<typeof FIELDS>>, ClientConnections, UnknownFields {
  /** `representative`, `support_customer`, `presentation_attendee` or `push_agent`. */
  readonly type: string;
  /** Valid only while the client is connected. */
  readonly id: string;
  /** The short name of the platform. */
  readonly platformId?: string;
  /** A representative's account type, `Normal` or `Invited`: the guide's `<type>`. */
  readonly accountType?: string;
  /** The sessions that a representative takes part in. */
  readonly supportSessionLsids?: readonly string[];
}

/**
 * Reads `<connected_clients>`.
 * @throws SiteError `bad-answer`
 */
export function readConnectedClients(root: XmlElement): readonly ConnectedClient[] {
  const clients = root.children.filter(({ name }) => name.startsWith(PREFIX));
  if (clients.length === 0 && root.name !== 'connected_clients') {
    throw unexpected(root, 'connected_clients');
  }
  return clients.map(readClient);
}

function readClient(element: XmlElement): ConnectedClient {
  const platformId = child(element, 'platform')?.attributes['id'];
  const accountType = child(element, 'type')?.text.trim();
  const sessions = SESSION_LISTS.map((name) => child(element, name)).find((list) => list !== undefined);
  return {
    type: element.name.slice(PREFIX.length),
    id: element.attributes['id'] ?? '',
    ...readPresentFields(element, FIELDS),
    ...(platformId && { platformId }),
    ...(accountType && { accountType }),
    ...(sessions && { supportSessionLsids: children(sessions, 'lsid').map(({ text }) => text.trim()) }),
    ...readClientConnections(element),
    ...readUnknownFields(element, [...Object.keys(FIELDS), ...NESTED]),
  };
}
