import { child, children, type XmlElement } from '../../base/xmlElement.ts';
import { epochOfAttributes } from '../../schema/epoch.ts';
import { readFields, type ReadFields } from '../../schema/fields.ts';

const FIELDS = {
  appliance_id: 'text',
  purpose: 'text',
  receive_traffic_node: 'flag',
  connected_since: 'time',
  private_ip: 'text',
} as const;

/** One connection of a client to an appliance; `purpose` is `primary` or `traffic`. */
export type ClientConnection = ReadFields<typeof FIELDS>;

/** The reason why a client connected to an appliance, failed to, or disconnected. */
export interface ConnectionEvent {
  readonly timestamp: number | undefined;
  readonly text: string;
}

/** The connections of a client and their last events (guide: get_connected_clients with `include_connections`). */
export interface ClientConnections {
  readonly clientConnections?: readonly ClientConnection[];
  /** Up to 20 events. */
  readonly eventLog?: readonly ConnectionEvent[];
}

/** Reads `<client_connections>` of a client; the event log may be inside or beside it. */
export function readClientConnections(client: XmlElement): ClientConnections {
  const connections = child(client, 'client_connections');
  const log = (connections && child(connections, 'event_log')) ?? child(client, 'event_log');
  return {
    ...(connections && { clientConnections: connectionElements(connections).map((one) => readFields(one, FIELDS)) }),
    ...(log && { eventLog: children(log, 'event').map(readEvent) }),
  };
}

/**
 * Returns the repeated elements: the guide calls them `client_connection`, and in three of four places
 * `client_connections`.
 */
function connectionElements(connections: XmlElement): readonly XmlElement[] {
  return [...children(connections, 'client_connection'), ...children(connections, 'client_connections')];
}

function readEvent(event: XmlElement): ConnectionEvent {
  return { timestamp: epochOfAttributes(event), text: event.text.trim() };
}
