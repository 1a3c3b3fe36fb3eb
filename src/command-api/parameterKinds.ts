/** The ways a `queue_id` may name a queue (guide: generate_session_key, transfer_session). */
export type QueueForm = 'general' | 'rep' | 'team' | 'rep_username' | 'issue';

/** The ways `impersonate` may name who speaks (guide: send_chat_message). */
export type SenderForm = 'customer' | 'rep' | 'rep_username';

/** What a value of a parameter looks like, with its bounds. */
export type ParameterKind =
  | {
      readonly kind: 'text';
      readonly maxLength?: number;
      /** A bound that sites have from an API version on. */
      readonly newerMaxLength?: { readonly since: string; readonly maxLength: number };
      /** Whether it is long, or has lines, so that a form gives it room. */
      readonly multiline?: true;
    }
  /** A whole number from `min` to `max`. */
  | { readonly kind: 'integer'; readonly min: number; readonly max?: number }
  /** A point in time that has passed by the site's clock, in seconds since the epoch. */
  | { readonly kind: 'pastTime' }
  /** An identifier of digits, which may be larger than a number can hold; `of` tells what it identifies, for pickers. */
  | { readonly kind: 'id'; readonly of?: 'representative' | 'team' }
  /** The logging session ID of a session: 32 hexadecimal digits on most sites, with or without hyphens. */
  | { readonly kind: 'lsid' }
  /**
   * Sent as `1` when set and left out otherwise; where the guide gives `0` a meaning too, `zero` says so and an
   * explicit "no" is sent.
   */
  | { readonly kind: 'flag'; readonly zero?: true }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /**
   * Comma-separated on the wire; items are `values`, or any word without comma and white space. More than
   * `perRequest` items are asked for in several requests.
   */
  | { readonly kind: 'list'; readonly values?: readonly string[]; readonly perRequest?: number }
  | { readonly kind: 'queueId'; readonly forms: readonly QueueForm[] }
  | { readonly kind: 'sender'; readonly forms: readonly SenderForm[] }
  | { readonly kind: 'hostName' }
  | { readonly kind: 'ipAddress' }
  /** `primary`, `all`, or a width and height such as `1280x720`. */
  | { readonly kind: 'displaySize' }
  /** A custom attribute: at most `maxLength` characters, and `maxTotalBytes` of UTF-8 in all of a request's. */
  | { readonly kind: 'customField'; readonly maxLength: number; readonly maxTotalBytes: number };

/** One parameter of an action. */
export type Parameter = ParameterKind & {
  /** A short sentence for forms and help. */
  readonly description: string;
  readonly required?: true;
  /** Sent when the caller gives no value. */
  readonly default?: string;
  /** The first API version that has the parameter, where that is told and later than the action's own. */
  readonly since?: string;
};

/** Parameters by the guide's names. A name ending in `.*` stands for all names with that beginning. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The TypeScript type of a parameter's value. */
export type ValueOf<P extends ParameterKind> = P extends { kind: 'integer' | 'id' | 'pastTime' }
  ? number | string
  : P extends { kind: 'flag' }
    ? boolean | 0 | 1 | '0' | '1'
    : P extends { kind: 'choice'; values: readonly (infer V)[] }
      ? V
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
