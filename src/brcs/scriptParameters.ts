/** What the value of a script parameter looks like, once decoded, with its bounds. */
export type ScriptParameterKind =
  | { readonly kind: 'text'; readonly maxLength?: number }
  /** The name or address of a machine. `link` is the URL scheme that opens it. */
  | { readonly kind: 'host'; readonly maxLength?: number; readonly link?: string }
  /** A whole number from `min` to `max`. */
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly default?: number }
  | { readonly kind: 'choice'; readonly values: Readonly<Record<string, string>>; readonly default?: string }
  /** One of `values`, or width x height in pixels. */
  | { readonly kind: 'displaySize'; readonly values: Readonly<Record<string, string>>; readonly default: string }
  /** Plain text that must not be shown or kept. */
  | { readonly kind: 'password' }
  /** A custom field: at most `maxLength` characters, and `maxTotalBytes` of UTF-8 in all of a command's. */
  | { readonly kind: 'customField'; readonly maxLength: number; readonly maxTotalBytes: number };

/** One parameter of a script action. */
export type ScriptParameter = ScriptParameterKind & {
  readonly description: string;
  readonly required?: true;
  /** The parameter has a meaning only together with this value of another one. */
  readonly onlyWith?: { readonly name: string; readonly value: string; readonly reason: string };
  /** The first API version that has the parameter, where it is later than the action's own. */
  readonly since?: string;
};

/** Parameters by the guide's names. A name ending in `.*` stands for all names with that beginning. */
export type ScriptParameters = Readonly<Record<string, ScriptParameter>>;

/** The client types of the client scripting API (guide: Parameters for Client Scripting API). */
export const CLIENT_TYPES = ['rep', 'web_console'] as const;

/** The first API version that has a client type, where the guide's change log tells. */
export const CLIENT_TYPES_SINCE: Readonly<Partial<Record<ClientType, string>>> = { web_console: '1.18.0' };

/** One of the client types. */
export type ClientType = (typeof CLIENT_TYPES)[number];

/** One action of a representative console script, as data. */
export interface ScriptAction {
  readonly summary: string;
  readonly parameters: ScriptParameters;
  /** Groups of which at least one parameter must be given. A name ending in `.*` stands for all with that beginning. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Groups of which all parameters are given, or none. */
  readonly allOrNone?: readonly (readonly string[])[];
  /** For which client types the client scripting API takes the action. */
  readonly clientTypes: readonly ClientType[];
  /** The site adds the action to every file it generates. */
  readonly automatic?: true;
  /** The action that took its place. */
  readonly deprecated?: { readonly replacement: string };
  /** The first API version that has the action, where the guide's change log tells. */
  readonly since?: string;
}

const WILDCARD = '.*';

/** Whether `name` is `pattern`, or begins as a pattern that ends in `.*` says. */
export function fitsName(name: string, pattern: string): boolean {
  return pattern.endsWith(WILDCARD)
    ? name.startsWith(pattern.slice(0, -1)) && name.length > pattern.length - 1
    : name === pattern;
}

/** What stands for `name` in the table: its own entry, or the pattern (`session.custom.*`) it fits. */
export function parameterOf(action: ScriptAction, name: string): ScriptParameter | undefined {
  if (Object.hasOwn(action.parameters, name) && !name.endsWith(WILDCARD)) {
    return action.parameters[name];
  }
  const pattern = Object.keys(action.parameters).find((key) => key.endsWith(WILDCARD) && fitsName(name, key));
  return pattern === undefined ? undefined : action.parameters[pattern];
}
