import { systemClock } from '../../base/clock.ts';
import { SiteError, type SiteErrorDetails, type SiteErrorReason } from '../../site/errors.ts';
import { retryAfterSeconds } from '../../site/http/retry.ts';

const REASONS_BY_CODE: Readonly<Record<string, SiteErrorReason>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'cut',
  ECONNABORTED: 'cut',
  EPIPE: 'cut',
  HPE_INVALID_CONSTANT: 'bad-answer',
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 'too-large',
};

const CERTIFICATE_CODE = /CERT|CRL|ISSUER|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED/;

const REASONS_BY_STATUS: Readonly<Record<number, SiteErrorReason>> = {
  401: 'access-denied',
  403: 'access-denied',
  404: 'api-disabled',
  407: 'proxy',
  429: 'rate-limited',
};

/** What the sentences have in common: the host, and what is known beside it. */
type Known = SiteErrorDetails & { readonly host: string };

const SENTENCES: Partial<Record<SiteErrorReason, (known: Known) => string>> = {
  'host-not-found': ({ host }) => `No host named ${host} was found.`,
  timeout: ({ host }) => `${host} did not answer in time.`,
  cut: ({ host }) => `The connection to ${host} broke.`,
  'too-large': ({ host }) => `${host} sent a message larger than is taken.`,
  certificate: ({ host, code }) =>
    `The certificate of ${host} is not trusted (${code ?? 'TLS'}). ` +
    'If it comes from your own authority, name its PEM file as caFile of the site.',
  'access-denied': ({ host, status }) => `${host} denied access to the real-time state API (HTTP ${status ?? 401}).`,
  'api-disabled': ({ host }) => `${host} offers no real-time state API (HTTP 404).`,
  proxy: () => 'The proxy wants a login before it lets this connection through (HTTP 407).',
  'rate-limited': ({ host }) => `${host} takes no more requests for now (HTTP 429).`,
  html: ({ host, status }) =>
    `${host} answered with a web page instead of the real-time state API (HTTP ${status ?? 200}).`,
  server: ({ host, status }) => `${host} failed to open the real-time state API (HTTP ${status ?? 500}).`,
  'bad-answer': ({ host, status }) =>
    `${host} did not open the real-time state API` + (status === undefined ? '.' : ` (HTTP ${status}).`),
};

function siteError(reason: SiteErrorReason, known: Known, cause?: unknown): SiteError {
  const sentence = SENTENCES[reason] ?? (({ host }) => `${host} cannot be reached.`);
  return new SiteError(reason, sentence(known), known, cause === undefined ? undefined : { cause });
}

/** The SiteError for what Node's network or TLS layer, or the WebSocket protocol, reported. */
export function networkError(host: string, error: Error): SiteError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) {
    return siteError('bad-answer', { host }, error);
  }
  if (CERTIFICATE_CODE.test(code)) {
    return siteError('certificate', { host, code }, error);
  }
  const otherwise = code.startsWith('WS_ERR_') ? 'bad-answer' : 'unreachable';
  return siteError(REASONS_BY_CODE[code] ?? otherwise, { host }, error);
}

/** The SiteError `timeout`: the handshake took too long. */
export const handshakeTimeout = (host: string): SiteError => siteError('timeout', { host });

/** The SiteError `cut`: the connection ended before its time. */
export const connectionCut = (host: string): SiteError => siteError('cut', { host });

/** An HTTP answer where a WebSocket upgrade was asked for. */
export interface RefusedUpgrade {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly retryAfter: string | undefined;
  /** The beginning of the body. */
  readonly body: string;
}

/** The SiteError for a refused upgrade. The path, not the token, was refused: nothing secret has been sent yet. */
export function upgradeError(host: string, answer: RefusedUpgrade): SiteError {
  const { status, retryAfter } = answer;
  const title = pageTitle(answer.body);
  const seconds = retryAfterSeconds(retryAfter, systemClock.now());
  return siteError(reasonOf(answer), {
    host,
    action: '/nw',
    status,
    ...(title && { siteMessage: title }),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  });
}

/** Whether the site may have disliked the spelling of the subprotocol, so that the other one is worth a try. */
export function mayMeanSubprotocol({ status }: RefusedUpgrade): boolean {
  return status >= 400 && status < 500 && ![401, 403, 407, 429].includes(status);
}

function reasonOf({ status, contentType, body }: RefusedUpgrade): SiteErrorReason {
  const known = REASONS_BY_STATUS[status];
  if (known) {
    return known;
  }
  if (status >= 500) {
    return 'server';
  }
  return /html/i.test(contentType ?? '') || /^\s*<(!doctype )?html/i.test(body) || status < 400 ? 'html' : 'bad-answer';
}

function pageTitle(body: string): string | undefined {
  const start = body.search(/<title>/i);
  const end = start < 0 ? -1 : body.indexOf('<', start + 7);
  return end < 0
    ? undefined
    : body
        .slice(start + 7, Math.min(end, start + 207))
        .replace(/\s+/g, ' ')
        .trim();
}
