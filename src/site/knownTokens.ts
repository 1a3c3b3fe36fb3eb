import type { Credentials } from './site.ts';

/** A token with its life. */
export interface Token {
  readonly value: string;
  /** Epoch milliseconds from which on it is no longer used. */
  readonly useUntil: number;
}

interface Entry {
  readonly token: Promise<Token>;
  value: Token | undefined;
}

/**
 * The tokens that sites gave, for all clients of a process: a site keeps 30 an account, and the oldest dies with each
 * further one. Only good tokens are kept, so that a refusal is nobody else's; an account's secret is part of the key.
 */
export class KnownTokens {
  readonly #entries = new Map<string, Entry>();

  /** The token of the account at the site of this origin, or the one that is being fetched; undefined where there is none. */
  get(origin: string, credentials: Credentials, now: number): Promise<Token> | undefined {
    const entry = this.#entries.get(keyOf(origin, credentials));
    return entry?.value !== undefined && now >= entry.value.useUntil ? undefined : entry?.token;
  }

  /** Keeps a token that is being fetched, unless that fails. */
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

  /** Forgets a token that a site denied. */
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
