import { ACTIONS } from '../command-api/actions.ts';
import type { Parameter } from '../schema/parameters.ts';

/** A parameter of start_session. */
export type StartParameter = Parameter & { readonly label: string };

const { parameters: keyParameters } = ACTIONS.generate_session_key;
const MAX_DETAILS_BYTES = 1024;
/** Time zones range from UTC-12 to UTC+14; in minutes. */
const [WESTERNMOST, EASTERNMOST] = [-720, 840];

/** The language packs in the guide; a site may have others. */
const LOCALES: Readonly<Record<string, string>> = {
  'en-us': 'English',
  de: 'German',
  es: 'Latin American Spanish',
  'es-sp': 'EU Spanish',
  fi: 'Finnish',
  fr: 'EU French',
  it: 'Italian',
  nl: 'Dutch',
  'pt-br': 'Brazilian Portuguese',
  'pt-pt': 'EU Portuguese',
  'sv-se': 'Swedish',
  tr: 'Turkish',
  ja: 'Japanese',
  'zh-hans': 'Simplified Chinese',
  zh: 'Traditional Chinese',
  ru: 'Russian',
};

/**
 * All parameters of start_session (guide: Session Generation API), by the guide's names, in the order of forms. Those
 * it shares with generate_session_key are defined there.
 */
export const START_PARAMETERS = {
  issue_menu: { kind: 'flag', label: 'Issue Menu', description: 'Must be 1 for a session by issue.' },
  id: {
    kind: 'id',
    label: 'ID',
    description:
      'The numeric ID of the representative; with issue_menu that of the issue, or of the representative where the menu lists them.',
  },
  name: { kind: 'text', label: 'Representative', description: 'The public display name of that representative.' },
  codeName: { kind: 'text', label: 'Issue', description: 'The code name of the issue. Use either codeName or id.' },
  short_key: {
    kind: 'sessionKey',
    label: 'Session Key',
    description:
      'The seven characters of a session key. Where the site asks customers before the download, only the external key can go along with it.',
  },
  'customer.name': {
    kind: 'text',
    maxLength: 100,
    label: 'Customer Name',
    description: 'The customer’s name, at most 100 characters.',
  },
  'customer.company': { kind: 'text', maxLength: 100, label: 'Company', description: 'At most 100 characters.' },
  'customer.company_code': {
    kind: 'text',
    maxLength: 100,
    label: 'Company Code',
    description: 'At most 100 characters.',
  },
  'customer.details': {
    kind: 'text',
    maxBytes: MAX_DETAILS_BYTES,
    label: 'Problem Description',
    description: `At most ${MAX_DETAILS_BYTES} bytes.`,
  },
  'session.custom.external_key': {
    ...keyParameters['session.custom.external_key'],
    label: 'External Key',
    description: 'A key to an external help desk ticket system, at most 1024 characters.',
  },
  'session.custom.*': {
    ...keyParameters['session.custom.*'],
    since: '1.12.0',
    label: 'Custom Fields',
    description: 'Code names and values of custom fields, at most 1024 characters each and 10 KB in all.',
  },
  'session.priority': {
    ...keyParameters['session.priority'],
    label: 'Priority',
    description: '1 = high, 2 = medium, 3 = low. It overrides the priority of the issue.',
  },
  'session.skills': {
    ...keyParameters['session.skills'],
    since: '1.12.0',
    label: 'Skills',
    description: 'Code names of skills, separated by commas. They override the skills of the issue.',
  },
  locale: {
    kind: 'locale',
    values: LOCALES,
    since: '1.11.0',
    label: 'Language',
    description: 'The language of the customer client. It must be installed on the appliance.',
  },
  chat_locale: {
    kind: 'locale',
    label: 'Chat Language',
    description: 'A language of the chat that GeoFluent knows and the appliance does not, such as cs-cs.',
  },
  platform: {
    kind: 'choice',
    values: ['winNT-32', 'winNT-64'],
    label: 'Platform',
    description: 'The Windows platform to download the customer client for.',
  },
  timezone_offset: {
    kind: 'integer',
    min: WESTERNMOST,
    max: EASTERNMOST,
    unit: 'minutes',
    since: '1.15.1',
    label: 'Time Zone Offset',
    description: 'Minutes between the customer’s local time and UTC, negative west of Greenwich. For Atlas clusters.',
  },
  c2cjs: {
    kind: 'flag',
    label: 'Click-to-Chat',
    description: '1 opens a click-to-chat page instead of downloading the full customer client.',
  },
} as const satisfies Record<string, StartParameter>;

/** The guide's name of a parameter; `session.custom.*` stands for any custom field. */
export type StartParameterName = keyof typeof START_PARAMETERS;

/** The ways to determine where a session goes, with their parameters. Exactly one is used. */
export const START_METHODS = {
  representative: ['id', 'name'],
  sessionKey: ['short_key'],
  issueByCodeName: ['issue_menu', 'codeName'],
  issueById: ['issue_menu', 'id'],
} as const satisfies Record<string, readonly StartParameterName[]>;

/** The parameters that can be combined with any start method, in the order of forms. */
export const OPTIONAL_PARAMETERS: readonly StartParameterName[] = (
  Object.keys(START_PARAMETERS) as StartParameterName[]
).filter((name) => !Object.values(START_METHODS).some((names: readonly string[]) => names.includes(name)));
