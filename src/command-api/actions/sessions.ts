import type { Parameter } from '../../schema/parameters.ts';
import { CHANGE, QUESTION, SMALL_CHANGE, type Action } from './action.ts';
import { CUSTOM_FIELDS } from './people.ts';

const SESSION = {
  kind: 'lsid',
  required: true,
  description: 'The logging session ID of the session.',
} as const satisfies Parameter;
const REP_ID = {
  kind: 'id',
  of: 'representative',
  description: 'The representative’s user ID.',
} as const satisfies Parameter;
const REP_USERNAME = { kind: 'text', description: 'The representative’s username.' } as const satisfies Parameter;

/** The actions on a session in progress. */
export const SESSION_ACTIONS = {
  join_session: {
    ...CHANGE,
    description: 'Adds a representative who is logged in to a session.',
    parameters: { lsid: SESSION, rep_id: REP_ID, rep_username: REP_USERNAME },
    oneOf: [['rep_id', 'rep_username']],
  },
  transfer_session: {
    ...CHANGE,
    description: 'Moves a session to another queue.',
    parameters: {
      lsid: SESSION,
      queue_id: {
        kind: 'form',
        of: 'queue',
        forms: ['rep', 'team', 'rep_username'],
        required: true,
        description: 'The queue of a representative or team to move the session to.',
      },
    },
  },
  leave_session: {
    ...SMALL_CHANGE,
    description: 'Removes a representative or the customer from a session.',
    parameters: {
      lsid: SESSION,
      rep_id: REP_ID,
      rep_username: REP_USERNAME,
      customer: { kind: 'flag', description: 'Removes the customer.' },
    },
    oneOf: [['rep_id', 'rep_username', 'customer']],
    // A representative can rejoin; a customer cannot.
    ends: { when: 'customer', what: 'The customer is removed from the session.' },
  },
  set_session_attributes: {
    ...CHANGE,
    description: 'Sets the external key and custom fields of a session; an empty text clears one.',
    parameters: { lsid: SESSION, ...CUSTOM_FIELDS },
    since: '1.12.0',
  },
  get_session_attributes: {
    ...QUESTION,
    description: 'Lists the custom attributes that are set for a session.',
    parameters: { lsid: SESSION },
    since: '1.12.0',
    answer: 'list',
  },
  terminate_session: {
    ...CHANGE,
    description: 'Ends a session for everybody in it.',
    parameters: { lsid: SESSION },
    ends: { what: 'The session ends for everybody in it.' },
  },
} as const satisfies Record<string, Action>;
