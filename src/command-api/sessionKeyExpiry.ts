import type { SessionKey } from './answers/sessionKey.ts';

/** What helps to tell when a key expires. */
export interface Receipt {
  /** When the answer came, in milliseconds since the epoch by this machine's clock. */
  readonly receivedAt: number;
  /** The site's clock minus ours, in seconds, as far as known. */
  readonly skewSeconds: number | undefined;
  /** The time to live that was asked for, in seconds. */
  readonly askedTtl: number | undefined;
}

/**
 * When a new session key expires, in milliseconds since the epoch by this machine's clock: how long it is valid counts
 * from its receipt, whatever the clocks say (guide: generate_session_key, `ttl`). Where the site tells only the time,
 * that is taken by the site's clock. Undefined where no telling makes sense: a new key has not expired.
 */
export function sessionKeyExpiry(key: Pick<SessionKey, 'ttl' | 'expires'>, receipt: Receipt): number | undefined {
  const { receivedAt, skewSeconds, askedTtl } = receipt;
  const told = ((key.expires ?? 0) - (skewSeconds ?? 0)) * 1000;
  const candidates = [receivedAt + (key.ttl ?? 0) * 1000, told, receivedAt + (askedTtl ?? 0) * 1000];
  return candidates.find((time) => time > receivedAt);
}
