import { CHANGE, QUESTION, type Action } from './action.ts';
import type { Parameter } from '../../schema/parameters.ts';

/** The client types that can be queried (guide: get_connected_client_list). */
const CLIENT_TYPES = ['all', 'representative', 'support_customer', 'presentation_attendee', 'push_agent'] as const;

const TYPE = {
  kind: 'list',
  values: CLIENT_TYPES,
  description: 'The types of clients; all when left out.',
} as const satisfies Parameter;

/** The actions on the site's appliances, its connected clients, and the account. */
export const APPLIANCE_ACTIONS = {
  get_appliances: {
    ...QUESTION,
    description: 'Lists the appliances of the failover pair or cluster.',
    parameters: {},
    since: '1.11.0',
    answer: 'list',
  },
  get_connected_client_list: {
    ...QUESTION,
    description: 'Counts and lists the clients that are connected.',
    parameters: {
      type: TYPE,
      summary_only: { kind: 'flag', description: 'Only counts them.' },
    },
    since: '1.11.0',
    answer: 'list',
  },
  get_connected_clients: {
    ...QUESTION,
    description: 'Describes the clients that are connected.',
    // The guide calls these "Required Parameters", but its examples leave out each of them.
    parameters: {
      type: TYPE,
      id: { kind: 'list', perRequest: 100, description: 'The IDs of the clients; every client when left out.' },
      include_connections: { kind: 'flag', description: 'Also tells their connections and the last events of these.' },
    },
    since: '1.11.0',
    answer: 'list',
  },
  check_health: {
    ...QUESTION,
    description: 'Tells the health of the appliance and its failover role.',
    parameters: {},
    since: '1.12.0',
    answer: 'object',
  },
  set_failover_role: {
    ...CHANGE,
    description: 'Makes the appliance the primary or the backup one of its failover pair.',
    parameters: {
      role: {
        kind: 'choice',
        values: ['primary', 'backup'],
        required: true,
        description: 'The role that this appliance gets.',
      },
      data_sync_first: {
        kind: 'flag',
        zero: true,
        description: 'Syncs the data first; everybody on the primary appliance is disconnected meanwhile.',
      },
      force: {
        kind: 'flag',
        description: 'Makes a primary appliance the backup even if its partner cannot be reached.',
      },
    },
    conditions: [{ when: 'force', needs: { role: 'backup' } }],
    since: '1.12.0',
    ends: { what: 'Everybody who is connected to the primary appliance is disconnected.' },
  },
  get_api_info: {
    ...QUESTION,
    description: 'Tells the site’s API version and clock, and what the account may do.',
    parameters: {},
    answer: 'object',
  },
} as const satisfies Record<string, Action>;
