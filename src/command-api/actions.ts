import type { Parameters, ValuesOf } from './parameterKinds.ts';

/** What an account's `perm_command` must be for an action (guide: get_api_info). */
export type CommandPermission = 'read_only' | 'full_access';

/** One action of the command API, as data. */
export interface Action {
  readonly parameters: Parameters;
  /** Groups of parameters of which exactly one must be given. */
  readonly oneOf?: readonly (readonly string[])[];
  readonly permission: CommandPermission;
  /** The first API version that has the action, where the guide's change log tells. */
  readonly since?: string;
  /** Whether it only asks: such a request may be repeated after a broken connection. */
  readonly readOnly: boolean;
  /** Whether it ends or removes something, so that a person has to confirm it. */
  readonly destructive: boolean;
  /** `list`: repeated elements, where "nothing matches" is a result; `success`: a `<success>` element. */
  readonly answer: 'list' | 'object' | 'success';
}

/** The client types a query may ask for (guide: get_connected_client_list). */
const CLIENT_TYPES = ['all', 'representative', 'support_customer', 'presentation_attendee', 'push_agent'] as const;

const customField = { kind: 'customField', maxLength: 1024, maxTotalBytes: 10_240 } as const;

/** A question: changes nothing, and read-only access is enough. */
const question = { permission: 'read_only', readOnly: true, destructive: false } as const;

/**
 * Every action of the command API that the extension knows, by the guide's name. Validation, prompts, permissions and
 * the demo site all read this table; types are derived from it.
 */
export const ACTIONS = {
  get_logged_in_reps: { ...question, parameters: {}, answer: 'list' },
  set_rep_status: {
    parameters: {
      rep_id: { kind: 'id', required: true },
      code_name: { kind: 'text', required: true },
    },
    // It changes something, and yet the guide asks for read-only access only.
    permission: 'read_only',
    since: '1.21.1',
    readOnly: false,
    destructive: false,
    answer: 'success',
  },
  get_support_teams: { ...question, parameters: { showmembers: { kind: 'flag' } }, answer: 'list' },
  generate_session_key: {
    parameters: {
      // The guide requires it and knows one value only, so nobody needs to type it.
      type: { kind: 'choice', values: ['support'], default: 'support' },
      queue_id: { kind: 'queueId', forms: ['general', 'rep', 'team', 'rep_username', 'issue'], required: true },
      'session.custom.external_key': customField,
      'session.custom.*': customField,
      'session.priority': { kind: 'integer', min: 1, max: 3 },
      'session.skills': { kind: 'list' },
      ttl: { kind: 'integer', min: 1 },
      url_hostname: { kind: 'hostName' },
    },
    permission: 'full_access',
    readOnly: false,
    destructive: false,
    answer: 'object',
  },
  get_connected_client_list: {
    ...question,
    parameters: { type: { kind: 'list', values: CLIENT_TYPES }, summary_only: { kind: 'flag' } },
    since: '1.11.0',
    answer: 'list',
  },
  get_connected_clients: {
    ...question,
    // Headed "Required Parameters" in the guide, whose examples leave out each of them.
    parameters: {
      type: { kind: 'list', values: CLIENT_TYPES },
      id: { kind: 'list', maxItems: 100 },
      include_connections: { kind: 'flag' },
    },
    since: '1.11.0',
    answer: 'list',
  },
  get_api_info: { ...question, parameters: {}, answer: 'object' },
} as const satisfies Record<string, Action>;

/** The guide's name of an action. */
export type ActionName = keyof typeof ACTIONS;

/** The parameters of action `A` by the guide's names. */
export type ParamsOf<A extends ActionName> = ValuesOf<(typeof ACTIONS)[A]['parameters']>;

/** Whether `name` is an action of the table. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}
