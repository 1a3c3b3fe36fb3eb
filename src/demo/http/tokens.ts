import { randomBytes } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { ApiAccount } from './accounts.ts';

/** Seconds that a token is valid (guide: Create a Token). */
export const TOKEN_SECONDS = 3600;
/** How many valid tokens an account can have (guide: Create a Token). */
const MAX_TOKENS = 30;

interface Grant {
  readonly account: ApiAccount;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** The access tokens that are valid now. */
export class Tokens {
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #grants = new Map<string, Grant>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new token of `account`; where the account has 30 already, its oldest one dies. */
  issue(account: ApiAccount): string {
    this.#forgetExpired();
    const own = [...this.#grants].filter(([, grant]) => grant.account === account).map(([token]) => token);
    for (const token of own.slice(0, Math.max(0, own.length - MAX_TOKENS + 1))) {
      this.#grants.delete(token);
    }
    const token = randomBytes(24).toString('base64url');
    this.#grants.set(token, { account, expires: this.#clock.now() + TOKEN_SECONDS * 1000 });
    return token;
  }

  /** Whose valid token this is. */
  accountOf(token: string): ApiAccount | undefined {
    this.#forgetExpired();
    return this.#grants.get(token)?.account;
  }

  /** Invalidates all tokens, as new client secrets do. */
  revokeAll(): void {
    this.#grants.clear();
  }

  #forgetExpired(): void {
    for (const [token, { expires }] of this.#grants) {
      if (expires <= this.#clock.now()) {
        this.#grants.delete(token);
      }
    }
  }
}
