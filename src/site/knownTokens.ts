import type { Credentials } from './site.ts';

/** A token with its expiry. */
export interface Token {
  readonly value: string;
  /** Milliseconds since the epoch from which on it must not be used. */
  readonly useUntil: number;
}

interface Entry {
  readonly token: Promise<Token>;
  value: Token | undefined;
}

/**
 * The tokens shared by all clients of a process: a site keeps 30 an account, and each further one invalidates the
 * oldest. Failed requests are not kept, so that a refusal affects no other client; the account's secret is part of the
 * key.
 */
export class KnownTokens {
  readonly #entries = new Map<string, Entry>();

  /**
   * Returns the token of the account at the site of this origin, possibly still being fetched; undefined if there is
   * none.
   */
  get(origin: string, credentials: Credentials, now: number): Promise<Token> | undefined {
    const entry = this.#entries.get(keyOf(origin, credentials));
    return entry?.value !== undefined && now >= entry.value.useUntil ? undefined : entry?.token;
  }

  /** Stores a token that is being fetched, and removes it if that fails. */
  keep(origin: string, credentials: Credentials, token: Promise<Token>): void {
    const key = keyOf(origin, credentials);
    const entry: Entry = { token, value: undefined };
    this.#entries.set(key, entry);
    token.then(
      (value) => {
        entry.value = value;
      },
      () => this.#forget(entry),
    );
  }

  /** Removes a token that a site denied. */
  drop(value: string): void {
    for (const entry of this.#entries.values()) {
      if (entry.value?.value === value) {
        this.#forget(entry);
      }
    }
  }

  #forget(entry: Entry): void {
    for (const [key, known] of this.#entries) {
      if (known === entry) {
        this.#entries.delete(key);
      }
    }
  }
}

function keyOf(origin: string, { clientId, clientSecret }: Credentials): string {
  return JSON.stringify([origin, clientId, clientSecret]);
}
