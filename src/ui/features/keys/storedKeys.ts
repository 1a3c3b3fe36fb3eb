import * as v from 'valibot';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Log } from '../../../base/log.ts';
import type { ValidKey, SharedKeys } from './validKeys.ts';

/** The used part of VS Code's SecretStorage. */
export interface Secrets {
  keys(): Thenable<readonly string[]>;
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
  onDidChange(listener: (event: { readonly key: string }) => void): Disposable;
}

const PREFIX = 'repWorkflows.sessionKey:';
/** A key with its details. Whoever reads it can start a session, so it is stored as a secret. */
const StoredKey = v.object({
  id: v.string(),
  queueName: v.string(),
  madeAt: v.number(),
  expiresAt: v.number(),
  key: v.custom<ValidKey['key']>((key) => typeof key === 'object' && key !== null && 'shortKey' in key),
});

/**
 * The session keys of all windows, in VS Code's secret storage. Each key has an entry of its own, written once, so that
 * windows that store keys at the same time do not overwrite each other's.
 */
export class StoredKeys implements SharedKeys, Disposable {
  readonly #secrets: Secrets;
  readonly #log: Log;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<readonly ValidKey[]>());
  readonly #known = new Map<string, ValidKey>();
  #reading: Promise<unknown> = Promise.resolve();

  /** Fired with all keys, oldest first, after a window has added or removed one. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: Secrets, log: Log) {
    this.#secrets = secrets;
    this.#log = log;
    this.#resources.add(secrets.onDidChange(({ key }) => key.startsWith(PREFIX) && void this.#read(() => [key])));
  }

  /** Reads the stored keys and fires `onDidChange`. */
  async load(): Promise<void> {
    await this.#read(() => this.#secrets.keys());
  }

  /** A key without a known expiry stays in its window, because nothing would remove it from the storage. */
  add(validKey: ValidKey): void {
    if (validKey.expiresAt !== undefined) {
      this.#known.set(validKey.id, validKey);
      this.#write(this.#secrets.store(PREFIX + validKey.id, JSON.stringify(validKey)));
    }
  }

  remove(id: string): void {
    if (this.#known.delete(id)) {
      this.#write(this.#secrets.delete(PREFIX + id));
    }
  }

  #write(done: Thenable<void>): void {
    const fail = (error: unknown): void => this.#log.warn(`The session keys are in this window only: ${String(error)}`);
    done.then(undefined, fail);
  }

  /** Reads in sequence, so that the last result is the current one. */
  #read(names: () => readonly string[] | Thenable<readonly string[]>): Promise<unknown> {
    this.#reading = this.#reading
      .then(async () => {
        const entries = (await names()).filter((name) => name.startsWith(PREFIX));
        await Promise.all(entries.map((name) => this.#readOne(name)));
        if (!this.#resources.isDisposed) {
          this.#changed.fire([...this.#known.values()].sort((one, other) => one.madeAt - other.madeAt));
        }
      })
      .catch((error: unknown) => this.#log.warn(`The session keys of other windows cannot be read: ${String(error)}`));
    return this.#reading;
  }

  async #readOne(name: string): Promise<void> {
    const text = await this.#secrets.get(name);
    const id = name.slice(PREFIX.length);
    if (text === undefined) {
      this.#known.delete(id);
      return;
    }
    try {
      this.#known.set(id, v.parse(StoredKey, JSON.parse(text)));
    } catch (error) {
      this.#log.warn(`A session key of another window cannot be read: ${String(error)}`);
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
