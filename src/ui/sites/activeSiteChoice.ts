import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.ts';
import type { Site } from '../../site/site.ts';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import { affects, setting, updateSetting } from '../platform/settings.ts';
import type { ActiveSiteState } from './activeSiteState.ts';
import { DEMO_SITE_ID, type DemoSiteHost } from './demoSiteHost.ts';
import { ENVIRONMENT_SITE_ID } from './accounts/environmentSite.ts';
import type { SiteList } from './siteList.ts';

const CHOICE = 'activeSite';

/**
 * The choice of this window's active site, stored with its workspace; windows without one use the setting
 * `repWorkflows.activeSite`.
 */
export class ActiveSiteChoice implements vscode.Disposable {
  readonly #sites: SiteList;
  readonly #active: ActiveSiteState;
  readonly #demo: DemoSiteHost;
  readonly #memento: vscode.Memento;
  readonly #log: ExtensionLog;
  readonly #subscriptions = new DisposableStore();

  constructor(
    parts: { sites: SiteList; active: ActiveSiteState; demo: DemoSiteHost },
    memento: vscode.Memento,
    log: ExtensionLog,
  ) {
    ({ sites: this.#sites, active: this.#active, demo: this.#demo } = parts);
    this.#memento = memento;
    this.#log = log;
    this.#subscriptions.add(this.#sites.onDidChange(() => void this.#followList()));
    this.#subscriptions.add(this.#sites.onDidChangeCredentials((id) => void this.#followCredentials(id)));
    this.#subscriptions.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affects(event, 'activeSite') && vscode.window.state.focused) {
          void this.#followSetting();
        }
      }),
    );
  }

  /** Tells if this window has a site to open at its start; it must be fast. */
  get hasSites(): boolean {
    return this.#wanted() !== undefined;
  }

  /** Opens the last active site without notifications: the views show problems. */
  async restore(): Promise<void> {
    const wanted = this.#wanted();
    if (wanted === DEMO_SITE_ID && !this.#sites.get(DEMO_SITE_ID)) {
      this.#sites.addInMemory(await this.#demo.start());
    }
    await this.#openQuietly(this.#sites.get(wanted));
  }

  /** Makes `site` the active one of this window and of new windows. Does not connect. */
  async choose(site: Site): Promise<void> {
    this.#active.show(site, (await this.#sites.credentials(site)) !== undefined);
    await this.#memento.update(CHOICE, site.id);
    if (!this.#sites.isTransient(site.id) && setting('activeSite') !== site.id) {
      await updateSetting('activeSite', site.id);
    }
  }

  #wanted(): string | undefined {
    if (process.env['REP_WORKFLOWS_DEMO'] === '1') {
      return DEMO_SITE_ID;
    }
    const remembered = this.#memento.get<string>(CHOICE);
    const candidates = [remembered, ENVIRONMENT_SITE_ID, setting('activeSite')];
    return (
      candidates.find((id) => id === DEMO_SITE_ID || this.#sites.get(id) !== undefined) ?? this.#sites.all().at(0)?.id
    );
  }

  async #followList(): Promise<void> {
    const before = this.#active.site;
    const now = this.#sites.get(before?.id) ?? this.#sites.get(this.#wanted());
    if (now?.id === before?.id && now?.url === before?.url && now?.caFile === before?.caFile) {
      this.#active.show(now, this.#active.signedIn);
      return;
    }
    await this.#openQuietly(now);
  }

  async #followCredentials(id: string): Promise<void> {
    const site = this.#active.site;
    if (site?.id !== id) {
      return;
    }
    const signedIn = (await this.#sites.credentials(site)) !== undefined;
    if (!signedIn) {
      this.#active.close();
    }
    this.#active.show(site, signedIn);
  }

  async #followSetting(): Promise<void> {
    const site = this.#sites.get(setting('activeSite'));
    if (site && site.id !== this.#active.site?.id) {
      await this.choose(site);
      await this.#openQuietly(site);
    }
  }

  async #openQuietly(site: Site | undefined): Promise<void> {
    this.#active.show(site, site !== undefined && (await this.#sites.credentials(site)) !== undefined);
    if (!site || !this.#active.signedIn) {
      return;
    }
    try {
      await this.#active.open();
    } catch (error) {
      this.#log.warn(`Connecting to ${site.label}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
