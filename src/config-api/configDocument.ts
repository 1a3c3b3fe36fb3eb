import type { SiteClient } from '../site/client.ts';
import { readConfig } from './configRequest.ts';
import type { OpenApiDocument } from './jsonObject.ts';
import { parseOpenApi } from './openApi.ts';

/** A site's OpenAPI document, with its text. */
export interface ConfigDocument {
  readonly text: string;
  readonly document: OpenApiDocument;
}

/**
 * Stores texts across windows and restarts, by names that are safe for files. Failures to read or write are ignored.
 */
export interface TextStore {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

/**
 * The OpenAPI documents of sites. Each is requested once per API version, since it does not change within one.
 * Simultaneous callers share one request; failures are not cached.
 */
export class ConfigDocuments {
  readonly #store: TextStore | undefined;
  readonly #documents = new Map<string, Promise<ConfigDocument>>();

  /** @param store keeps documents across restarts, if given. */
  constructor(store?: TextStore) {
    this.#store = store;
  }

  /**
   * Returns the document of a site.
   * @param apiVersion the site's version from get_api_info; without it the document is not stored.
   * @param refetch true to request it again.
   * @throws SiteError like `sendConfigRequest`, `bad-answer` or `too-large` for an invalid document.
   */
  get(
    client: Pick<SiteClient, 'open' | 'site'>,
    apiVersion: string | undefined,
    refetch = false,
  ): Promise<ConfigDocument> {
    const name = `${new URL(client.site.url).host}-${apiVersion ?? ''}`.replace(/[^\w.-]/g, '_');
    const known = this.#documents.get(name);
    if (known && !refetch) {
      return known;
    }
    const document = this.#load(client, apiVersion === undefined ? undefined : `${name}.yaml`, refetch);
    this.#documents.set(name, document);
    document.catch(() => this.#documents.delete(name));
    return document;
  }

  async #load(client: Pick<SiteClient, 'open'>, name: string | undefined, refetch: boolean): Promise<ConfigDocument> {
    const stored = name === undefined || refetch ? undefined : await this.#stored(name);
    if (stored) {
      return stored;
    }
    const text = await readConfig(client, { path: '/openapi.yaml' });
    const document = parseOpenApi(text);
    if (name !== undefined) {
      await this.#store?.write(name, text).catch(() => undefined);
    }
    return { text, document };
  }

  /** Returns the stored document, unless it is damaged. */
  async #stored(name: string): Promise<ConfigDocument | undefined> {
    try {
      const text = await this.#store?.read(name);
      return text === undefined ? undefined : { text, document: parseOpenApi(text) };
    } catch {
      return undefined;
    }
  }
}
