import type { SiteClient } from '../site/client.ts';
import { readConfig } from './configRequest.ts';
import type { OpenApiDocument } from './fields.ts';
import { parseOpenApi } from './openApi.ts';

/** A site's OpenAPI document, with the text it was read from. */
export interface ConfigDocument {
  readonly text: string;
  readonly document: OpenApiDocument;
}

/** Keeps texts between sessions, by names that are safe for files. What cannot be read or written is no failure. */
export interface TextStore {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

/**
 * The OpenAPI documents of sites, each fetched once for every version of the API, for it does not change within one.
 * Callers at the same time share one request; a failure is not kept.
 */
export class ConfigDocuments {
  readonly #store: TextStore | undefined;
  readonly #documents = new Map<string, Promise<ConfigDocument>>();

  /** @param store where texts outlive the window; without one they do not. */
  constructor(store?: TextStore) {
    this.#store = store;
  }

  /**
   * @param apiVersion the site's, as get_api_info tells it; without it the document is not kept in the store.
   * @param anew whether to ask the site whatever is known already.
   * @throws SiteError as `sendConfigRequest`, `bad-answer` or `too-large` for what is no OpenAPI document.
   */
  get(
    client: Pick<SiteClient, 'open' | 'site'>,
    apiVersion: string | undefined,
    anew = false,
  ): Promise<ConfigDocument> {
    const name = `${new URL(client.site.url).host}-${apiVersion ?? ''}`.replace(/[^\w.-]/g, '_');
    const known = this.#documents.get(name);
    if (known && !anew) {
      return known;
    }
    const document = this.#load(client, apiVersion === undefined ? undefined : `${name}.yaml`, anew);
    this.#documents.set(name, document);
    document.catch(() => this.#documents.delete(name));
    return document;
  }

  async #load(client: Pick<SiteClient, 'open'>, name: string | undefined, anew: boolean): Promise<ConfigDocument> {
    const kept = name === undefined || anew ? undefined : await this.#kept(name);
    if (kept) {
      return kept;
    }
    const text = await readConfig(client, { path: '/openapi.yaml' });
    const document = parseOpenApi(text);
    if (name !== undefined) {
      await this.#store?.write(name, text).catch(() => undefined);
    }
    return { text, document };
  }

  /** What was kept by an earlier session, unless it is damaged. */
  async #kept(name: string): Promise<ConfigDocument | undefined> {
    try {
      const text = await this.#store?.read(name);
      return text === undefined ? undefined : { text, document: parseOpenApi(text) };
    } catch {
      return undefined;
    }
  }
}
