import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { SiteError } from '../../site/errors.ts';
import { VERIFIED_TLS } from '../../site/tls/verifiedTls.ts';
import { handshakeTimeout, mayMeanSubprotocol, networkError, upgradeError, type RefusedUpgrade } from './handshake.ts';
import type { StateSocket } from './stateSocket.ts';
import { WebSocketStateSocket } from './webSocketStateSocket.ts';

/** The guide's subprotocol: encoded, as the guide says, then as real sites have been seen to take it. */
const SUBPROTOCOL_SPELLINGS = ['ingredi%20state%20api', 'ingredi state api'] as const;

const MAX_MESSAGE_BYTES = 128 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 16 * 1024;
const HANDSHAKE_TIMEOUT_MILLISECONDS = 20_000;
const CLOSE_TIMEOUT_MILLISECONDS = 1_000;

/** Where and how to connect. */
export interface StateSocketOptions {
  /** The site's origin, `https://host[:port]`; `http://` only for loopback. */
  readonly url: string;
  /** The Company API Name; empty when unknown. */
  readonly company: string;
  /** All certificate authorities to trust, as PEM; empty for those of Node. */
  readonly ca: readonly string[];
  /** Gives up while connecting; has no effect afterwards. */
  readonly signal: AbortSignal;
  /** How long the handshake may take; 20 seconds unless told. */
  readonly timeoutMilliseconds?: number;
}

/**
 * Opens a site's `/nw` (guide: Protocol of the Real-Time State API, Connection). Where the site refuses the encoded
 * spelling of the subprotocol the plain one is tried once.
 *
 * Throws a SiteError: `host-not-found`, `unreachable`, `certificate`, `proxy`, `timeout`, `cut`, `cancelled`, and by
 * the HTTP answer `access-denied`, `api-disabled`, `rate-limited`, `html`, `server`, `bad-answer`.
 */
export async function openStateSocket(options: StateSocketOptions): Promise<StateSocket> {
  const [encoded, plain] = SUBPROTOCOL_SPELLINGS;
  const first = await handshake(options, encoded);
  if ('send' in first) {
    return first;
  }
  const second = mayMeanSubprotocol(first) ? await handshake(options, plain) : first;
  if ('send' in second) {
    return second;
  }
  throw upgradeError(new URL(options.url).host, second);
}

function handshake(options: StateSocketOptions, subprotocol: string): Promise<StateSocket | RefusedUpgrade> {
  const { host } = new URL(options.url);
  const webSocket = new WebSocket(endpoint(options.url), clientOptions(options, subprotocol));
  const { promise, resolve, reject } = Promise.withResolvers<StateSocket | RefusedUpgrade>();
  const giveUp = (reason: SiteError): void => {
    reject(reason);
    webSocket.terminate();
  };
  const onAbort = (): void => giveUp(new SiteError('cancelled', 'Cancelled.', { host }));
  const limit = options.timeoutMilliseconds ?? HANDSHAKE_TIMEOUT_MILLISECONDS;
  const timer = setTimeout(() => giveUp(handshakeTimeout(host)), limit);

  webSocket.on('upgrade', (response) => {
    // ws compares the echo with what was offered through its own argument, which cannot hold a space or be lenient.
    delete response.headers['sec-websocket-protocol'];
  });
  webSocket.on('unexpected-response', (_request, response) => {
    void readRefusal(response)
      .then(resolve, (error: unknown) => reject(networkError(host, asError(error))))
      .finally(() => webSocket.terminate());
  });
  webSocket.on('error', (error) => reject(networkError(host, error)));
  webSocket.on('open', () => resolve(new WebSocketStateSocket(webSocket, host)));

  if (options.signal.aborted) {
    onAbort();
  }
  options.signal.addEventListener('abort', onAbort);
  return promise.finally(() => {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', onAbort);
  });
}

function endpoint(siteUrl: string): URL {
  const url = new URL('/nw', siteUrl);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  return url;
}

/** `closeTimeout`, in milliseconds, is in ws since 8.18.2 but not yet in its types. */
type WebSocketOptions = ClientOptions & { readonly closeTimeout: number };

function clientOptions({ company, ca }: StateSocketOptions, subprotocol: string): WebSocketOptions {
  return {
    headers: {
      'Sec-WebSocket-Protocol': subprotocol,
      ...(company && { 'X-Ns-Company': encodeURIComponent(company.toWellFormed()) }),
    },
    ...VERIFIED_TLS,
    ...(ca.length > 0 && { ca: [...ca] }),
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
    // A site may cut a text frame inside a character; the messages are decoded when they are whole.
    skipUTF8Validation: true,
    closeTimeout: CLOSE_TIMEOUT_MILLISECONDS,
  };
}

async function readRefusal(response: IncomingMessage): Promise<RefusedUpgrade> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= MAX_REFUSAL_BYTES) {
      break;
    }
  }
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'],
    retryAfter: response.headers['retry-after'],
    body: Buffer.concat(chunks).subarray(0, MAX_REFUSAL_BYTES).toString('utf8'),
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
