/** The ways a `queue_id` may name a queue (guide: generate_session_key, transfer_session). */
export type QueueForm = 'general' | 'rep' | 'team' | 'rep_username' | 'issue';

/** What a value of a parameter looks like, with its bounds. */
export type ParameterKind =
  | { readonly kind: 'text'; readonly maxLength?: number }
  /** A whole number from `min` to `max`. */
  | { readonly kind: 'integer'; readonly min: number; readonly max?: number }
  /** An identifier of digits, which may be larger than a number can hold. */
  | { readonly kind: 'id' }
  /** Sent as `1` when set and left out otherwise: the guide knows no other value. */
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Comma-separated on the wire; items are `values`, or any word without comma and white space. */
  | { readonly kind: 'list'; readonly values?: readonly string[]; readonly maxItems?: number }
  | { readonly kind: 'queueId'; readonly forms: readonly QueueForm[] }
  | { readonly kind: 'hostName' }
  /** A custom attribute: at most `maxLength` characters, and `maxTotalBytes` of UTF-8 in all of a request's. */
  | { readonly kind: 'customField'; readonly maxLength: number; readonly maxTotalBytes: number };

/** One parameter of an action. */
export type Parameter = ParameterKind & {
  readonly required?: true;
  /** Sent when the caller gives no value. */
  readonly default?: string;
};

/** Parameters by the guide's names. A name ending in `.*` stands for all names with that beginning. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The TypeScript type of a parameter's value. */
type ValueOf<P extends ParameterKind> = P extends { kind: 'integer' | 'id' }
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
