import type { SessionKey } from './answers/sessionKey.ts';

/** The circumstances of receiving a key, for calculating its expiry. */
export interface Receipt {
  /** The time of the answer, in milliseconds since the epoch by this machine's clock. */
  readonly receivedAt: number;
  /** The site's clock minus this machine's, in seconds, if known. */
  readonly skewSeconds: number | undefined;
  /** The requested time to live, in seconds. */
  readonly askedTtl: number | undefined;
}

/**
 * Returns when a new session key expires, in milliseconds since the epoch by this machine's clock. Its time to live
 * counts from its receipt, independent of clocks (guide: generate_session_key, `ttl`). If the site sends only the time
 * of expiry, it is converted from the site's clock. Undefined if no value makes sense: a new key has not expired.
 */
export function sessionKeyExpiry(key: Pick<SessionKey, 'ttl' | 'expires'>, receipt: Receipt): number | undefined {
  const { receivedAt, skewSeconds, askedTtl } = receipt;
  const byExpiry = ((key.expires ?? 0) - (skewSeconds ?? 0)) * 1000;
  const candidates = [receivedAt + (key.ttl ?? 0) * 1000, byExpiry, receivedAt + (askedTtl ?? 0) * 1000];
  return candidates.find((time) => time > receivedAt);
}
