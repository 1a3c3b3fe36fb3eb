import { isIP } from 'node:net';
import { connect } from 'node:tls';

const TIME_LIMIT_MS = 5000;
const MAX_LENGTH = 200;

/**
 * Returns the issuer of the certificate of `origin`, as `CN, O`; undefined if it cannot be determined within 5 s.
 * This is the only place where a certificate is not verified, and it is safe: nothing is sent, nothing is read but the
 * certificate that was just refused, and the connection is closed at once. The name only informs the person which
 * authority they would have to trust; it decides nothing.
 */
export function certificateIssuer(origin: string): Promise<string | undefined> {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
    });
    const finish = (issuer?: string) => {
      socket.destroy();
      resolve(issuer);
    };
    socket.setTimeout(TIME_LIMIT_MS, () => finish());
    socket.once('secureConnect', () => finish(nameOf(socket.getPeerCertificate().issuer)));
    socket.once('error', () => finish());
    socket.once('close', () => finish());
  });
}

/** Returns the parts of an issuer's name that people recognize. The issuer may be missing, contrary to Node's types. */
function nameOf(issuer: Partial<Record<'CN' | 'O', string | string[]>> | undefined): string | undefined {
  const words = [issuer?.CN, issuer?.O].flat().filter((word) => word !== undefined && word !== '');
  const text = words.join(', ').replace(/\p{Cc}/gu, ' ');
  return text === '' ? undefined : text.slice(0, MAX_LENGTH);
}
