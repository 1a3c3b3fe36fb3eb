import { Random } from './random.ts';
import type { Issue, Team } from '../company/configuration.ts';
import type { DemoModel } from './demoModel.ts';

/** Where a session that is started with the key will wait. */
export type SessionKeyTarget =
  | { readonly kind: 'general'; readonly issue: Issue | undefined }
  | { readonly kind: 'team'; readonly team: Team; readonly issue: Issue | undefined }
  | { readonly kind: 'rep'; readonly userId: string };

/** What a session key is generated for (guide: generate_session_key). */
export interface SessionKeyRequest {
  readonly target: SessionKeyTarget;
  readonly priority: number;
  /** Code names. */
  readonly skills: readonly string[];
  /** Values by code name; `external_key` is one of them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly ttl: number;
  /** The host, with a port where there is one, that the key's URL points to. */
  readonly host: string;
}

/** A session key that a customer can start a session with. */
export interface SessionKey extends SessionKeyRequest {
  /** The seven characters to enter on the public site. */
  readonly shortKey: string;
  readonly url: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

/** Without the characters that are easily taken for others. */
const KEY_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** The oldest keys go when there are more, so that a script cannot fill the memory. */
const MAX_KEYS = 1000;

/** The session keys that are valid now. */
export class SessionKeys {
  readonly #model: DemoModel;
  readonly #random: Random;
  readonly #keys = new Map<string, SessionKey>();

  /** @param seed keys have a sequence of chance of their own: generating one must not change the model's course. */
  constructor(model: DemoModel, seed: number) {
    this.#model = model;
    this.#random = new Random(seed);
  }

  generate(request: SessionKeyRequest): SessionKey {
    const now = this.#model.now();
    this.#forgetOld(now);
    const shortKey = this.#random.text(7, KEY_ALPHABET);
    const url = `http://${request.host}/?ak=${this.#random.text(32)}`;
    const key = { ...request, shortKey, url, expires: now + request.ttl };
    this.#keys.set(shortKey, key);
    return key;
  }

  /** The key whose URL ends in `ak`; undefined when there is none or it has expired. */
  byAccessKey(ak: string): SessionKey | undefined {
    this.#forgetOld(this.#model.now());
    return [...this.#keys.values()].find(({ url }) => url.endsWith(`?ak=${ak}`));
  }

  /** The key with these seven characters, in upper or lower case. */
  byShortKey(shortKey: string): SessionKey | undefined {
    this.#forgetOld(this.#model.now());
    return this.#keys.get(shortKey.toUpperCase());
  }

  #forgetOld(now: number): void {
    for (const [shortKey, { expires }] of this.#keys) {
      if (expires <= now || this.#keys.size >= MAX_KEYS) {
        this.#keys.delete(shortKey);
      }
    }
  }
}
