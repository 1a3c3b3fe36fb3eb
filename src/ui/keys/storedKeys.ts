import * as v from 'valibot';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import type { KeptKey } from './keyShelf.ts';

/** As much of VS Code's SecretStorage as is needed. */
export interface Secrets {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
  onDidChange(listener: (event: { readonly key: string }) => void): Disposable;
}

const NAME = 'repWorkflows.sessionKeys';
/** The keys with all that came with them; who may read them may start sessions, so they are stored as secrets. */
const StoredList = v.array(
  v.object({
    id: v.string(),
    queueName: v.string(),
    expiresAt: v.number(),
    key: v.custom<KeptKey['key']>((key) => typeof key === 'object' && key !== null && 'shortKey' in key),
  }),
);

/** The session keys of all windows, in VS Code's secret storage. */
export class StoredKeys implements Disposable {
  readonly #secrets: Secrets;
  readonly #log: Log;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<readonly KeptKey[]>());
  #editing: Promise<unknown> = Promise.resolve();

  /** Fired with all keys after a window has changed them. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: Secrets, log: Log) {
    this.#secrets = secrets;
    this.#log = log;
    this.#resources.add(secrets.onDidChange(({ key }) => key === NAME && void this.load()));
  }

  /** Reads the keys and tells them. */
  async load(): Promise<void> {
    const keys = await this.#read();
    if (!this.#resources.isDisposed) {
      this.#changed.fire(keys);
    }
  }

  /** Changes the list, one change after the other. */
  edit(change: (keys: readonly KeptKey[]) => readonly KeptKey[]): Promise<unknown> {
    this.#editing = this.#editing.then(async () => {
      const keys = change(await this.#read()).filter(({ expiresAt }) => expiresAt !== undefined);
      await (keys.length > 0 ? this.#secrets.store(NAME, JSON.stringify(keys)) : this.#secrets.delete(NAME));
    });
    this.#editing = this.#editing.catch((error: unknown) => {
      this.#log.warn(`The session keys are in this window only: ${String(error)}`);
    });
    return this.#editing;
  }

  async #read(): Promise<readonly KeptKey[]> {
    try {
      const text = await this.#secrets.get(NAME);
      return text === undefined ? [] : v.parse(StoredList, JSON.parse(text));
    } catch (error) {
      this.#log.warn(`The session keys of other windows cannot be read: ${String(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}
