import * as vscode from 'vscode';
import * as v from 'valibot';
import { DisposableStore } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { KnownTokens } from '../../site/knownTokens.ts';
import type { Credentials, Site } from '../../site/site.ts';
import { parseSiteUrl } from '../../site/siteUrl.ts';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import { affects, setting, updateSetting } from '../platform/settings.ts';
import { CredentialStore } from './accounts/credentialStore.ts';
import type { KnownSite } from './accounts/environmentSite.ts';

const siteEntry = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  label: v.string(),
  url: v.string(),
  company: v.string(),
  rep: v.optional(v.string()),
  caFile: v.optional(v.string()),
});

/**
 * The sites of this window: those of the setting `repWorkflows.sites`, and those in memory only (the environment's and
 * the demo site). Every read uses the current settings.
 */
export class SiteList implements vscode.Disposable {
  /** The present tokens of the sites' accounts, for all clients of the window. */
  readonly tokens = new KnownTokens();
  readonly #transient = new Map<string, KnownSite>();
  readonly #credentials: CredentialStore;
  readonly #log: ExtensionLog;
  readonly #subscriptions = new DisposableStore();
  readonly #changed = new Emitter<void>();
  readonly #credentialsChanged = new Emitter<string>();

  /** Fired after sites were added, edited or removed. */
  readonly onDidChange = this.#changed.event;
  /** Fired with a site's id after its credentials were stored, replaced or deleted, in any window. */
  readonly onDidChangeCredentials = this.#credentialsChanged.event;

  constructor(secrets: vscode.SecretStorage, log: ExtensionLog) {
    this.#credentials = new CredentialStore(secrets);
    this.#log = log;
    this.#subscriptions.add(this.#credentials.onDidChange((id) => this.#credentialsChanged.fire(id)));
    this.#subscriptions.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affects(event, 'sites')) {
          this.#changed.fire();
        }
      }),
    );
  }

  all(): readonly Site[] {
    return [...[...this.#transient.values()].map(({ site }) => site), ...this.#configured()];
  }

  get(id: string | undefined): Site | undefined {
    return this.all().find((site) => site.id === id);
  }

  async credentials(site: Site): Promise<Credentials | undefined> {
    return this.#transient.get(site.id)?.credentials ?? (await this.#credentials.get(site));
  }

  isTransient(id: string): boolean {
    return this.#transient.has(id);
  }

  /** Adds a site in memory, until the window closes. */
  addInMemory(known: KnownSite): void {
    this.#transient.set(known.site.id, known);
    this.#changed.fire();
  }

  /** Writes a new or changed site into the user's settings. */
  async save(site: Site): Promise<void> {
    const known = this.#transient.get(site.id);
    if (known) {
      this.addInMemory({ ...known, site });
      return;
    }
    const others = setting('sites');
    const index = others.findIndex(({ id }) => id === site.id);
    await updateSetting('sites', index < 0 ? [...others, site] : others.with(index, site));
  }

  async saveCredentials(site: Site, credentials: Credentials): Promise<void> {
    await this.#credentials.set(site, credentials);
  }

  async deleteCredentials(id: string): Promise<void> {
    await this.#credentials.delete(id);
  }

  /** Removes a site and its secret. */
  async remove(id: string): Promise<void> {
    if (this.#transient.delete(id)) {
      this.#changed.fire();
      return;
    }
    await this.#credentials.delete(id);
    await updateSetting(
      'sites',
      setting('sites').filter((site) => site.id !== id),
    );
  }

  #configured(): readonly Site[] {
    return setting('sites').flatMap((entry) => {
      const read = v.safeParse(siteEntry, entry);
      const url = read.success ? originOf(read.output.url) : undefined;
      if (!read.success || !url) {
        this.#log.warn(
          'An entry of the setting repWorkflows.sites is not a site and is left out: see its description.',
        );
        return [];
      }
      const { rep, caFile, ...site } = read.output;
      return [{ ...site, url, ...(rep && { rep }), ...(caFile && { caFile }) }];
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#credentialsChanged.dispose();
  }
}

function originOf(url: string): string | undefined {
  try {
    return parseSiteUrl(url).url;
  } catch {
    return undefined;
  }
}
