/** The reason of a failure. Callers decide by it, never by a message's text. */
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

/** Further facts about a failure. All are safe to show: no secret, no token. */
export interface SiteErrorDetails {
  /** The site's host (and port, unless it is the default). */
  readonly host?: string;
  /** The requested command-API action or path. */
  readonly action?: string;
  /** The HTTP status. */
  readonly status?: number;
  /** The site's own message: an `<error>` text, a JSON `message`, or the title of an HTML page. */
  readonly siteMessage?: string;
  /** For `certificate`: the issuer of the certificate that is not trusted. */
  readonly issuer?: string;
  /** For `certificate`: the TLS layer's code, for example `SELF_SIGNED_CERT_IN_CHAIN`. */
  readonly code?: string;
  /** For `rate-limited`: seconds until a retry makes sense. */
  readonly retryAfterSeconds?: number;
  /** For `timeout` and `outcome-unknown`: the time limit in seconds. */
  readonly seconds?: number;
  /** For `outcome-unknown`: no answer, a broken connection, an unreadable answer, or a failure of the site. */
  readonly cause?: 'no-answer' | 'cut' | 'unreadable' | 'server';
  /** For `invalid-parameter`: the guide's name of the parameter. */
  readonly parameter?: string;
}

/** A failed request to a site. `message` is a plain English sentence; views translate by `reason`. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly reason: SiteErrorReason;
  readonly details: SiteErrorDetails;

  constructor(reason: SiteErrorReason, message: string, details: SiteErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.details = details;
  }

  /** True if `error` is a SiteError, with one of `reasons` if any are given. */
  static is(error: unknown, ...reasons: SiteErrorReason[]): error is SiteError {
    return error instanceof SiteError && (reasons.length === 0 || reasons.includes(error.reason));
  }
}
