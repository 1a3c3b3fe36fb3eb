import type { Clock } from '../base/clock.ts';
import { checkAnswer, jsonError, jsonObject } from './answers.ts';
import { SiteError } from './errors.ts';
import type { HttpAnswer } from './http/exchange.ts';
import { KnownTokens, type Token } from './knownTokens.ts';
import type { Credentials } from './site.ts';

/** Error codes that mean that the credentials are wrong. */
const REFUSALS: readonly string[] = [
  'invalid_client',
  'invalid_credentials',
  'unauthorized_client',
  'invalid_grant',
  'access_denied',
];
const DEFAULT_LIFE_S = 3600;
const MARGIN_S = 60;

/** Options of `Tokens`. */
export interface TokensOptions {
  /** The site's host, for messages. */
  readonly host: string;
  /** The site's origin. */
  readonly origin: string;
  readonly credentials: () => Promise<Credentials | undefined>;
  /** POSTs to `/oauth2/token` and returns the answer, whatever its status. */
  readonly request: (credentials: Credentials) => Promise<HttpAnswer>;
  /** Called with each new token, to mask it in logs. */
  readonly onToken: (token: string) => void;
  readonly clock: Clock;
  /** Tokens shared with other clients; private if left out. */
  readonly known?: KnownTokens | undefined;
}

interface Attempt {
  readonly credentials: Credentials;
  readonly token: Promise<Token>;
}

/**
 * The token of an API account (guide: Create a Token). A site keeps 30 tokens an account, so one is fetched for all
 * callers and kept until shortly before it expires. Refused credentials are remembered and never sent again, because
 * accounts lock after failed tries.
 */
export class Tokens {
  readonly #options: TokensOptions;
  readonly #known: KnownTokens;
  #current: Attempt | undefined;
  #value: Token | undefined;
  #refused: { readonly credentials: Credentials; readonly error: SiteError } | undefined;

  constructor(options: TokensOptions) {
    this.#options = options;
    this.#known = options.known ?? new KnownTokens();
  }

  /**
   * Returns a valid token.
   * @throws SiteError `credentials-missing`, `credentials-refused`, or the failure of the request.
   */
  async get(): Promise<string> {
    const { credentials: read, host, clock } = this.#options;
    const credentials = await read();
    if (credentials === undefined) {
      throw new SiteError('credentials-missing', `Sign in to ${host} first.`, { host });
    }
    if (this.#refused && same(this.#refused.credentials, credentials)) {
      throw this.#refused.error;
    }
    const expired = this.#value !== undefined && clock.now() >= this.#value.useUntil;
    const current = expired ? undefined : this.#current;
    const attempt = current && same(current.credentials, credentials) ? current : this.#begin(credentials);
    return (await attempt.token).value;
  }

  /** Drops `token` unless it was replaced already. */
  invalidate(token: string): void {
    this.#known.drop(token);
    if (this.#value?.value === token) {
      this.#current = undefined;
      this.#value = undefined;
    }
  }

  #begin(credentials: Credentials): Attempt {
    const attempt: Attempt = { credentials, token: this.#shared(credentials) };
    this.#current = attempt;
    this.#value = undefined;
    attempt.token.then(
      (token) => {
        this.#value = this.#current === attempt ? token : this.#value;
      },
      () => {
        this.#current = this.#current === attempt ? undefined : this.#current;
      },
    );
    return attempt;
  }

  /** Returns the token that another client of the account has, or fetches one for all of them. */
  #shared(credentials: Credentials): Promise<Token> {
    const { origin, clock } = this.#options;
    const fetchForAll = (): Promise<Token> => {
      const token = this.#fetch(credentials);
      this.#known.keep(origin, credentials, token);
      return token;
    };
    const others = this.#known.get(origin, credentials, clock.now());
    if (others === undefined) {
      return fetchForAll();
    }
    return others.catch((error: unknown) => {
      if (SiteError.is(error, 'credentials-refused')) {
        this.#refused = { credentials, error };
        throw error;
      }
      // The other client may have failed for a reason of its own, such as its disposal.
      return fetchForAll();
    });
  }

  async #fetch(credentials: Credentials): Promise<Token> {
    const { host, request, onToken, clock } = this.#options;
    const asked = clock.now();
    const answer = await request(credentials);
    if (isRefusal(answer)) {
      const siteMessage = jsonError(answer)?.message;
      const details = { host, status: answer.status, ...(siteMessage && { siteMessage }) };
      const refusal = new SiteError('credentials-refused', `${host} refused the client ID or secret.`, details);
      this.#refused = { credentials, error: refusal };
      throw refusal;
    }
    checkAnswer(answer, host, '/oauth2/token');
    const fields = jsonObject(answer.text);
    const value = fields?.['access_token'];
    if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
      throw noToken(host, answer.status, jsonError(answer)?.message);
    }
    onToken(value);
    const life = lifeSeconds(fields?.['expires_in']);
    return { value, useUntil: asked + (life - Math.min(MARGIN_S, life * 0.1)) * 1000 };
  }
}

function same(one: Credentials, other: Credentials): boolean {
  return one.clientId === other.clientId && one.clientSecret === other.clientSecret;
}

/** True for one of the known codes, for 401, and for any JSON with 400, unless the site blames itself. */
function isRefusal(answer: HttpAnswer): boolean {
  const code = jsonError(answer)?.error ?? '';
  const denied = answer.status === 401 || (answer.status === 400 && jsonObject(answer.text) !== undefined);
  return REFUSALS.includes(code) || (denied && code !== 'server_error');
}

function lifeSeconds(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  return typeof seconds === 'number' && seconds > 0 ? seconds : DEFAULT_LIFE_S;
}

function noToken(host: string, status: number, siteMessage: string | undefined): SiteError {
  const details = { host, status, action: '/oauth2/token', ...(siteMessage && { siteMessage }) };
  return siteMessage
    ? new SiteError('site-error', `${host} gave no token: ${siteMessage}`, details)
    : new SiteError('bad-answer', `${host} gave no token. Check that the address is the support site’s.`, details);
}
