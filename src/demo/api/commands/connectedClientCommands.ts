import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './call.ts';
import { APPLIANCE_GUID } from '../../failover.ts';
import {
  CONNECTED_CLIENT_TYPES,
  connectedClients,
  readClientTypes,
  type ConnectedClient,
  type ConnectedClientType,
} from './connectedClients.ts';
import { accountType, startSessionUrl } from './repCommands.ts';
import { platformId, repMachine } from '../../company/machines.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import { Refusal } from '../parameters.ts';
import { xmlAnswer, xmlTime, type XmlElement } from '../xml.ts';

const MAX_IDS = 100;
const DAY_SECONDS = 86_400;

/** Jump Clients that are installed on machines; they are counted only. */
const PINNED_CLIENTS = 42;

/** Answers get_connected_client_list. */
export function answerConnectedClientList({ appliance, parameters }: CommandCall): Answer {
  const types = readClientTypes(parameters.get('type'));
  const clients = connectedClients(appliance).filter(({ type }) => types.includes(type));
  const counts = types.map((type) => ({
    '@type': type,
    '#text': String(clients.filter((client) => client.type === type).length),
  }));
  const pinned = { '@type': 'pinned_client', '#text': String(PINNED_CLIENTS) };
  const count = types === CONNECTED_CLIENT_TYPES ? [...counts, pinned] : counts;
  const listed = parameters.get('summary_only') === '1' ? [] : clients;
  return xmlAnswer('connected_client_list', {
    connected_client_summary: { appliance_summary: { '@id': APPLIANCE_GUID, count } },
    connected_client: listed.map(({ type, id }) => ({ '@type': type, '@id': id })),
  });
}

/** Answers get_connected_clients. */
export function answerConnectedClients(call: CommandCall): Answer {
  const { appliance, parameters } = call;
  const types = readClientTypes(parameters.get('type'));
  const ids = parameters.get('id')?.split(',') ?? [];
  if (ids.length > MAX_IDS) {
    throw new Refusal('The parameter id takes at most 100 IDs.');
  }
  const clients = connectedClients(appliance).filter(
    ({ type, id }) => types.includes(type) && (ids.length === 0 || ids.includes(id)),
  );
  const elements = (type: ConnectedClientType) =>
    clients.filter((client) => client.type === type).map((client) => clientElement(client, call));
  return xmlAnswer(
    'connected_clients',
    Object.fromEntries(types.map((type) => [`connected_${type}`, elements(type)] as const)),
  );
}

function clientElement(client: ConnectedClient, call: CommandCall): XmlElement {
  const connection = describeConnection(client, call);
  const details = call.parameters.get('include_connections') === '1';
  return {
    '@id': client.id,
    ...(details && { client_connections: connectionElement(connection) }),
    hostname: connection.hostname,
    platform: { '@id': platformId(connection.operatingSystem), '#text': connection.operatingSystem },
    timezone_offset: call.appliance.time.offsetAt(call.appliance.model.now()),
    ...(details && { connected_since: xmlTime(connection.since) }),
    ...specifics(client, call),
  };
}

interface Connection {
  readonly hostname: string;
  readonly operatingSystem: string;
  /** Seconds since the epoch. */
  readonly since: number;
  readonly privateIp: string;
}

function describeConnection(client: ConnectedClient, { appliance }: CommandCall): Connection {
  const now = appliance.model.now();
  switch (client.type) {
    case 'representative': {
      const { userId } = client.rep.profile;
      const since = appliance.model.rows('representative').get(client.id)?.created_timestamp ?? now;
      return { ...repMachine(userId), since };
    }
    case 'support_customer':
    case 'presentation_attendee': {
      const { hostname, operating_system: operatingSystem, created_timestamp: since } = client.row;
      const privateIp = client.type === 'presentation_attendee' ? client.row.private_ip : '10.2.0.17';
      return { hostname, operatingSystem, since, privateIp };
    }
    case 'push_agent': {
      const operatingSystem = 'Windows Server 2019 Datacenter';
      return {
        hostname: client.jumpoint.hostname,
        operatingSystem,
        since: now - 3 * DAY_SECONDS,
        privateIp: '10.3.0.2',
      };
    }
  }
}

function connectionElement({ since, privateIp }: Connection): XmlElement {
  return {
    client_connection: {
      appliance_id: APPLIANCE_GUID,
      purpose: 'primary',
      receive_traffic_node: 0,
      connected_since: xmlTime(since),
      private_ip: privateIp,
    },
    event_log: { event: [{ '@ts': since, '#text': 'Connected to the primary B Series Appliance.' }] },
  };
}

function specifics(client: ConnectedClient, call: CommandCall): XmlElement {
  switch (client.type) {
    case 'representative':
      return repSpecifics(client.rep, call);
    case 'support_customer': {
      const { session, row } = client;
      const name = call.appliance.model.rows('support_session').get(session.id)?.customer_name ?? '';
      const kind = { rdp: 'rdp', shell: 'shelljump' }[row.client_type];
      return { name, ...(kind !== undefined && { non_interactive: kind }), lsid: session.lsid };
    }
    case 'presentation_attendee':
      return { name: client.row.name };
    case 'push_agent':
      return { name: client.jumpoint.name };
  }
}

function repSpecifics(rep: LoggedInRep, { appliance, host }: CommandCall): XmlElement {
  const { profile, sessions } = rep;
  const row = appliance.model.rows('representative').get(rep.id);
  return {
    user_id: profile.userId,
    type: accountType(rep),
    username: profile.username,
    public_display_name: profile.publicName,
    private_display_name: profile.privateName,
    start_session_url: startSessionUrl(host, profile.userId),
    presentation_count: appliance.context.presentations.isPresenting(rep) ? 1 : 0,
    support_session_count: sessions.size,
    showing_on_rep_list: profile.type === 'normal' ? 1 : 0,
    routing_idle: Number(row?.routing_idle ?? false),
    routing_busy: Number(row?.routing_busy ?? false),
    routing_enabled: Number(row?.routing_enabled ?? false),
    routing_available: Number(row?.routing_available ?? false),
    support_license: 'full',
    support_session_lsids: { lsid: [...sessions].map(({ lsid }) => ({ '#text': lsid })) },
  };
}
