import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { systemClock } from '../../base/clock.ts';
import { Emitter } from '../../base/event.ts';
import type { ExtensionLog } from '../extensionLog.ts';
import type { AccountReport } from '../../command-api/account.ts';
import { CommandCache } from '../../command-api/cache.ts';
import { CommandClient } from '../../command-api/client.ts';
import { isGranted } from '../../command-api/permissions.ts';
import type { SiteFacts } from '../../command-api/siteFacts.ts';
import type { SiteClient } from '../../site/client.ts';
import { SiteError } from '../../site/errors.ts';
import type { KnownTokens } from '../../site/knownTokens.ts';
import type { Credentials, Site } from '../../site/site.ts';
import type { StateSource } from '../../state/source.ts';
import { newSiteClient } from './newSiteClient.ts';
import { readAccount } from './readAccount.ts';
import type { SiteAccess } from './siteAccess.ts';
import { pollingSource, socketSource } from './stateSources.ts';

/** What a connection asks its surroundings for, each time anew. */
export interface ConnectionSettings {
  readonly credentials: () => Promise<Credentials | undefined>;
  readonly cacheSeconds: () => number;
  /** Shared with the other clients of the account. */
  readonly tokens?: KnownTokens;
}

/** One site while it is the active one: its authenticated client, and the source of its live rows. */
export class SiteConnection implements SiteAccess, Disposable {
  readonly site: Site;
  readonly client: SiteClient;
  readonly commands: CommandClient;
  readonly cache: CommandCache;
  readonly #settings: ConnectionSettings;
  readonly #log: ExtensionLog;
  readonly #resources = new DisposableStore();
  readonly #sourceReplaced = this.#resources.add(new Emitter<void>());
  readonly #accountRead = this.#resources.add(new Emitter<void>());
  #account: AccountReport | undefined;
  #source: StateSource;

  /** Fired after `source` became another one: from the state socket to polling. */
  readonly onDidReplaceSource = this.#sourceReplaced.event;
  /** Fired after `account` became known, or known anew. */
  readonly onDidReadAccount = this.#accountRead.event;

  constructor(site: Site, settings: ConnectionSettings, log: ExtensionLog) {
    this.site = site;
    this.#settings = settings;
    this.#log = log;
    this.client = this.#resources.add(newSiteClient(site, settings.credentials, log, settings.tokens));
    this.commands = new CommandClient(this.client, () => this.#facts(), false);
    this.cache = new CommandCache(this.commands, { ttlSeconds: settings.cacheSeconds, clock: systemClock });
    this.#source = socketSource(this.client, systemClock, log);
  }

  get account(): AccountReport | undefined {
    return this.#account;
  }

  get source(): StateSource {
    return this.#source;
  }

  /**
   * Learns what the account may do, then starts the live rows: from the socket, or by polling where the account has
   * no permission for the real-time state. Resolves once the first rows are in; throws a SiteError otherwise.
   */
  async open(): Promise<void> {
    if (await this.#lacksRealTimeState()) {
      this.#pollInstead();
    }
    await this.#source.start();
  }

  /** Asks the site anew what the account may do (guide: Test Scenario). */
  async check(): Promise<AccountReport> {
    const isLive = (): boolean | undefined => this.#source.status === 'live' || undefined;
    const account = await readAccount(this.client, () => Promise.resolve(isLive()));
    this.#account = account;
    this.#accountRead.fire();
    return account;
  }

  #facts(): SiteFacts {
    const { apiVersion, permissions } = this.#account ?? {};
    const now = Math.floor(systemClock.now() / 1000 + this.#source.skewSeconds);
    return { now, ...(apiVersion !== undefined && { apiVersion }), ...(permissions && { permissions }) };
  }

  async #lacksRealTimeState(): Promise<boolean> {
    try {
      const { permissions } = await this.check();
      return !isGranted(permissions['perm_real_time_state']);
    } catch (error) {
      if (SiteError.is(error, 'credentials-refused', 'credentials-missing')) {
        throw error;
      }
      // Without the command API the state may still be readable, and a broken network is the source's to heal.
      this.#log.info(`The account's permissions are not known: ${String(error)}`);
      return false;
    }
  }

  #pollInstead(): void {
    this.#source.dispose();
    this.#source = pollingSource(this.commands, this.cache, this.#settings.cacheSeconds, systemClock, this.#log);
    this.#sourceReplaced.fire();
  }

  dispose(): void {
    this.#source.dispose();
    this.#resources.dispose();
  }
}
