/** What a `limit` may name (guide: SupportSession). */
export type LimitForm = 'all' | 'rep' | 'team:all' | 'team' | 'members' | 'site';

/** What a value of a report's parameter looks like, with its bounds. */
export type ReportParameter =
  /** A calendar day of the site's time zone, `YYYY-MM-DD`. */
  | { readonly kind: 'date' }
  /** A time in seconds since the epoch (UTC). */
  | { readonly kind: 'timestamp' }
  /** Days beside a date, seconds beside a time; 0 is "until now". */
  | { readonly kind: 'duration'; readonly maxDays: number }
  | { readonly kind: 'lsid' }
  /** Comma-separated on the wire. */
  | { readonly kind: 'lsids' }
  | { readonly kind: 'limit'; readonly forms: readonly LimitForm[] }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Digits. */
  | { readonly kind: 'id' }
  /** Digits, or `all`. */
  | { readonly kind: 'idOrAll' }
  /** A whole number from `min`. */
  | { readonly kind: 'integer'; readonly min: number };

/** Parameters of a report by the guide's names. */
export type ReportParameters = Readonly<Record<string, ReportParameter>>;

/** The TypeScript type of a parameter's value. */
export type ReportValue<P extends ReportParameter> = P extends { kind: 'choice'; values: readonly (infer V)[] }
  ? V
  : P extends { kind: 'timestamp' | 'duration' | 'integer' | 'id' | 'idOrAll' }
    ? number | string
    : P extends { kind: 'lsids' }
      ? string | readonly string[]
      : string;
