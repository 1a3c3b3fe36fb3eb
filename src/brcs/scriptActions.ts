import type { Parameter, Parameters } from '../schema/parameters.ts';
import type { ScriptAction } from './scriptParameters.ts';

/** The published chapter of the guide. */
export const GUIDE_URL = 'https://docs.beyondtrust.com/rs/docs/client-script';

/** The most commands in one script. */
export const MAX_COMMANDS = 10;

const MAX_FIELD = 255;

const customFields = {
  'session.custom.*': {
    kind: 'customField',
    maxLength: 1024,
    maxTotalBytes: 10_240,
    since: '1.13.0',
    description:
      'A custom field of the session, by its code name (`session.custom.external_key` is the external key). At most 1,024 characters, and 10 KB for all custom fields of the command together. The field must have been set up under /login > Management > API Configuration.',
  },
} as const satisfies Parameters;

function target(session: string, link?: string) {
  return {
    kind: 'host',
    required: true,
    description: `The host name or IP address of the machine${session}.`,
    ...(link !== undefined && { link }),
  } as const satisfies Parameter;
}

const jumpoint = {
  kind: 'text',
  description:
    'The Jumpoint through which to start the session. It must be on the same subnet as the target. Left out, the only Jumpoint the representative may use is taken, or a dialog asks.',
} as const satisfies Parameter;

const username = {
  kind: 'text',
  description: 'The user name to authenticate with. Left out, the representative has to type it.',
} as const satisfies Parameter;

function port(standard: number) {
  return {
    kind: 'integer',
    min: 1,
    max: 65_535,
    siteDefault: String(standard),
    description: 'The port number on which to connect.',
  } as const satisfies Parameter;
}

const PARTIAL = 'The search is partial and ignores case.';

function search(what: string) {
  return {
    kind: 'text',
    maxLength: MAX_FIELD,
    description: `Only Jump Items with ${what}. ${PARTIAL}`,
  } as const satisfies Parameter;
}

function clientSearch(what: string) {
  return {
    ...search(what),
    description: `Only Jump Clients with ${what}. ${PARTIAL}`,
    onlyWith: { name: 'jump.method', value: 'pinned', reason: 'this search field applies to Jump Clients only' },
  } as const satisfies Parameter;
}

/** Search parameters for a Jump Item; it has to match all that are given. */
const itemSearch = {
  search_string: {
    kind: 'text',
    description:
      'What to search the Jump Items for: host name, comments, public or private IP address. Required only where no `client.*` parameter is given.',
  },
  'client.comments': search('these comments'),
  'client.hostname': search('this host name'),
  'client.private_ip': clientSearch('this private IP address'),
  'client.public_ip': clientSearch('this public IP address'),
  'client.tag': search('this tag'),
} as const satisfies Parameters;

/**
 * Every action of a representative console script, by the guide's name (guide: Representative Console Scripting and
 * the API Script Command pages). Checking, completion, prompts and the client scripting API all read this table.
 */
export const SCRIPT_ACTIONS = {
  login: {
    summary:
      'Opens the representative console and logs in, with the saved credentials or with those given here. Has no effect if a representative is logged in already. The site adds it to every script it generates.',
    parameters: {
      mechanism: {
        kind: 'choice',
        values: { username_password: 'A user name and a password.' },
        description: 'The mechanism to use for authentication; `username` and `password` must be given, too.',
      },
      username: {
        kind: 'text',
        description: 'The user name of the account to log in with; `mechanism` and `password` must be given, too.',
      },
      password: {
        kind: 'password',
        description:
          'The password of the account, in plain text: everybody who can read the script can read it. Without it, the console uses its saved credentials or asks.',
      },
    },
    allOrNone: [['mechanism', 'username', 'password']],
    clientTypes: ['rep'],
    automatic: true,
  },
  generate_session_key: {
    summary: 'Shows the Generate Session Key dialog.',
    parameters: {
      public_portal_hostname: {
        kind: 'host',
        maxLength: MAX_FIELD,
        link: 'https',
        description: 'The host name of the public portal that the dialog has selected at first.',
      },
      ...customFields,
    },
    clientTypes: ['rep', 'web_console'],
  },
  push_and_start_local: {
    summary: 'Pushes the customer client to a computer on the local network to start a session (a local Jump).',
    parameters: {
      hostname: {
        kind: 'host',
        maxLength: MAX_FIELD,
        required: true,
        description: 'The host name of the computer to push the customer client to.',
      },
      ...customFields,
    },
    clientTypes: ['rep'],
  },
  push_and_start_remote: {
    summary:
      'Pushes the customer client through a Jumpoint to a computer on a remote network to start a session (a remote Jump).',
    parameters: { target: target(''), jumpoint, ...customFields },
    clientTypes: ['rep'],
    since: '1.13.0',
  },
  start_jump_item_session: {
    summary: 'Starts a session with a Jump Item; a dialog asks if more than one matches.',
    parameters: {
      'jump.method': {
        kind: 'choice',
        values: {
          push: 'Remote push',
          local_push: 'Local push',
          pinned: 'Jump Client',
          rdp: 'Remote Desktop Protocol',
          vnc: 'VNC',
          shelljump: 'Shell Jump',
        },
        description: 'Only Jump Items that use this Jump method.',
      },
      credential_id: {
        kind: 'text',
        maxLength: MAX_FIELD,
        description: 'Only a Jump Item that this credential ID is associated with.',
      },
      ...itemSearch,
      ...customFields,
    },
    anyOf: [['search_string', 'client.*']],
    clientTypes: ['rep', 'web_console'],
  },
  start_rdp_session: {
    summary: 'Starts a Microsoft Remote Desktop Protocol session through a Jumpoint.',
    parameters: {
      target: target(' targeted for the RDP session'),
      jumpoint,
      username,
      display_size: {
        kind: 'displaySize',
        values: { primary_display: 'As large as the primary display.', all_displays: 'Across all displays.' },
        siteDefault: 'primary_display',
        description: 'The size of the remote desktop: a name, or a standard resolution such as 1024x768.',
      },
      quality: {
        kind: 'choice',
        values: {
          low: 'Low quality.',
          performance: 'The best performance.',
          performance_quality: 'Performance and quality.',
          quality: 'The best quality.',
        },
        siteDefault: 'performance',
        description: 'The quality of the picture.',
      },
      console: {
        kind: 'choice',
        values: { no: 'A session of its own.', yes: 'The physical console.' },
        siteDefault: 'no',
        description: 'Whether the RDP session connects to the physical console.',
      },
      ...customFields,
    },
    clientTypes: ['rep'],
    since: '1.13.0',
  },
  start_vnc_session: {
    summary: 'Starts a VNC session through a Jumpoint.',
    parameters: {
      target: target(' targeted for the VNC session', 'vnc'),
      jumpoint,
      port: port(5900),
      ...customFields,
    },
    clientTypes: ['rep'],
  },
  start_shell_jump_session: {
    summary: 'Starts a Shell Jump session: an SSH or Telnet connection to a network device.',
    parameters: {
      target: target(' targeted for the Shell Jump session', 'ssh'),
      jumpoint,
      username,
      protocol: {
        kind: 'choice',
        values: { ssh: 'Secure Shell.', telnet: 'Telnet, unencrypted.' },
        siteDefault: 'ssh',
        description: 'The network protocol to use.',
      },
      port: port(22),
      terminal: {
        kind: 'choice',
        values: { xterm: 'An xterm.', vt100: 'A VT100.' },
        siteDefault: 'xterm',
        description: 'The terminal type to use.',
      },
      ...customFields,
    },
    clientTypes: ['rep'],
    since: '1.13.0',
  },
  start_vpro_session: {
    summary: 'Starts an Intel vPro session through a Jumpoint that is configured for it.',
    parameters: {
      target: {
        ...target(' targeted for the vPro session'),
        description:
          'The host name or private IP address of the machine; with Kerberos, its fully qualified domain name.',
      },
      jumpoint: {
        ...jumpoint,
        required: true,
        description:
          'The Jumpoint through which to start the session. It must be on the same subnet as the target and configured for vPro.',
      },
      ...customFields,
    },
    clientTypes: ['rep'],
  },
  delete_script_file: {
    summary: 'Deletes the script file. The site adds it to every script it generates.',
    parameters: {},
    clientTypes: ['rep'],
    automatic: true,
  },
  start_pinned_client_session: {
    summary: 'The former name of start_jump_item_session: starts a session with a Jump Client.',
    parameters: { ...itemSearch, ...customFields },
    anyOf: [['search_string', 'client.*']],
    clientTypes: ['rep'],
    deprecated: { replacement: 'start_jump_item_session' },
  },
} as const satisfies Record<string, ScriptAction>;

/** The guide's name of a script action. */
export type ScriptActionName = keyof typeof SCRIPT_ACTIONS;

/** All names of the table, in its order. */
const SCRIPT_ACTION_NAMES = Object.keys(SCRIPT_ACTIONS) as readonly ScriptActionName[];

/** Returns the actions that are not deprecated, in the table's order. */
export function currentActions(): readonly ScriptActionName[] {
  return SCRIPT_ACTION_NAMES.filter((name) => !('deprecated' in SCRIPT_ACTIONS[name]));
}

/** Returns the action of that name; undefined for an unknown one. */
export function scriptAction(name: string): ScriptAction | undefined {
  return Object.hasOwn(SCRIPT_ACTIONS, name) ? SCRIPT_ACTIONS[name as ScriptActionName] : undefined;
}
