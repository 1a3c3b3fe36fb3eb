import * as tls from 'node:tls';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { Clock } from '../../base/clock.ts';
import { decodeBody } from './bodies.ts';
import { certificateAuthorities } from '../tls/certificateAuthorities.ts';
import { certificateIssuer } from '../tls/certificateIssuer.ts';
import { SiteError } from '../errors.ts';
import type { ExchangeRequest, ExchangeResult, HttpStream, Route, Transport } from './exchange.ts';
import { failureOf, tooLarge } from './failures.ts';
import { decodedPieces } from './decodedPieces.ts';
import { collectBytes } from './growingBuffer.ts';
import { receive, type RawAnswer } from './receive.ts';
import { VERIFIED_TLS } from '../tls/verifiedTls.ts';

/** Creates a transport over undici. Import this file dynamically: undici is large. */
export function newTransport(): Transport {
  return new UndiciTransport();
}

interface OpenRoute {
  readonly key: string;
  readonly dispatcher: Promise<Dispatcher>;
}

class UndiciTransport implements Transport {
  #open: OpenRoute | undefined;

  exchange(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult> {
    return this.#attempt(route, request, clock, async ({ status, headers, body }) => {
      const whole = await collect(body, request, route.host);
      return { status, headers, text: await decodeBody(whole, headers, request.maxBytes) };
    });
  }

  open(route: Route, request: ExchangeRequest, clock: Clock): Promise<ExchangeResult<HttpStream>> {
    return this.#attempt(route, request, clock, ({ body, ...head }) => {
      const failed = (error: unknown) =>
        failureOf(error, { host: route.host, action: request.action, mayHaveArrived: true });
      const decoded = decodedPieces(body, head.headers, request, failed);
      return Promise.resolve({ ...head, body: decoded });
    });
  }

  async #attempt<A>(
    route: Route,
    request: ExchangeRequest,
    clock: Clock,
    read: (raw: RawAnswer) => Promise<A>,
  ): Promise<ExchangeResult<A>> {
    const progress = { mayHaveArrived: false };
    try {
      const dispatcher = await this.#dispatcherFor(route, request.timeoutMs);
      return { answer: await read(await receive(dispatcher, route, request, progress, clock)) };
    } catch (error) {
      const failure = failureOf(error, {
        host: route.host,
        action: request.action,
        proxyHost: route.proxy?.host,
        mayHaveArrived: progress.mayHaveArrived,
      });
      return { failure: await withIssuer(failure, route), mayHaveArrived: progress.mayHaveArrived };
    }
  }

  dispose(): void {
    this.#close((dispatcher) => dispatcher.destroy());
  }

  /** Returns the dispatcher for a route. The last one is reused: a new one reads all certificate authorities. */
  #dispatcherFor(route: Route, timeoutMs: number): Promise<Dispatcher> {
    const key = JSON.stringify([route.proxy?.href, route.proxyAuthorization, route.caFile, timeoutMs]);
    if (this.#open?.key !== key) {
      this.#close((dispatcher) => dispatcher.close());
      const open = { key, dispatcher: openDispatcher(route, timeoutMs) };
      this.#open = open;
      open.dispatcher.catch(() => {
        // Read a caFile that failed again at the next request.
        this.#open = this.#open === open ? undefined : this.#open;
      });
    }
    return this.#open.dispatcher;
  }

  #close(how: (dispatcher: Dispatcher) => Promise<void>): void {
    // Errors are ignored: a dispatcher that failed to open has reported that, and one that fails to close is gone
    // anyway.
    this.#open?.dispatcher.then(how).catch(() => undefined);
    this.#open = undefined;
  }
}

/**
 * Reads a whole body.
 * @throws SiteError `too-large`, and errors of reading the body.
 */
async function collect(body: AsyncIterable<Buffer>, request: ExchangeRequest, host: string): Promise<Buffer> {
  const whole = await collectBytes(body, request.maxBytes + 1);
  if (whole.length > request.maxBytes) {
    throw tooLarge(host, request.action);
  }
  return whole;
}

async function openDispatcher(route: Route, timeoutMs: number): Promise<Dispatcher> {
  const secureContext = tls.createSecureContext({ ca: [...(await certificateAuthorities(route.caFile))] });
  // The guide's "one request per connection" excludes HTTP/2.
  const connect = { ...VERIFIED_TLS, secureContext, timeout: timeoutMs, allowH2: false };
  if (route.proxy === undefined) {
    return new Agent({ connect, allowH2: false });
  }
  return new ProxyAgent({
    uri: route.proxy.href,
    requestTls: connect,
    proxyTls: connect,
    allowH2: false,
    ...(route.proxyAuthorization && { token: route.proxyAuthorization }),
  });
}

/** Adds the issuer of a refused certificate. Not behind a proxy, where that would need another tunnel. */
async function withIssuer(failure: SiteError, route: Route): Promise<SiteError> {
  const issuer =
    failure.reason === 'certificate' && failure.details.code !== undefined && route.proxy === undefined
      ? await certificateIssuer(route.origin)
      : undefined;
  if (issuer === undefined) {
    return failure;
  }
  const message = `${failure.message} It was issued by ${issuer}.`;
  return new SiteError('certificate', message, { ...failure.details, issuer }, { cause: failure.cause });
}
