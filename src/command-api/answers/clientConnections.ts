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

/** Why a client connected to an appliance, failed to, or left. */
export interface ConnectionEvent {
  readonly timestamp: number | undefined;
  readonly text: string;
}

/** The connections and their last events (guide: get_connected_clients with `include_connections`). */
export interface ClientConnections {
  readonly clientConnections?: readonly ClientConnection[];
  /** Up to 20 events. */
  readonly eventLog?: readonly ConnectionEvent[];
}

/** Reads `<client_connections>` of a client; the event log may stand in it or beside it. */
export function readClientConnections(client: XmlElement): ClientConnections {
  const connections = child(client, 'client_connections');
  const log = (connections && child(connections, 'event_log')) ?? child(client, 'event_log');
  return {
    ...(connections && { clientConnections: connectionElements(connections).map((one) => readFields(one, FIELDS)) }),
    ...(log && { eventLog: children(log, 'event').map(readEvent) }),
  };
}

/** The guide calls the repeated element `client_connection`, and `client_connections` in three places of four. */
function connectionElements(connections: XmlElement): readonly XmlElement[] {
  return [...children(connections, 'client_connection'), ...children(connections, 'client_connections')];
}

function readEvent(event: XmlElement): ConnectionEvent {
  return { timestamp: epochOfAttributes(event), text: event.text.trim() };
}
