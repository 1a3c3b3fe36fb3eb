/** Why reaching a site failed. Callers decide by this, never by the text of a message. */
export type SiteErrorReason =
  | 'host-not-found'
  | 'unreachable'
  | 'certificate'
  | 'proxy'
  | 'timeout'
  | 'cut'
  | 'cancelled'
  | 'credentials-missing'
  | 'credentials-refused'
  | 'access-denied'
  | 'not-permitted'
  | 'api-disabled'
  | 'html'
  | 'bad-answer'
  | 'too-large'
  | 'rate-limited'
  | 'server'
  | 'site-error'
  | 'outcome-unknown'
  | 'invalid-parameter';

/** What is known about a failure beside its reason. Every value is safe to show: no secret, no token. */
export interface SiteErrorDetails {
  /** The site's host (and port, unless it is the scheme's own). */
  readonly host?: string;
  /** The command-API action or the path that was asked for. */
  readonly action?: string;
  /** The HTTP status. */
  readonly status?: number;
  /** The site's own words: an `<error>` text, a JSON `message`, or the title of an HTML page. */
  readonly siteMessage?: string;
  /** For `certificate`: who issued the certificate that is not trusted. */
  readonly issuer?: string;
  /** For `certificate`: the code of the TLS layer, `SELF_SIGNED_CERT_IN_CHAIN` for example. */
  readonly code?: string;
  /** For `rate-limited`: seconds until the next try makes sense. */
  readonly retryAfterSeconds?: number;
  /** For `timeout` and `outcome-unknown`: within how many seconds no answer came. */
  readonly seconds?: number;
  /** For `outcome-unknown`: whether nothing came, the connection broke, what came cannot be read, or the site failed. */
  readonly cause?: 'no-answer' | 'cut' | 'unreadable' | 'server';
  /** For `invalid-parameter`: the guide's name of the parameter. */
  readonly parameter?: string;
}

/** A failure to get something from a site. `message` is a plain English sentence; views translate by `reason`. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly reason: SiteErrorReason;
  readonly details: SiteErrorDetails;

  constructor(reason: SiteErrorReason, message: string, details: SiteErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.details = details;
  }

  /** Whether `error` is a SiteError, and of one of `reasons` when any are given. */
  static is(error: unknown, ...reasons: SiteErrorReason[]): error is SiteError {
    return error instanceof SiteError && (reasons.length === 0 || reasons.includes(error.reason));
  }
}
