import { BlockList, isIP } from 'node:net';
import { SiteError } from './errors.ts';
import { isLoopback } from './siteUrl.ts';

/** VS Code's proxy settings (`http.*`). */
export interface ProxySettings {
  /** `http.proxy`: the proxy's address. */
  readonly proxy?: string;
  /** `http.noProxy`: hosts that are connected to directly. */
  readonly noProxy: readonly string[];
  /** `http.proxySupport`; `off` disables proxies. */
  readonly support: 'off' | 'on' | 'override' | 'fallback';
  /** `http.proxyAuthorization`: the whole value of the Proxy-Authorization header. */
  readonly authorization?: string;
}

/**
 * Returns the proxy for `url`, or undefined: from the setting, else from the environment's HTTPS_PROXY, HTTP_PROXY or
 * ALL_PROXY in either case. Loopback addresses never use a proxy.
 * @throws SiteError `proxy` if the proxy's address is invalid.
 */
export function proxyFor(url: URL, settings: ProxySettings, environment: NodeJS.ProcessEnv): URL | undefined {
  if (settings.support === 'off' || isLoopback(url.hostname)) {
    return undefined;
  }
  const text = nonEmpty(settings.proxy) ?? fromEnvironment(environment);
  const exceptions = [...settings.noProxy, ...(variable(environment, 'NO_PROXY') ?? '').split(/[\s,]+/)];
  if (text === undefined || exceptions.some((entry) => isException(url, entry.trim().toLowerCase()))) {
    return undefined;
  }
  return proxyUrl(text);
}

function fromEnvironment(environment: NodeJS.ProcessEnv): string | undefined {
  return (
    variable(environment, 'HTTPS_PROXY') ?? variable(environment, 'HTTP_PROXY') ?? variable(environment, 'ALL_PROXY')
  );
}

function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return nonEmpty(environment[name]) ?? nonEmpty(environment[name.toLowerCase()]);
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function proxyUrl(text: string): URL {
  const withScheme = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    // Without the address, which may contain a password.
    throw new SiteError(
      'proxy',
      'The proxy’s address cannot be used. Check the setting http.proxy and the variable HTTPS_PROXY: it has the form http://host:port.',
    );
  }
  return url;
}

function isException(url: URL, entry: string): boolean {
  if (entry === '' || entry === '*') {
    return entry === '*';
  }
  const host = url.hostname.replace(/[[\]]/g, '');
  if (isIP(host) !== 0 && entry.includes('/')) {
    return isInSubnet(host, entry);
  }
  const { name, port } = splitPort(entry);
  // Only https requests use a proxy, so 443 is the default port.
  if (port !== undefined && port !== (url.port || '443')) {
    return false;
  }
  const suffix = name.replace(/^\*?\./, '');
  return host === suffix || (isIP(host) === 0 && host.endsWith(`.${suffix}`));
}

/** Splits `host:port` or `[ipv6]:port`, with the port optional; a bare IPv6 address has no port. */
function splitPort(entry: string): { name: string; port: string | undefined } {
  if (isIP(entry) !== 0) {
    return { name: entry, port: undefined };
  }
  const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  return { name: name.replace(/[[\]]/g, ''), port };
}

function isInSubnet(address: string, subnet: string): boolean {
  const [network = '', prefix = ''] = subnet.split('/');
  const family = isIP(network);
  const bits = /^\d+$/.test(prefix) ? Number(prefix) : Infinity;
  if (family === 0 || bits > (family === 4 ? 32 : 128)) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(network, bits, family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
