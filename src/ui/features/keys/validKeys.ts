import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { SessionKey } from '../../../command-api/answers/sessionKey.ts';
import { sessionKeyExpiry, type Receipt } from '../../../command-api/sessionKeyExpiry.ts';

/** A session key with its queue's name and its expiry. */
export interface ValidKey {
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
  add(validKey: ValidKey): void;
  remove(id: string): void;
}

/** The keys generated in any window that are still valid, newest first. */
export class ValidKeys implements Disposable {
  readonly #clock: Clock;
  readonly #shared: SharedKeys;
  readonly #keys = new Map<string, ValidKey>();
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
  get keys(): readonly ValidKey[] {
    return [...this.#keys.values()].reverse();
  }

  get(id: string): ValidKey | undefined {
    return this.#keys.get(id);
  }

  /** Adds a new key until it expires; `expiry` gives its lifetime from its receipt. */
  add(key: SessionKey, queueName: string, expiry: Omit<Receipt, 'receivedAt'>): ValidKey {
    const madeAt = this.#clock.now();
    const expiresAt = sessionKeyExpiry(key, { receivedAt: madeAt, ...expiry });
    const validKey = { id: randomUUID(), key, queueName, madeAt, expiresAt };
    this.#keys.set(validKey.id, validKey);
    this.#shared.add(validKey);
    this.#removeExpired();
    return validKey;
  }

  forget(id: string): void {
    if (this.#keys.delete(id)) {
      this.#shared.remove(id);
      this.#removeExpired();
    }
  }

  /** Replaces the keys by those of all windows, but keeps those without a known expiry, which only this window has. */
  replace(keys: readonly ValidKey[]): void {
    const own = [...this.#keys.values()].filter(({ expiresAt }) => expiresAt === undefined);
    this.#keys.clear();
    for (const validKey of [...keys, ...own]) {
      this.#keys.set(validKey.id, validKey);
    }
    this.#removeExpired();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#keys.clear();
    this.#changed.dispose();
  }

  /** Removes expired keys, sets a timer for the next one, and fires `onDidChange`. */
  readonly #removeExpired = (): void => {
    this.#timer?.dispose();
    this.#timer = undefined;
    const now = this.#clock.now();
    let next = Infinity;
    for (const { id, expiresAt = Infinity } of this.#keys.values()) {
      if (expiresAt <= now) {
        this.#keys.delete(id);
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
