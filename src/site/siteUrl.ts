import { isIPv6 } from 'node:net';
import { SiteError } from './errors.ts';

/** The address of a site. */
export interface SiteAddress {
  /** The origin, without a trailing slash: `https://support.example.com`. */
  readonly url: string;
  /** The host, with its port unless that is the default; IPv6 in brackets. */
  readonly host: string;
  /** True if the site is this machine: the only case in which plain `http` is allowed. */
  readonly loopback: boolean;
}

const SCHEMES: Readonly<Record<string, 'https' | 'http'>> = { https: 'https', wss: 'https', http: 'http', ws: 'http' };

/**
 * Parses a site's address from what people paste: a bare host, `host:port`, the address of its login page, with
 * surrounding spaces. Path, query and fragment are dropped.
 * @throws SiteError `invalid-parameter` if it is no valid address.
 */
export function parseSiteUrl(text: string): SiteAddress {
  const trimmed = text.trim();
  if (trimmed === '') {
    throw invalid('Enter the address of the support site, for example support.example.com.');
  }
  const [, word = 'https', rest = trimmed] = /^([a-z][a-z0-9+.-]*):[\\/]+(.*)$/is.exec(trimmed) ?? [];
  const scheme = SCHEMES[word.toLowerCase()];
  if (scheme === undefined) {
    throw invalid('The address of a support site starts with https://.');
  }
  const url = asUrl(`${scheme}://${isIPv6(rest) ? `[${rest}]` : rest}`);
  if (url.username !== '' || url.password !== '') {
    throw invalid('Leave the user name and password out of the address. The client ID and secret are asked for apart.');
  }
  if (url.hostname.replace(/\.$/, '').split('.').includes('')) {
    throw notAnAddress();
  }
  const loopback = isLoopback(url.hostname);
  if (scheme === 'http' && !loopback) {
    throw invalid('The address must start with https://, because a secret is sent to it.');
  }
  return { url: url.origin, host: url.host, loopback };
}

/**
 * True if `hostname`, as URL writes it (lower case, IPv6 in brackets), is this machine: localhost, 127.0.0.0/8, ::1.
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function asUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw notAnAddress();
  }
}

function notAnAddress(): SiteError {
  return invalid('This is not the address of a site. Enter a host name, for example support.example.com.');
}

/** The message omits the text, since people paste addresses with passwords. */
function invalid(message: string): SiteError {
  return new SiteError('invalid-parameter', message, { parameter: 'url' });
}
