/** The ways in which the guide lets one parameter name one of several things (`queue_id`, `impersonate`, `limit`). */
export type FormName =
  'all' | 'customer' | 'general' | 'issue' | 'members' | 'rep' | 'rep_username' | 'site' | 'team' | 'team:all';

/** Values to choose from, in the guide's own spelling; as an object with what each means. */
export type Choices = readonly string[] | Readonly<Record<string, string>>;

/** What a value looks like, with its bounds. The checker of each kind is in checkValue.ts. */
export type ValueKind =
  | {
      /** Sent as it is, spaces included. */
      readonly kind: 'text';
      /** In characters. */
      readonly maxLength?: number;
      /** Of UTF-8. */
      readonly maxBytes?: number;
      /** A bound that sites have from an API version on. */
      readonly newerMaxLength?: { readonly since: string; readonly maxLength: number };
      /** Whether it is long, or has lines, so that a form gives it room. */
      readonly multiline?: true;
    }
  /** The name or address of a machine. `link` is the URL scheme that opens it. */
  | { readonly kind: 'host'; readonly maxLength?: number; readonly link?: string }
  /** Plain text that must not be shown or kept. */
  | { readonly kind: 'password' }
  /** A custom attribute: at most `maxLength` characters, and `maxTotalBytes` of UTF-8 in all of a request's; may be empty. */
  | { readonly kind: 'customField'; readonly maxLength: number; readonly maxTotalBytes: number }
  /** A whole number from `min` to `max`, of `unit` where that is not plain. */
  | { readonly kind: 'integer'; readonly min: number; readonly max?: number; readonly unit?: string }
  /** A time in seconds since the epoch (UTC); `past`: one that has passed by the site's clock. */
  | { readonly kind: 'time'; readonly past?: true }
  /** A calendar day of the site's time zone, `YYYY-MM-DD`. */
  | { readonly kind: 'date' }
  /** Days beside a date, seconds beside a time; 0 is "until now". */
  | { readonly kind: 'duration'; readonly maxDays: number }
  /** Digits, more than a number can hold, or with `orAll` the word `all`; `of` tells what it identifies, for pickers. */
  | { readonly kind: 'id'; readonly of?: 'representative' | 'team' | 'site'; readonly orAll?: true }
  /** The logging session ID of a session: a GUID, 32 hexadecimal digits on most sites, with or without hyphens. */
  | { readonly kind: 'lsid' }
  /** The seven characters of a session key. */
  | { readonly kind: 'sessionKey' }
  /** A language, such as `en-us`; `values` are those that the guide lists, a site may have others. */
  | { readonly kind: 'locale'; readonly values?: Choices }
  | { readonly kind: 'hostName' }
  | { readonly kind: 'ipAddress' }
  /**
   * Sent as `1` when set and left out otherwise; where the guide gives `0` a meaning too, `zero` says so and an
   * explicit "no" is sent.
   */
  | { readonly kind: 'flag'; readonly zero?: true }
  | { readonly kind: 'choice'; readonly values: Choices }
  /**
   * Comma-separated on the wire; items are `values`, session IDs, or any word without comma and white space. More than
   * `perRequest` items are asked for in several requests.
   */
  | { readonly kind: 'list'; readonly values?: Choices; readonly of?: 'lsid'; readonly perRequest?: number }
  /** One of several things, named in one of `forms`; `of` tells which, for pickers. */
  | { readonly kind: 'form'; readonly of: 'queue' | 'sender' | 'owner'; readonly forms: readonly FormName[] }
  /** One of `values`, or a width and height in pixels such as `1280x720`. */
  | { readonly kind: 'displaySize'; readonly values: Choices };

/** One parameter of an action, a report, a script command or start_session. */
export type Parameter = ValueKind & {
  /** A short sentence for forms, help and completion. */
  readonly description: string;
  /** What a form calls it, where that is not its name. */
  readonly label?: string;
  readonly required?: true;
  /** Sent when the caller gives no value. */
  readonly default?: string;
  /** What the site takes where it is left out, where the guide tells. */
  readonly siteDefault?: string;
  /** It has a meaning only together with this value of another one. */
  readonly onlyWith?: { readonly name: string; readonly value: string; readonly reason: string };
  /** The first API version that has the parameter, where that is told and later than that of what it belongs to. */
  readonly since?: string;
};

/** Parameters by the guide's names. A name ending in `.*` stands for all names with that beginning. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** Where `when` is given (with the value `is` or, without it, any), all of `needs` must be: with that value, or any. */
export interface Condition {
  readonly when: string;
  readonly is?: string;
  readonly needs: Readonly<Record<string, string | true>>;
}

/** One kind of what a call makes, with the parameters that this kind has. */
export interface Variant {
  readonly title: string;
  /** The parameter that only this kind has and always has. */
  readonly key: string;
  readonly parameters: Parameters;
}

/** The parameters of a call, and which of them go together. Names may be patterns (`client.*`). */
export interface Signature {
  readonly parameters: Parameters;
  /** A call has all of exactly one set; parameters that are in none may stand beside any. */
  readonly sets?: readonly (readonly string[])[];
  /** The sets in words, for messages. */
  readonly setsInWords?: string;
  /** Parameters that may stand only beside a set with `duration`. */
  readonly periodOnly?: readonly string[];
  /** Groups of parameters of which exactly one must be given. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Groups of which one at most may be given. */
  readonly atMostOneOf?: readonly (readonly string[])[];
  /** Groups of which at least one must be given. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Groups of which all are given, or none. */
  readonly allOrNone?: readonly (readonly string[])[];
  readonly conditions?: readonly Condition[];
  /** By name. Exactly one of their keys must be given; it decides which parameters there are. */
  readonly variants?: Readonly<Record<string, Variant>>;
}

/** A form body's fields, in the order they are sent. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/** The values that can be chosen from, in the guide's spelling. */
export function choicesIn(values: Choices): readonly string[] {
  return isList(values) ? values : Object.keys(values);
}

/** What each value that a kind can be chosen from means; '' where the guide does not say. */
export function meaningsOf(kind: ValueKind): Readonly<Record<string, string>> {
  const values = 'values' in kind ? (kind.values ?? []) : [];
  return isList(values) ? Object.fromEntries(values.map((value) => [value, ''])) : values;
}

function isList(values: Choices): values is readonly string[] {
  return Array.isArray(values);
}

/** What the names of custom fields begin with (guide: `session.custom.[custom field]`). */
export const CUSTOM_PREFIX = 'session.custom.';

const WILDCARD = '.*';
/** What a custom field's code name is made of. */
const REST_OF_NAME = /^[\p{L}\p{N}_.-]{1,255}$/u;

/** Whether `name` is `pattern`, or begins as a pattern that ends in `.*` says. */
export function fitsName(name: string, pattern: string): boolean {
  const beginning = pattern.slice(0, -1);
  return pattern.endsWith(WILDCARD)
    ? name.startsWith(beginning) && REST_OF_NAME.test(name.slice(beginning.length))
    : name === pattern;
}

/** What stands for `name` in a table: its own entry, or the pattern (`session.custom.*`) it fits. */
export function parameterFor(parameters: Parameters, name: string): Parameter | undefined {
  const isOwn = Object.hasOwn(parameters, name) && !name.endsWith(WILDCARD);
  return isOwn
    ? parameters[name]
    : Object.entries(parameters).find(([pattern]) => pattern.endsWith(WILDCARD) && fitsName(name, pattern))?.[1];
}

/** The TypeScript type of a parameter's value. */
export type ValueOf<P extends ValueKind> = P extends { kind: 'integer' | 'id' | 'time' | 'duration' }
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

/** The object of values that fits `P`: required parameters must be there, all others may. */
export type ValuesOf<P extends Parameters> = {
  readonly [N in keyof P as P[N] extends { required: true } ? NameOf<N> : never]: ValueOf<P[N]>;
} & {
  readonly [N in keyof P as P[N] extends { required: true } ? never : NameOf<N>]?: ValueOf<P[N]> | undefined;
};
