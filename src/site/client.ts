import type { Clock } from '../base/clock.ts';
import { personalOffset } from '../base/personalTime.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Log } from '../base/log.ts';
import { checkAnswer, deniesToken, isLoginPage, isUnexpectedPage } from './answers.ts';
import { SiteError } from './errors.ts';
import type { ExchangeRequest, ExchangeResult, HttpAnswer, HttpStream, Route, Transport } from './http/exchange.ts';
import type { KnownTokens } from './knownTokens.ts';
import { cancelled, Limiter } from './http/limits.ts';
import { peek, type PeekedAnswer } from './http/peek.ts';
import { proxyFor, type ProxySettings } from './proxy.ts';
import { outcomeUnknown, sendWithRetries, type Resend } from './http/retry.ts';
import { SecretMask } from './secretMask.ts';
import type { Credentials, Site } from './site.ts';
import type { OpenRequest, SiteAnswer, SiteRequest, SiteStream } from './http/siteRequest.ts';
import { parseSiteUrl } from './siteUrl.ts';
import { SiteZone } from './siteZone.ts';
import { Tokens } from './tokens.ts';

/** Options of `SiteClient`. The functions are called for every request. */
export interface SiteClientOptions {
  readonly site: Site;
  /** Returns the API account to use; undefined while nobody is signed in. */
  readonly credentials: () => Promise<Credentials | undefined>;
  readonly proxy: () => ProxySettings;
  /** Time limit for a connection, for the head of an answer, and between two pieces of it. */
  readonly timeoutSeconds: () => number;
  readonly clock: Clock;
  readonly log: Log;
  /** Receives the secrets and tokens of this client, so that other logs can mask them. */
  readonly secrets?: SecretMask;
  /** Tokens shared by clients of the same account. */
  readonly tokens?: KnownTokens | undefined;
  /** The site's time zone as far as known, shared by the clients of one site. */
  readonly zone?: SiteZone;
}

export type { OpenRequest, SiteAnswer, SiteRequest, SiteStream } from './http/siteRequest.ts';

const REQUESTS_AT_ONCE = 4;
/** One less than the limit of requests, so that downloads leave a place for short requests. */
const STREAMS_AT_ONCE = 3;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_STREAM_BYTES = 16 * 1024 ** 3;
const FORM = 'application/x-www-form-urlencoded';
/** The time limit for the beginning of a stream, as a multiple of the limit for a pause. */
const MOST_FOR_BEGINNING = 2;
const MENTIONS_ERROR = /<(?:[\w.-]{1,80}:)?error[\s/>]/;

/**
 * Sends HTTP requests to one site: with its token, limited in number, through proxies, and with SiteError for all
 * failures.
 */
export class SiteClient implements Disposable {
  readonly site: Site;
  /** The site's time zone, for its calendar days. */
  readonly zone: SiteZone;
  readonly #options: SiteClientOptions;
  readonly #secrets: SecretMask;
  readonly #log: Log;
  readonly #limiter = new Limiter(REQUESTS_AT_ONCE);
  readonly #streams = new Limiter(STREAMS_AT_ONCE);
  readonly #disposed = new AbortController();
  #tokens: Tokens | undefined;
  #transport: Promise<Transport> | undefined;

  constructor(options: SiteClientOptions) {
    this.site = options.site;
    this.zone = options.zone ?? new SiteZone(personalOffset);
    this.#options = options;
    this.#secrets = options.secrets ?? new SecretMask();
    this.#log = this.#secrets.wrap(options.log);
  }

  /**
   * Sends one request. If the site denies the token, or answers with its login page, the request is repeated once with
   * a new one; requests that only read are tried up to three times.
   * @throws SiteError for every failure; `outcome-unknown` if a request that changes the site was interrupted or the
   * site failed during it.
   */
  async send(request: SiteRequest): Promise<SiteAnswer> {
    const { status, headers, text } = await this.#authorized(request, (authorization) =>
      this.#exchange(request, resendOf(request), authorization),
    );
    // A site's error message may repeat what it was sent.
    const shown = MENTIONS_ERROR.test(text.slice(0, 10_000)) ? this.#secrets.mask(text) : text;
    return { status, contentType: headers['content-type'] ?? '', text: shown };
  }

  /**
   * Like `send`, for an answer of any size: resolves when its beginning shows that it is no error. Only failures before
   * that are retried; see `download` for files. At most 3 are open at once; others wait.
   * @throws SiteError like `send`; an XML `<error>` is not thrown but returned in `errorText`, because it may mean
   * "nothing".
   */
  async open(request: OpenRequest): Promise<SiteStream> {
    const { status, headers, text, isXmlError, body, close } = await this.#authorized(request, (authorization) =>
      this.#openExchange(request, authorization),
    );
    const errorText = isXmlError ? this.#secrets.mask(await xmlErrorText(text)) : undefined;
    const contentType = headers['content-type'] ?? '';
    return { status, headers, contentType, body, close, ...(errorText !== undefined && { errorText }) };
  }

  /**
   * Returns a valid token, the same for all callers.
   * @throws SiteError `credentials-missing`, `credentials-refused`, or the failure of the request.
   */
  token(): Promise<string> {
    const { url: origin, host } = parseSiteUrl(this.site.url);
    this.#tokens ??= new Tokens({
      host,
      origin,
      known: this.#options.tokens,
      credentials: this.#options.credentials,
      request: (credentials) => this.#requestToken(credentials),
      onToken: (token) => this.#secrets.add(token),
      clock: this.#options.clock,
    });
    return this.#tokens.get().catch((error: unknown) => {
      throw this.#withoutSecrets(error);
    });
  }

  /** Makes the next request fetch a new token, unless `token` has been replaced already. */
  invalidateToken(token: string): void {
    this.#tokens?.invalidate(token);
  }

  /** Cancels all requests; they fail with `cancelled`. */
  dispose(): void {
    this.#disposed.abort();
    void this.#transport?.then((transport) => transport.dispose());
    this.#transport = undefined;
  }

  /** Returns the token. An aborted signal ends only this caller's wait, not the request, which others share. */
  #tokenFor(signal: AbortSignal | undefined): Promise<string> {
    return signal === undefined ? this.token() : orCancelled(this.token(), signal);
  }

  /**
   * Requests a token (guide: Create a Token). Not repeated once it may have arrived, since failed tries lock the
   * account.
   */
  #requestToken({ clientId, clientSecret }: Credentials): Promise<HttpAnswer> {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    this.#secrets.add(clientSecret);
    this.#secrets.add(basic);
    const request: SiteRequest = {
      method: 'POST',
      path: '/oauth2/token',
      form: [['grant_type', 'client_credentials']],
      readOnly: false,
      maxBytes: 64 * 1024,
    };
    return this.#exchange(request, 'unsent', `Basic ${basic}`);
  }

  async #authorized<A extends HttpAnswer & { readonly close?: () => void }>(
    request: SiteRequest,
    exchange: (authorization: string | undefined) => Promise<A>,
  ): Promise<A> {
    const { authenticated = true } = request;
    const token = authenticated === true ? await this.#tokenFor(request.signal) : undefined;
    let answer = await exchange(token && `Bearer ${token}`);
    if (authenticated !== false && (deniesToken(answer) || mayBeInvalidToken(answer, request))) {
      answer.close?.();
      this.invalidateToken(token ?? '');
      const renewed = await this.#tokenFor(request.signal);
      answer = await exchange(`Bearer ${renewed}`);
    }
    const { host } = parseSiteUrl(this.site.url);
    const action = request.action ?? request.path;
    try {
      checkAnswer(answer, host, action, request.acceptsHtmlFile);
    } catch (error) {
      answer.close?.();
      const isUnknown = !request.readOnly && SiteError.is(error, 'server');
      const timeoutSeconds = this.#options.timeoutSeconds();
      throw this.#withoutSecrets(isUnknown ? outcomeUnknown(error, { host, action, timeoutSeconds }) : error);
    }
    return answer;
  }

  #withoutSecrets(error: unknown): unknown {
    if (!SiteError.is(error) || error.details.siteMessage === undefined) {
      return error;
    }
    const details = { ...error.details, siteMessage: this.#secrets.mask(error.details.siteMessage) };
    return new SiteError(error.reason, this.#secrets.mask(error.message), details, { cause: error.cause });
  }

  #exchange(request: SiteRequest, resend: Resend, authorization: string | undefined): Promise<HttpAnswer> {
    const ready = { ...this.#ready(request, headersOf(request, authorization), MAX_BYTES), whole: true };
    const exchange: Exchange<HttpAnswer> = (transport, route) => transport.exchange(route, ready, this.#options.clock);
    const attempt = () => this.#limiter.run(() => this.#attempt(ready, request.path, exchange), ready.signal);
    return this.#retrying(attempt, ready, resend);
  }

  #openExchange(request: OpenRequest, authorization: string | undefined): Promise<PeekedAnswer> {
    const headers = { ...headersOf(request, authorization), ...downloadHeaders(request) };
    const { whole = false } = request;
    const ready = { ...this.#ready(request, headers, MAX_STREAM_BYTES), whole };
    const attempt = () =>
      new Promise<ExchangeResult<PeekedAnswer>>((resolve, reject) => {
        const whole = () => this.#limiter.run(() => this.#wholeStream(ready, request.path, resolve), ready.signal);
        this.#streams.run(whole, ready.signal).catch(reject);
      });
    return this.#retrying(attempt, ready, resendOf(request));
  }

  /** Returns the stream that `begin` opens, and keeps its place until it ends. */
  async #wholeStream(
    request: ExchangeRequest,
    path: string,
    begin: (result: ExchangeResult<PeekedAnswer>) => void,
  ): Promise<void> {
    const exchange: Exchange<HttpStream> = (transport, route) => transport.open(route, request, this.#options.clock);
    const result = await this.#attempt(request, path, exchange);
    if ('failure' in result) {
      begin(result);
      return;
    }
    const { close, over } = result.answer;
    const { host } = parseSiteUrl(this.site.url);
    const late = new SiteError('timeout', `${host} did not answer in time.`, { host, action: request.action });
    const limit = this.#options.clock.after(MOST_FOR_BEGINNING * request.timeoutMs, () => close(late));
    begin(await peek(result.answer));
    limit.dispose();
    await over;
  }

  #ready(request: SiteRequest, headers: Record<string, string>, maxBytes: number): ExchangeRequest {
    const signals = [this.#disposed.signal, ...(request.signal ? [request.signal] : [])];
    return {
      method: request.method,
      target: targetOf(request),
      headers,
      ...(request.form && { body: new URLSearchParams(pairs(request.form)).toString() }),
      action: request.action ?? request.path,
      maxBytes: request.maxBytes ?? maxBytes,
      timeoutMs: this.#options.timeoutSeconds() * 1000,
      signal: AbortSignal.any(signals),
    };
  }

  #retrying<A extends HttpAnswer>(
    attempt: () => Promise<ExchangeResult<A>>,
    { action, timeoutMs, signal }: ExchangeRequest,
    resend: Resend,
  ): Promise<A> {
    const { host } = parseSiteUrl(this.site.url);
    const timeoutSeconds = timeoutMs / 1000;
    return sendWithRetries(attempt, { resend, host, action, timeoutSeconds, clock: this.#options.clock, signal });
  }

  async #attempt<A extends { readonly status: number }>(
    request: ExchangeRequest,
    path: string,
    exchange: Exchange<A>,
  ): Promise<ExchangeResult<A>> {
    if (request.signal.aborted) {
      throw cancelled();
    }
    const { clock, proxy } = this.#options;
    const { url, host } = parseSiteUrl(this.site.url);
    const settings = proxy();
    const route = {
      origin: url,
      host,
      proxy: proxyFor(new URL(url), settings, process.env),
      proxyAuthorization: settings.authorization,
      caFile: this.site.caFile,
    };
    this.#transport ??= import('./http/transport.ts').then(({ newTransport }) => newTransport());
    const transport = await this.#transport;
    const startedAt = clock.now();
    const result = await exchange(transport, route);
    const outcome = 'answer' in result ? result.answer.status : result.failure.reason;
    this.#log.debug(`${request.method} ${path.replace(/\?.*$/s, '')} ${outcome} ${clock.now() - startedAt} ms`);
    return result;
  }
}

type Exchange<A> = (transport: Transport, route: Route) => Promise<ExchangeResult<A>>;

/**
 * True if the token may be invalid. For a change only a certain login page counts, because a change that was carried
 * out must not be repeated.
 */
function mayBeInvalidToken(answer: HttpAnswer, { readOnly }: SiteRequest): boolean {
  return isLoginPage(answer) || (readOnly && isUnexpectedPage(answer));
}

function resendOf({ readOnly }: SiteRequest): Resend {
  return readOnly ? 'always' : 'never';
}

function targetOf({ path, query = [] }: SiteRequest): string {
  return query.length === 0 ? path : `${path}?${new URLSearchParams(pairs(query)).toString()}`;
}

/** The Accept header of each API: the Configuration API requires it, and others may answer differently by it. */
const ACCEPT: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/(command|reporting)\b/, 'text/xml, application/xml;q=0.9, */*;q=0.5'],
  [/^\/api\/config\/|^\/oauth2\/|^\/get_mech_list\b/, 'application/json'],
];

function headersOf({ path, accept, form }: SiteRequest, authorization: string | undefined): Record<string, string> {
  return {
    accept: accept ?? ACCEPT.find(([api]) => api.test(path))?.[1] ?? '*/*',
    'accept-encoding': 'gzip',
    ...(form && { 'content-type': FORM }),
    ...(authorization !== undefined && { authorization }),
  };
}

function downloadHeaders({ download }: OpenRequest): Record<string, string> {
  const { from = 0, version } = download ?? {};
  return {
    ...(download && { 'accept-encoding': 'identity' }),
    // Without If-Range, two versions of a file could be joined.
    ...(from > 0 && version !== undefined && { range: `bytes=${from}-`, 'if-range': version }),
  };
}

/** Returns the text of `<error>`, also if the XML is cut. */
async function xmlErrorText(xml: string): Promise<string> {
  const { parseXml } = await import('./xml/xml.ts');
  try {
    return parseXml(xml).text.trim();
  } catch {
    return xml.replace(/<[^>]*>?/g, '').trim();
  }
}

function pairs(list: readonly (readonly [string, string])[]): [string, string][] {
  return list.map(([name, value]) => [name, value]);
}

function orCancelled<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(cancelled());
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
