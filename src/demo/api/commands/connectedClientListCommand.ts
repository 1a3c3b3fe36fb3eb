import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { APPLIANCE_GUID, CONNECTED_CLIENT_TYPES, connectedClients, readClientTypes } from './connectedClients.ts';
import { xmlAnswer, xmlError } from '../xml.ts';

/** Jump Clients that are installed on machines; they are counted only. */
const PINNED_CLIENTS = 42;

/** Answers get_connected_client_list. */
export function answerConnectedClientList({ appliance, parameters }: CommandCall): Answer {
  const types = readClientTypes(parameters.get('type'));
  if (!types) {
    return xmlError('The parameter type is invalid.');
  }
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
