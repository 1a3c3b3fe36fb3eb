import * as vscode from 'vscode';
import type { SiteClient } from '../../../site/client.ts';
import type { Site } from '../../../site/site.ts';
import { addSite } from './addSite.ts';
import { newSiteClient } from './newSiteClient.ts';
import { signOut } from '../siteCommands.ts';
import type { SiteParts } from '../siteParts.ts';

const { t } = vscode.l10n;
type SessionsChange = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

/**
 * Shows the API accounts in VS Code's Accounts menu and gives tokens to other extensions, for which VS Code asks the
 * person. A session's id is its site's; its account's label is `client ID at host`.
 */
class SiteAuthenticationProvider implements vscode.AuthenticationProvider, vscode.Disposable {
  readonly #parts: SiteParts;
  readonly #changed = new vscode.EventEmitter<SessionsChange>();
  readonly #subscription: vscode.Disposable;
  /** Clients of sites that are not the active one; each keeps its account's one token. */
  readonly #clients = new Map<string, SiteClient>();
  #shown = new Map<string, vscode.AuthenticationSession>();

  readonly onDidChangeSessions = this.#changed.event;

  constructor(parts: SiteParts) {
    this.#parts = parts;
    const refresh = (): void => void this.#refresh();
    const subscriptions = [parts.sites.onDidChange(refresh), parts.sites.onDidChangeCredentials(refresh)];
    this.#subscription = vscode.Disposable.from(...subscriptions);
  }

  /**
   * Returns the sites that are signed in, the active one first. VS Code calls it without scopes for the Accounts menu:
   * then it uses no network, and the sessions have no token.
   */
  async getSessions(
    scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const sessions: vscode.AuthenticationSession[] = [];
    for (const site of this.#activeFirst()) {
      const session = await this.#session(site, scopes);
      if (session && (!options?.account || options.account.id === session.account.id)) {
        sessions.push(session);
      }
    }
    return scopes === undefined ? sessions : this.#withTokens(sessions.slice(0, 1));
  }

  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    const added = await addSite(this.#parts);
    const site = this.#parts.sites.get(added?.id);
    const session = site && (await this.#session(site, scopes));
    if (!session) {
      throw new Error(t('No site was added.'));
    }
    const [complete = session] = await this.#withTokens([session]);
    return complete;
  }

  async removeSession(siteId: string): Promise<void> {
    await signOut(this.#parts, siteId);
  }

  #activeFirst(): readonly Site[] {
    const active = this.#parts.active.site?.id;
    return this.#parts.sites.all().toSorted((a, b) => Number(b.id === active) - Number(a.id === active));
  }

  async #session(site: Site, scopes: readonly string[] = []): Promise<vscode.AuthenticationSession | undefined> {
    const credentials = await this.#parts.sites.credentials(site);
    if (!credentials) {
      return undefined;
    }
    const label = t('{0} at {1}', credentials.clientId, new URL(site.url).host);
    return { id: site.id, accessToken: '', account: { id: site.id, label }, scopes };
  }

  async #withTokens(sessions: vscode.AuthenticationSession[]): Promise<vscode.AuthenticationSession[]> {
    return Promise.all(
      sessions.map(async (session) => {
        const site = this.#parts.sites.get(session.id);
        return site ? { ...session, accessToken: await this.#clientOf(site).token() } : session;
      }),
    );
  }

  #clientOf(site: Site): SiteClient {
    const { active, sites, log } = this.#parts;
    if (active.site?.id === site.id) {
      return active.access().client;
    }
    const client = this.#clients.get(site.id) ?? newSiteClient(site, () => sites.credentials(site), log, sites);
    this.#clients.set(site.id, client);
    return client;
  }

  async #refresh(): Promise<void> {
    const before = this.#shown;
    const now = await this.getSessions();
    this.#shown = new Map(now.map((session) => [session.id, session]));
    const added = now.filter(({ id }) => !before.has(id));
    const removed = [...before.values()].filter(({ id }) => !this.#shown.has(id));
    const changed = now.filter(({ id, account }) => (before.get(id)?.account.label ?? account.label) !== account.label);
    if (added.length + removed.length + changed.length > 0) {
      this.#changed.fire({ added, removed, changed });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const client of this.#clients.values()) {
      client.dispose();
    }
    this.#changed.dispose();
  }
}

/** Registers the provider `repWorkflows` with VS Code's Accounts menu. */
export function registerAuthentication(parts: SiteParts): vscode.Disposable {
  const provider = new SiteAuthenticationProvider(parts);
  const label = 'BeyondTrust Remote Support';
  return vscode.Disposable.from(
    provider,
    vscode.authentication.registerAuthenticationProvider('repWorkflows', label, provider, {
      supportsMultipleAccounts: true,
    }),
  );
}
