import type { Clock } from '../../base/clock.ts';
import type { SiteError } from '../errors.ts';

/** One HTTP request, ready to be sent. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For messages: the command-API action or the path. */
  readonly action: string;
  /** How large the decoded body may become, in bytes. */
  readonly maxBytes: number;
  /** How long to wait for a connection, for the head of the answer, and between two pieces of its body. */
  readonly timeoutMs: number;
  /** Whether the answer is small, and has to be whole within four times `timeoutMs`, however slowly it trickles. */
  readonly whole?: boolean;
  readonly signal: AbortSignal;
}

/** An answer as it came, decoded; nothing about it has been judged yet. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An answer whose body is read as it comes. */
export interface HttpStream {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body, unpacked as Content-Encoding says. It can be read once; leaving the loop early breaks the exchange off.
   * What came before a failure is given before the SiteError is thrown.
   */
  readonly body: AsyncIterable<Buffer>;
  /** Breaks the exchange off, unless it is over; reading on throws `reason`, `cancelled` when left out. */
  readonly close: (reason?: SiteError) => void;
  /** Resolves when the exchange is over, however it ended. */
  readonly over: Promise<void>;
}

/** What became of a request: an answer, or a failure that tells whether the site may have seen the request. */
export type ExchangeResult<A = HttpAnswer> =
  { readonly answer: A } | { readonly failure: SiteError; readonly mayHaveArrived: boolean };

/** The way a request takes. */
export interface Route {
  /** The site's origin. */
  readonly origin: string;
  /** The site's host, for messages. */
  readonly host: string;
  readonly proxy?: URL | undefined;
  /** The value of the Proxy-Authorization header; the proxy's URL may hold a name and password instead. */
  readonly proxyAuthorization?: string | undefined;
  readonly caFile?: string | undefined;
}

/** Sends requests over HTTP. It follows no redirects, keeps no cookies and tries nothing twice. */
export interface Transport {
  exchange(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult>;
  /** As `exchange`, from the moment that the head of the answer is there. */
  open(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult<HttpStream>>;
  /** Breaks off what is under way. */
  dispose(): void;
}
