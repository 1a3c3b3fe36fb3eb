import type { StartParameterName } from './startParameters.ts';

/** The kinds of session that `BG.start` starts, with what people call them. */
export const START_TYPES = {
  CHAT: 'Click-to-Chat',
  BROWSER: 'Collaborative Browser Sharing',
  FULL: 'Full Client',
} as const;

/** `BG.START_TYPE.…` */
export type StartType = keyof typeof START_TYPES;

/** A property of the `options` of `BG.start`, or of an object in them: a value, a switch, or an object. */
export interface StartOption {
  /** The parameter of start_session that it stands for, whose kind, bounds and description it shares. */
  readonly parameter?: StartParameterName;
  /** For one that is true or false: what it says. */
  readonly isSwitch?: string;
  /** For an object: its properties; `*` stands for any other name. */
  readonly properties?: Readonly<Record<string, StartOption>>;
  /** Whether it says where the session is to go; exactly one such option is given. */
  readonly startMethod?: true;
  /** The only start type that has it. */
  readonly onlyFor?: StartType;
  readonly required?: true;
}

/** All options of `BG.start` (guide: options Properties). */
export const START_OPTIONS = {
  sessionKey: { startMethod: true, parameter: 'short_key' },
  rep: {
    startMethod: true,
    properties: { id: { required: true, parameter: 'id' }, name: { required: true, parameter: 'name' } },
  },
  // Or the id of a form on the page that describes it.
  issue: { startMethod: true, properties: { id: { parameter: 'id' }, codeName: { parameter: 'codeName' } } },
  skills: { parameter: 'session.skills' },
  customer: {
    properties: {
      name: { parameter: 'customer.name' },
      company: { parameter: 'customer.company' },
      company_code: { parameter: 'customer.company_code' },
      details: { parameter: 'customer.details' },
    },
  },
  locale: { parameter: 'locale' },
  attributes: {
    properties: {
      external_key: { parameter: 'session.custom.external_key' },
      '*': { parameter: 'session.custom.*' },
    },
  },
  uiOptions: {
    onlyFor: 'CHAT',
    properties: {
      fallbackToFullWindow: {
        isSwitch: 'Whether a full browser window is used where a pop-up window cannot be created.',
      },
    },
  },
} as const satisfies Record<string, StartOption>;
