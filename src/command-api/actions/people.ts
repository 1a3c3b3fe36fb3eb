import type { Parameters } from '../../schema/parameters.ts';
import { CHANGE, QUESTION, SMALL_CHANGE, type Action } from './action.ts';

const CUSTOM_FIELD = { kind: 'customField', maxLength: 1024, maxTotalBytes: 10_240 } as const;

/** The custom attributes of a session, the same in all actions that set them. */
export const CUSTOM_FIELDS = {
  'session.custom.external_key': {
    ...CUSTOM_FIELD,
    description: 'Links the session to something elsewhere, a ticket for example.',
  },
  'session.custom.*': {
    ...CUSTOM_FIELD,
    description: 'A custom field by its code name, as set up under /login > Management > API Configuration.',
  },
} as const satisfies Parameters;

/** The actions on representatives, teams and session keys. */
export const PEOPLE_ACTIONS = {
  get_logged_in_reps: {
    ...QUESTION,
    description: 'Lists the representatives who are logged in.',
    parameters: {},
    answer: 'list',
  },
  set_rep_status: {
    // A change, although the guide requires only read-only access.
    ...SMALL_CHANGE,
    description: 'Sets the status of a representative who is logged in.',
    parameters: {
      rep_id: { kind: 'id', of: 'representative', required: true, description: 'The representative’s user ID.' },
      code_name: { kind: 'text', required: true, description: 'The code name of the status, busy for example.' },
    },
    since: '1.21.1',
  },
  get_support_teams: {
    ...QUESTION,
    description: 'Lists the support teams with their issues.',
    parameters: {
      showmembers: { kind: 'flag', description: 'Also lists the members of each team, which can be much.' },
    },
    answer: 'list',
  },
  generate_session_key: {
    ...CHANGE,
    description: 'Makes a key that a customer starts a session with.',
    parameters: {
      // Required by the guide with a single possible value, so it has a default.
      type: { kind: 'choice', values: ['support'], default: 'support', description: 'The type of session.' },
      queue_id: {
        kind: 'form',
        of: 'queue',
        forms: ['general', 'rep', 'team', 'rep_username', 'issue'],
        required: true,
        description: 'The queue in which the session will wait.',
      },
      ...CUSTOM_FIELDS,
      'session.priority': { kind: 'integer', min: 1, max: 3, description: '1 = high, 2 = medium, 3 = low.' },
      'session.skills': { kind: 'list', description: 'Code names of the skills that the session needs.' },
      ttl: {
        kind: 'integer',
        min: 1,
        description: 'Seconds for which the key is valid; the site’s maximum when left out.',
      },
      url_hostname: {
        kind: 'hostName',
        description: 'The host in the key’s URL; the site’s primary one when left out.',
      },
    },
    answer: 'object',
  },
} as const satisfies Record<string, Action>;
