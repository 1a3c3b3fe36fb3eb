import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { SessionKey } from '../../../command-api/answers/sessionKey.ts';
import { sessionKeyExpiry, type Receipt } from '../../../command-api/sessionKeyExpiry.ts';

/** A session key with its queue's name and its expiry. */
export interface KeptKey {
  /** Unique in all windows. */
  readonly id: string;
  readonly key: SessionKey;
  /** The queue's name as shown to people. */
  readonly queueName: string;
  /** The time of its receipt by this machine's clock, in milliseconds since the epoch. */
  readonly madeAt: number;
  /**
   * The time of its expiry by this machine's clock, in milliseconds since the epoch; undefined if that is not known.
   */
  readonly expiresAt: number | undefined;
}

/** The longest delay of a Node timer, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The storage of keys that all windows share. */
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

  /** Fired after a key was added, removed or expired. */
  readonly onDidChange = this.#changed.event;

  /** @param shared the storage that gets the changes of this window. */
  constructor(clock: Clock, shared: SharedKeys) {
    this.#clock = clock;
    this.#shared = shared;
  }

  /** The keys, newest first. */
  get keys(): readonly KeptKey[] {
    return [...this.#kept.values()].reverse();
  }

  get(id: string): KeptKey | undefined {
    return this.#kept.get(id);
  }

  /** Adds a new key until it expires; `expiry` gives its lifetime from its receipt. */
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

  /** Replaces the keys by those of all windows, but keeps those without a known expiry, which only this window has. */
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

  /** Removes expired keys, sets a timer for the next one, and fires `onDidChange`. */
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
