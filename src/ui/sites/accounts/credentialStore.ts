import type * as vscode from 'vscode';
import * as v from 'valibot';
import type { Credentials, Site } from '../../../site/site.ts';

const stored = v.object({ origin: v.string(), clientId: v.string(), clientSecret: v.string() });

/**
 * The API accounts' secrets in VS Code's SecretStorage, one entry for each site. An entry is bound to the origin it was
 * entered for: a site whose address was edited since is signed out, so that no secret reaches another host.
 */
export class CredentialStore {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async get(site: Site): Promise<Credentials | undefined> {
    const text = await this.#secrets.get(key(site.id));
    const entry = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text);
    if (!entry.success || entry.output.origin !== new URL(site.url).origin) {
      return undefined;
    }
    return { clientId: entry.output.clientId, clientSecret: entry.output.clientSecret };
  }

  async set(site: Site, { clientId, clientSecret }: Credentials): Promise<void> {
    const origin = new URL(site.url).origin;
    await this.#secrets.store(key(site.id), JSON.stringify({ origin, clientId, clientSecret }));
  }

  async delete(siteId: string): Promise<void> {
    await this.#secrets.delete(key(siteId));
  }

  /** Fires the id of a site whose entry changed, in this window or in another one. */
  onDidChange(listener: (siteId: string) => void): vscode.Disposable {
    return this.#secrets.onDidChange((event) => {
      if (event.key.startsWith(PREFIX)) {
        listener(event.key.slice(PREFIX.length));
      }
    });
  }
}

const PREFIX = 'credentials/';
const key = (siteId: string): string => PREFIX + siteId;
