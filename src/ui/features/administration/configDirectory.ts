import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import { mayUse } from '../../../command-api/permissions.ts';
import type { ConfigDocuments, TextStore } from '../../../config-api/configDocument.ts';
import type { Operation } from '../../../config-api/operations.ts';
import { SiteError } from '../../../site/errors.ts';
import { replaceFile } from '../../../site/files/newFile.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import type { ReadConfigApi } from './configLibrary.ts';

/** The active site's OpenAPI document, read when it is first needed, and stored for each version of the site. */
export class ConfigDirectory implements Disposable {
  readonly active: ActiveSite;
  readonly #store: TextStore;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<void>());
  #documents: ConfigDocuments | undefined;
  #api: ReadConfigApi | undefined;
  #problem: Error | undefined;
  #reading: object | undefined;

  /** Fired after the operations or `problem` changed. */
  readonly onDidChange = this.#changed.event;

  /** @param folder the folder that keeps the documents between sessions. */
  constructor(active: ActiveSite, folder: string) {
    this.active = active;
    this.#store = folderStore(folder);
    this.#resources.add(active.onDidReplaceModel(() => this.#forget()));
  }

  /** The operations by their resource; empty before the document is read. */
  get byResource(): ReadonlyMap<string, readonly Operation[]> {
    return this.#api?.byResource ?? new Map();
  }

  /** Returns the operation with this `id` (see operationId). */
  operation(id = ''): Operation | undefined {
    return this.#api?.byId.get(id);
  }

  /** The reason why there are no operations; undefined if there is none. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Reads the document in the background, unless that was tried before. */
  load(): void {
    const { status } = this.active;
    if (!this.#api && !this.#problem && !this.#reading && (status === 'live' || status === 'polling')) {
      this.read().catch(() => undefined);
    }
  }

  /**
   * Reads the document, from the site if it is not stored for this version yet, or if `anew`.
   * @throws SiteError `not-permitted` if the account may not, else as `ConfigDocuments.get`.
   */
  async read(anew = false): Promise<ReadConfigApi> {
    const reading = {};
    this.#reading = reading;
    try {
      const api = await this.#read(this.access(), anew);
      this.#settle(reading, api, undefined);
      return api;
    } catch (error) {
      this.#settle(reading, undefined, error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  /** Returns the access to the site if the account may use the Configuration API. @throws SiteError */
  access(): SiteAccess {
    const access = this.active.access();
    const may = mayUse('perm_configuration', 'Configuration API', access.account);
    if (!may.available) {
      throw new SiteError('not-permitted', may.reason);
    }
    return access;
  }

  async #read({ client, account }: SiteAccess, anew: boolean): Promise<ReadConfigApi> {
    const { newConfigDocuments, readConfigApi } = await import('./configLibrary.ts');
    this.#documents ??= newConfigDocuments(this.#store);
    return readConfigApi(this.#documents, client, account?.apiVersion || undefined, anew);
  }

  #settle(reading: object, api: ReadConfigApi | undefined, problem: Error | undefined): void {
    if (this.#reading === reading) {
      this.#reading = undefined;
      this.#api = api ?? this.#api;
      this.#problem = problem;
      this.#changed.fire();
    }
  }

  #forget(): void {
    this.#reading = undefined;
    this.#api = undefined;
    this.#problem = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

function folderStore(folder: string): TextStore {
  return {
    read: (name) => readFile(join(folder, name), 'utf8').catch(() => undefined),
    write: async (name, text) => {
      await mkdir(folder, { recursive: true });
      await replaceFile(join(folder, name), text);
    },
  };
}
