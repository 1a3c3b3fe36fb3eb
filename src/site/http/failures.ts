import { SiteError, type SiteErrorReason } from '../errors.ts';

/** Reasons by error code of undici, Node's sockets, its HTTP parser and zlib, for codes with a single meaning. */
const REASONS: Readonly<Record<string, SiteErrorReason>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  EAI_NODATA: 'host-not-found',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'bad-answer',
  HPE_INVALID_EOF_STATE: 'cut',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  Z_BUF_ERROR: 'cut',
  Z_DATA_ERROR: 'bad-answer',
  EPROTO: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  HOSTNAME_MISMATCH: 'certificate',
  UND_ERR_PRX_TLS: 'proxy',
  UND_ERR_PRX_CONN: 'proxy',
};

/**
 * Reasons by pattern of error code: of the HTTP parser, OpenSSL, Node's TLS and OpenSSL's verification of certificates.
 */
const FAMILIES: readonly (readonly [RegExp, SiteErrorReason])[] = [
  [/^HPE_/, 'bad-answer'],
  [/^ERR_(SSL|TLS)_|CERT|CRL|ISSUER|^UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_/, 'certificate'],
  [/^Z_|BROTLI|^ERR_(_ERROR_FORMAT|PADDING)/, 'bad-answer'],
];

/** The target of the failed request. */
export interface Subject {
  readonly host: string;
  readonly action: string;
  /** The proxy's host, if there is one. */
  readonly proxyHost?: string | undefined;
  /** True if the request may have reached the site. */
  readonly mayHaveArrived: boolean;
}

/** Converts an error of the HTTP library, a socket, TLS or a decoder to a SiteError. */
export function failureOf(error: unknown, subject: Subject): SiteError {
  if (SiteError.is(error)) {
    return error;
  }
  const code = codeOf(error);
  const reason = reasonOf(code, subject.mayHaveArrived);
  const details = { host: subject.host, action: subject.action };
  if (subject.proxyHost !== undefined && !subject.mayHaveArrived && reason !== 'certificate' && reason !== 'timeout') {
    return proxyFailure(subject.proxyHost, error, details);
  }
  const withCode = reason === 'certificate' ? { ...details, code } : details;
  return new SiteError(reason, sentence(reason, subject.host, code), withCode, { cause: error });
}

/** Creates the error for a body that exceeds its limit. */
export function tooLarge(host: string, action: string): SiteError {
  const message = `The answer of ${host} is larger than expected and was not read to the end. Ask for less at once, a shorter time for example.`;
  return new SiteError('too-large', message, { host, action });
}

function reasonOf(code: string, mayHaveArrived: boolean): SiteErrorReason {
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  const family = FAMILIES.find(([pattern]) => pattern.test(code))?.[1];
  return known ?? family ?? (mayHaveArrived ? 'cut' : 'unreachable');
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return codeOf(error.errors[0]);
  }
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function proxyFailure(proxyHost: string, error: unknown, details: Pick<Subject, 'host' | 'action'>): SiteError {
  const status = Number(/Proxy response \((\d{3})\)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);
  const said =
    status === 407
      ? 'wants a name and password. Set http.proxyAuthorization, or put them into the address in http.proxy'
      : status === 0
        ? 'cannot be reached. Check the setting http.proxy and the network connection'
        : `answered ${status} instead of connecting to ${details.host}. Ask whoever runs it to allow that host`;
  return new SiteError('proxy', `The proxy ${proxyHost} ${said}.`, status === 0 ? details : { ...details, status }, {
    cause: error,
  });
}

function sentence(reason: SiteErrorReason, host: string, code: string): string {
  switch (reason) {
    case 'host-not-found':
      return `No host named ${host} was found.`;
    case 'unreachable':
      return `${host} cannot be reached.`;
    case 'timeout':
      return `${host} did not answer in time.`;
    case 'certificate':
      return `The certificate of ${host} cannot be verified (${code}). Check the address, or name your authority’s PEM file as caFile of the site.`;
    case 'too-large':
      return `The answer of ${host} is larger than expected and was not read. Ask for less at once, a shorter time for example.`;
    case 'bad-answer':
      return `${host} sent something that is not a valid HTTP answer. Check that the address is the support site’s.`;
    default:
      return `The connection to ${host} broke before the answer was complete.`;
  }
}
