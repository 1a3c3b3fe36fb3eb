/** The forms in which the guide lets one parameter name one of several things (`queue_id`, `impersonate`, `limit`). */
export type FormName =
  'all' | 'customer' | 'general' | 'issue' | 'members' | 'rep' | 'rep_username' | 'site' | 'team' | 'team:all';

/** Values to choose from, in the guide's spelling; an object maps each to its meaning. */
export type Choices = readonly string[] | Readonly<Record<string, string>>;

/** The format of a value, with its bounds. Each kind is checked in checkValue.ts. */
export type ParameterKind =
  | {
      /** Sent unchanged, spaces included. */
      readonly kind: 'text';
      /** Limit in characters. */
      readonly maxLength?: number;
      /** Limit in bytes of UTF-8. */
      readonly maxBytes?: number;
      /** Limit on sites from an API version on. */
      readonly newerMaxLength?: { readonly since: string; readonly maxLength: number };
      /** True if the text is long or has lines, so that a form shows a larger box. */
      readonly multiline?: true;
    }
  /** The name or address of a machine. `link` is the URL scheme that opens it. */
  | { readonly kind: 'host'; readonly maxLength?: number; readonly link?: string }
  /** Plain text that must not be shown or stored. */
  | { readonly kind: 'password' }
  /**
   * A custom attribute, which may be empty: at most `maxLength` characters, and `maxTotalBytes` of UTF-8 for all of a
   * request.
   */
  | { readonly kind: 'customField'; readonly maxLength: number; readonly maxTotalBytes: number }
  /** An integer from `min` to `max`, in `unit` if given. */
  | { readonly kind: 'integer'; readonly min: number; readonly max?: number; readonly unit?: string }
  /** A time in seconds since the epoch (UTC); with `past`, not in the future by the site's clock. */
  | { readonly kind: 'time'; readonly past?: true }
  /** A calendar day in the site's time zone, `YYYY-MM-DD`. */
  | { readonly kind: 'date' }
  /** A period: in days beside a date, in seconds beside a time; 0 means "until now". */
  | { readonly kind: 'duration'; readonly maxDays: number }
  /**
   * Digits, more than a number can hold, or with `orAll` the word `all`; `of` is the type of the object, for pickers.
   */
  | { readonly kind: 'id'; readonly of?: 'representative' | 'team' | 'site'; readonly orAll?: true }
  /** The logging session ID of a session: a GUID, 32 hexadecimal digits on most sites, with or without hyphens. */
  | { readonly kind: 'lsid' }
  /** The seven characters of a session key. */
  | { readonly kind: 'sessionKey' }
  /** A language, such as `en-us`. `values` are those of the guide; a site may have others. */
  | { readonly kind: 'locale'; readonly values?: Choices }
  | { readonly kind: 'hostName' }
  | { readonly kind: 'ipAddress' }
  /**
   * Sent as `1` when set and left out otherwise. If the guide gives `0` a meaning too, `zero` is set and an explicit
   * "no" is sent.
   */
  | { readonly kind: 'flag'; readonly zero?: true }
  | { readonly kind: 'choice'; readonly values: Choices }
  /**
   * Comma-separated when sent. Items are `values`, session IDs, or words without commas and white space. More than
   * `perRequest` items are split into several requests.
   */
  | { readonly kind: 'list'; readonly values?: Choices; readonly of?: 'lsid'; readonly perRequest?: number }
  /** One of several things, named in one of `forms`; `of` is its type, for pickers. */
  | { readonly kind: 'form'; readonly of: 'queue' | 'sender' | 'owner'; readonly forms: readonly FormName[] }
  /** One of `values`, or a width and height in pixels such as `1280x720`. */
  | { readonly kind: 'displaySize'; readonly values: Choices };

/** One parameter of an action, a report, a script command or start_session. */
export type Parameter = ParameterKind & {
  /** A short sentence for forms, help and completion. */
  readonly description: string;
  /** The name in forms, if it differs from the parameter's name. */
  readonly label?: string;
  readonly required?: true;
  /** Sent when the caller gives no value. */
  readonly default?: string;
  /** The site's default, if the guide states it. */
  readonly siteDefault?: string;
  /** The value of another parameter that this one has a meaning with. */
  readonly onlyWith?: { readonly name: string; readonly value: string; readonly reason: string };
  /** The first API version with the parameter, if known and later than that of the call it belongs to. */
  readonly since?: string;
};

/** Parameters by the guide's names. A name ending in `.*` stands for all names that start so. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** If `when` is given (with the value `is`, or with any), all of `needs` must be given: with that value, or any. */
export interface ParameterCondition {
  readonly when: string;
  readonly is?: string;
  readonly needs: Readonly<Record<string, string | true>>;
}

/** One of several things that a call can create, with its parameters. */
export interface Variant {
  readonly title: string;
  /** The parameter that only this variant has, and always has. */
  readonly key: string;
  readonly parameters: Parameters;
}

/** The parameters of a call, and the rules on their combinations. Names may be patterns (`client.*`). */
export interface Signature {
  readonly parameters: Parameters;
  /** Exactly one set must be complete; parameters in no set may accompany any. */
  readonly sets?: readonly (readonly string[])[];
  /** The sets in words, for messages. */
  readonly setsInWords?: string;
  /** Parameters that are valid only with a set that has `duration`. */
  readonly periodOnly?: readonly string[];
  /** Groups of parameters of which exactly one must be given. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Groups of which at most one may be given. */
  readonly atMostOneOf?: readonly (readonly string[])[];
  /** Groups of which at least one must be given. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Groups of which all or none must be given. */
  readonly allOrNone?: readonly (readonly string[])[];
  readonly conditions?: readonly ParameterCondition[];
  /** Variants by name. Exactly one of their keys must be given; it determines the parameters. */
  readonly variants?: Readonly<Record<string, Variant>>;
}

/** The fields of a form body, in the order sent. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/** Returns the values to choose from, in the guide's spelling. */
export function choicesIn(values: Choices): readonly string[] {
  return isList(values) ? values : Object.keys(values);
}

/** Returns the meaning of each value to choose from; '' if the guide does not give it. */
export function meaningsOf(kind: ParameterKind): Readonly<Record<string, string>> {
  const values = 'values' in kind ? (kind.values ?? []) : [];
  return isList(values) ? Object.fromEntries(values.map((value) => [value, ''])) : values;
}

function isList(values: Choices): values is readonly string[] {
  return Array.isArray(values);
}

/** Prefix of the names of custom fields (guide: `session.custom.[custom field]`). */
export const CUSTOM_PREFIX = 'session.custom.';

const WILDCARD = '.*';
/** The code name of a custom field. */
const REST_OF_NAME = /^[\p{L}\p{N}_.-]{1,255}$/u;

/** True if `name` equals `pattern`, or matches one that ends in `.*`. */
export function fitsName(name: string, pattern: string): boolean {
  const beginning = pattern.slice(0, -1);
  return pattern.endsWith(WILDCARD)
    ? name.startsWith(beginning) && REST_OF_NAME.test(name.slice(beginning.length))
    : name === pattern;
}

/** Returns the description of `name`: its own entry, or that of the pattern (`session.custom.*`) it matches. */
export function parameterFor(parameters: Parameters, name: string): Parameter | undefined {
  const isOwn = Object.hasOwn(parameters, name) && !name.endsWith(WILDCARD);
  return isOwn
    ? parameters[name]
    : Object.entries(parameters).find(([pattern]) => pattern.endsWith(WILDCARD) && fitsName(name, pattern))?.[1];
}

/** The TypeScript type of a parameter's value. */
export type ValueOf<P extends ParameterKind> = P extends { kind: 'integer' | 'id' | 'time' | 'duration' }
  ? number | string
  : P extends { kind: 'flag' }
    ? boolean | 0 | 1 | '0' | '1'
    : P extends { kind: 'choice'; values: infer V }
      ? V extends readonly (infer E)[]
        ? E
        : keyof V & string
      : P extends { kind: 'list' }
        ? string | readonly string[]
        : string;

type NameOf<N> = N extends `${infer Beginning}*` ? `${Beginning}${string}` : N;

/** An object of values that fits `P`: required parameters must be present, others may be. */
export type ValuesOf<P extends Parameters> = {
  readonly [N in keyof P as P[N] extends { required: true } ? NameOf<N> : never]: ValueOf<P[N]>;
} & {
  readonly [N in keyof P as P[N] extends { required: true } ? never : NameOf<N>]?: ValueOf<P[N]> | undefined;
};
