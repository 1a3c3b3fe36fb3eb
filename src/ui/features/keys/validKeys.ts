import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { SessionKey } from '../../../command-api/answers/sessionKey.ts';
import { sessionKeyExpiry, type Receipt } from '../../../command-api/sessionKeyExpiry.ts';

/** A session key, with what the person asked for it. */
export interface KeptKey {
  /** Unique in all windows. */
  readonly id: string;
  readonly key: SessionKey;
  /** The queue's name in words. */
  readonly queueName: string;
  /** When it came, in milliseconds since the epoch by this machine's clock. */
  readonly madeAt: number;
  /** When it expires, in milliseconds since the epoch by this machine's clock; undefined where that is not known. */
  readonly expiresAt: number | undefined;
}

/** Node's timers take no more than this many milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The keys that all windows share. */
export interface SharedKeys {
  add(kept: KeptKey): void;
  remove(id: string): void;
}

/** The keys generated in any window that are still valid, newest first. */
export class ValidKeys implements Disposable {
  readonly #clock: Clock;
  readonly #shared: SharedKeys;
  readonly #kept = new Map<string, KeptKey>();
  readonly #changed = new Emitter<void>();
  #timer: Disposable | undefined;

  /** Fired after a key was added, was forgotten or expired. */
  readonly onDidChange = this.#changed.event;

  /** @param shared is told what changes in this window. */
  constructor(clock: Clock, shared: SharedKeys) {
    this.#clock = clock;
    this.#shared = shared;
  }

  /** Newest first. */
  get keys(): readonly KeptKey[] {
    return [...this.#kept.values()].reverse();
  }

  get(id: string): KeptKey | undefined {
    return this.#kept.get(id);
  }

  /** Keeps a key that has just come until it expires: `expiry` tells when, by the time of its receipt. */
  add(key: SessionKey, queueName: string, expiry: Omit<Receipt, 'receivedAt'>): KeptKey {
    const madeAt = this.#clock.now();
    const expiresAt = sessionKeyExpiry(key, { receivedAt: madeAt, ...expiry });
    const kept = { id: randomUUID(), key, queueName, madeAt, expiresAt };
    this.#kept.set(kept.id, kept);
    this.#shared.add(kept);
    this.#removeExpired();
    return kept;
  }

  forget(id: string): void {
    if (this.#kept.delete(id)) {
      this.#shared.remove(id);
      this.#removeExpired();
    }
  }

  /** Takes over what all windows have; a key of which it is not known when it expires is in its own window only. */
  replace(keys: readonly KeptKey[]): void {
    const own = [...this.#kept.values()].filter(({ expiresAt }) => expiresAt === undefined);
    this.#kept.clear();
    for (const kept of [...keys, ...own]) {
      this.#kept.set(kept.id, kept);
    }
    this.#removeExpired();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#kept.clear();
    this.#changed.dispose();
  }

  /** Removes what has expired, waits for the next to do so, and tells that the list changed. */
  readonly #removeExpired = (): void => {
    this.#timer?.dispose();
    this.#timer = undefined;
    const now = this.#clock.now();
    let next = Infinity;
    for (const { id, expiresAt = Infinity } of this.#kept.values()) {
      if (expiresAt <= now) {
        this.#kept.delete(id);
        this.#shared.remove(id);
      } else {
        next = Math.min(next, expiresAt);
      }
    }
    if (next !== Infinity) {
      this.#timer = this.#clock.after(Math.min(next - now, LONGEST_TIMER), this.#removeExpired);
    }
    this.#changed.fire();
  };
}
