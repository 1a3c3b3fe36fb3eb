import type { StartParameterName } from './startParameters.ts';

/** The kinds of session that `BG.start` starts, with their common names. */
export const START_TYPES = {
  CHAT: 'Click-to-Chat',
  BROWSER: 'Collaborative Browser Sharing',
  FULL: 'Full Client',
} as const;

/** A key of `BG.START_TYPE`. */
export type StartType = keyof typeof START_TYPES;

/** A property in the `options` of `BG.start`: a value, a switch, or an object. */
export interface StartOption {
  /** The parameter of start_session with the same kind, bounds and description. */
  readonly parameter?: StartParameterName;
  /** Description of a switch (true or false). */
  readonly isSwitch?: string;
  /** Properties of an object; `*` stands for any other name. */
  readonly properties?: Readonly<Record<string, StartOption>>;
  /** True if it determines where the session goes; exactly one such option must be given. */
  readonly startMethod?: true;
  /** The only start type with this option. */
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
  // The value may also be the id of a form on the page that describes the issue.
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
