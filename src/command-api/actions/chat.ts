import { SMALL_CHANGE, type Action } from './action.ts';

/** The first API version with team chats, by the guide's change log. */
const TEAM_CHATS = '1.21.1';
/** The first API version after the guide's, assumed for everything that only newer sites have. */
const NEWER = '1.22.1';

/** The actions with which chat-bots and others post in sessions and teams. */
export const CHAT_ACTIONS = {
  send_chat_message: {
    ...SMALL_CHANGE,
    description: 'Sends a chat message to a session or a team.',
    parameters: {
      // The guide calls both required and mutually exclusive.
      lsid: { kind: 'lsid', description: 'The logging session ID of the session to speak in.' },
      team_id: {
        kind: 'id',
        of: 'team',
        since: TEAM_CHATS,
        description: 'The ID of the support team to speak to, instead of a session.',
      },
      body: {
        kind: 'text',
        multiline: true,
        newerMaxLength: { since: NEWER, maxLength: 2048 },
        required: true,
        description: 'What to say. BBCode gives bold, italic, underlined and coloured text, lists and links.',
      },
      impersonate: {
        kind: 'form',
        of: 'sender',
        forms: ['customer', 'rep', 'rep_username'],
        description: 'On whose behalf; it is a system message when left out.',
      },
      to_rep: {
        kind: 'id',
        of: 'representative',
        since: TEAM_CHATS,
        description: 'The user ID of the only representative of the team who is to see it.',
      },
      to_rep_username: {
        kind: 'text',
        since: TEAM_CHATS,
        description: 'The username of the only representative of the team who is to see it.',
      },
      timestamp: {
        kind: 'time',
        past: true,
        description: 'When it was said, in seconds since the epoch; now when left out.',
      },
    },
    oneOf: [['lsid', 'team_id']],
    atMostOneOf: [['to_rep', 'to_rep_username']],
    conditions: [
      { when: 'to_rep', needs: { team_id: true, impersonate: true } },
      { when: 'to_rep_username', needs: { team_id: true, impersonate: true } },
      { when: 'impersonate', is: 'customer', needs: { lsid: true } },
    ],
  },
  create_virtual_customer: {
    ...SMALL_CHANGE,
    description: 'Starts a session for a customer who is represented by a chat-bot.',
    parameters: {
      short_key: {
        kind: 'sessionKey',
        required: true,
        description: 'The seven characters that generate_session_key answered.',
      },
      name: { kind: 'text', required: true, description: 'The customer’s name, as representatives see it.' },
      ip_address: { kind: 'ipAddress', required: true, description: 'The customer’s public IP address.' },
      operating_system: { kind: 'text', required: true, description: 'The customer’s operating system.' },
      computer_name: { kind: 'text', required: true, description: 'The customer’s computer name.' },
      // The guide lists it among the answer's elements, but describes it as a parameter.
      chat_url: {
        kind: 'flag',
        description: 'Has the download URL lead to a click-to-chat session instead of the full client.',
      },
      public_site: { kind: 'text', since: NEWER, description: 'The public site that the session belongs to.' },
    },
    answer: 'object',
  },
} as const satisfies Record<string, Action>;
