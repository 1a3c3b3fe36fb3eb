import type { Clock } from '../../base/clock.ts';
import type { SiteError } from '../errors.ts';

/** One HTTP request, ready to be sent. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The command-API action or the path, for messages. */
  readonly action: string;
  /** Limit for the decoded body, in bytes. */
  readonly maxBytes: number;
  /** Time limit for a connection, for the head of the answer, and between two pieces of its body. */
  readonly timeoutMs: number;
  /** True for a small answer, which must be complete within four times `timeoutMs`. */
  readonly whole?: boolean;
  readonly signal: AbortSignal;
}

/** A decoded answer that has not been checked for errors. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer whose body is a stream. */
export interface HttpStream {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body, unpacked as Content-Encoding says. It can be read once; leaving the loop early cancels the exchange. Data
   * before a failure is yielded before the SiteError is thrown.
   */
  readonly body: AsyncIterable<Buffer>;
  /** Cancels the exchange unless it is over; further reading throws `reason`, by default `cancelled`. */
  readonly close: (reason?: SiteError) => void;
  /** Resolves when the exchange is over, successful or not. */
  readonly over: Promise<void>;
}

/** The result of a request: an answer, or a failure that says if the site may have seen the request. */
export type ExchangeResult<A = HttpAnswer> =
  { readonly answer: A } | { readonly failure: SiteError; readonly mayHaveArrived: boolean };

/** The route of a request. */
export interface Route {
  /** The site's origin. */
  readonly origin: string;
  /** The site's host, for messages. */
  readonly host: string;
  readonly proxy?: URL | undefined;
  /** The value of the Proxy-Authorization header; the proxy's URL may contain a name and password instead. */
  readonly proxyAuthorization?: string | undefined;
  readonly caFile?: string | undefined;
}

/** Sends requests over HTTP. It follows no redirects, keeps no cookies and never retries. */
export interface Transport {
  exchange(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult>;
  /** Like `exchange`, but resolves when the head of the answer has arrived. */
  open(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult<HttpStream>>;
  /** Cancels the requests that are under way. */
  dispose(): void;
}
