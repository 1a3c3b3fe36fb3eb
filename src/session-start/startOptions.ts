import type { StartParameterName } from './startParameters.ts';

/** The kinds of session that `BG.start` starts, with what people call them. */
export const START_TYPES = {
  CHAT: 'Click-to-Chat',
  BROWSER: 'Collaborative Browser Sharing',
  FULL: 'Full Client',
} as const;

/** `BG.START_TYPE.…` */
export type StartType = keyof typeof START_TYPES;

/** A property of the `options` of `BG.start`, or of an object in them. */
export interface StartOption {
  readonly type: 'text' | 'integer' | 'list' | 'boolean' | 'object';
  readonly description: string;
  /** The parameter of start_session that it stands for, whose bounds it shares. */
  readonly parameter?: StartParameterName;
  /** Whether it says where the session is to go; exactly one such option is given. */
  readonly startMethod?: true;
  /** The only start type that has it. */
  readonly onlyFor?: StartType;
  readonly required?: true;
  /** For an object: its properties; `*` stands for any other name. */
  readonly properties?: Readonly<Record<string, StartOption>>;
}

/** All options of `BG.start` (guide: options Properties). */
export const START_OPTIONS = {
  sessionKey: { type: 'text', startMethod: true, parameter: 'short_key', description: 'The numeric session key.' },
  rep: {
    type: 'object',
    startMethod: true,
    description: 'The representative with whom to start the session.',
    properties: {
      id: { type: 'integer', required: true, parameter: 'id', description: 'The representative’s unique ID number.' },
      name: {
        type: 'text',
        required: true,
        parameter: 'name',
        description: 'The representative’s public display name.',
      },
    },
  },
  issue: {
    type: 'object',
    startMethod: true,
    description: 'The support issue, or the id of a form on the page that describes it.',
    properties: {
      id: { type: 'integer', parameter: 'id', description: 'The support issue’s unique ID number.' },
      codeName: { type: 'text', parameter: 'codeName', description: 'The support issue’s unique code name.' },
    },
  },
  skills: {
    type: 'list',
    parameter: 'session.skills',
    description: 'The skills to apply to this session for the purpose of routing.',
  },
  customer: {
    type: 'object',
    description: 'Information about the customer.',
    properties: {
      name: { type: 'text', parameter: 'customer.name', description: 'The customer’s name.' },
      company: { type: 'text', parameter: 'customer.company', description: 'The customer’s company name.' },
      company_code: { type: 'text', parameter: 'customer.company_code', description: 'The customer’s company code.' },
      details: { type: 'text', parameter: 'customer.details', description: 'A description of the problem.' },
    },
  },
  locale: { type: 'text', parameter: 'locale', description: 'The locale code of the customer client’s language.' },
  attributes: {
    type: 'object',
    description: 'Session attributes.',
    properties: {
      external_key: {
        type: 'text',
        parameter: 'session.custom.external_key',
        description: 'The external key to associate with the session.',
      },
      '*': { type: 'text', parameter: 'session.custom.*', description: 'The code name and value of a custom field.' },
    },
  },
  uiOptions: {
    type: 'object',
    onlyFor: 'CHAT',
    description: 'User interface options.',
    properties: {
      fallbackToFullWindow: {
        type: 'boolean',
        description: 'Whether a full browser window is used where a pop-up window cannot be created.',
      },
    },
  },
} as const satisfies Record<string, StartOption>;
