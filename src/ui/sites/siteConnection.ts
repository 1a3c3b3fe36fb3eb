import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { systemClock } from '../../base/clock.ts';
import { Emitter } from '../../base/event.ts';
import type { ExtensionLog } from '../platform/extensionLog.ts';
import type { AccountReport } from '../../command-api/account.ts';
import { CommandCache } from '../../command-api/cache.ts';
import { CommandClient } from '../../command-api/client.ts';
import { isGranted } from '../../command-api/permissions.ts';
import type { SiteFacts } from '../../schema/siteFacts.ts';
import type { SiteClient } from '../../site/client.ts';
import { SiteError } from '../../site/errors.ts';
import type { KnownTokens } from '../../site/knownTokens.ts';
import type { SentChange } from '../../command-api/actionCall.ts';
import type { ChangeTrail } from './changeTrail.ts';
import type { Credentials, Site } from '../../site/site.ts';
import type { SiteZone } from '../../site/siteZone.ts';
import { SiteClock } from '../../state/sources/siteClock.ts';
import type { StateSource } from '../../state/source.ts';
import { newSiteClient } from './accounts/newSiteClient.ts';
import { readAccount } from './accounts/readAccount.ts';
import type { SiteAccess } from './siteAccess.ts';
import { pollingSource, socketSource } from './stateSources.ts';

/** The settings of a connection, read again for each use. */
export interface ConnectionSettings {
  readonly credentials: () => Promise<Credentials | undefined>;
  readonly cacheSeconds: () => number;
  /** The tokens shared with the other clients of the account. */
  readonly tokens?: KnownTokens;
  /** The site's time zone, if it is stored. */
  readonly zone?: SiteZone;
  /** Records the changes that this window sends. */
  readonly trail?: ChangeTrail;
}

const SOCKET_RETRY_MILLISECONDS = 15 * 60_000;

/** True if something other than the API answered the handshake of `/nw`: a proxy, or a site without that API. */
function isBlocked(error: unknown): error is SiteError {
  return (
    SiteError.is(error, 'proxy', 'api-disabled', 'html', 'bad-answer') ||
    (SiteError.is(error, 'access-denied') && error.details.status !== undefined)
  );
}

/** The connection to the active site: its authenticated client, and the source of its live rows. */
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
  /** The site's time from either source or from get_api_info. */
  readonly #siteClock = new SiteClock(systemClock);
  #source: StateSource;
  #realTimeProblem: SiteError | undefined;
  #retry: Disposable | undefined;

  /** Fired after `source` was replaced, from the state socket to polling or back. */
  readonly onDidReplaceSource = this.#sourceReplaced.event;
  /** Fired after `account` was read for the first time or again. */
  readonly onDidReadAccount = this.#accountRead.event;

  constructor(site: Site, settings: ConnectionSettings, log: ExtensionLog) {
    this.site = site;
    this.#settings = settings;
    this.#log = log;
    this.client = this.#resources.add(newSiteClient(site, settings.credentials, log, settings));
    const onSent = (change: SentChange): void => settings.trail?.note(site, change, this.#source.model);
    this.commands = new CommandClient(this.client, () => this.#facts(), false, onSent);
    this.cache = new CommandCache(this.commands, { ttlSeconds: settings.cacheSeconds, clock: systemClock });
    this.#source = this.#socketSource();
  }

  get account(): AccountReport | undefined {
    return this.#account;
  }

  get source(): StateSource {
    return this.#source;
  }

  /**
   * The reason why the rows are polled although the account may read the real-time state; undefined if they are not.
   */
  get realTimeProblem(): Error | undefined {
    return this.#realTimeProblem;
  }

  /**
   * Reads the account's permissions, then starts the live rows: from the socket, or by polling if the account lacks the
   * permission for the real-time state or its connection is blocked. Resolves once the first rows are there; throws a
   * SiteError otherwise.
   */
  async open(): Promise<void> {
    if (await this.#lacksRealTimeState()) {
      this.#pollInstead();
    }
    try {
      await this.#source.start();
    } catch (error) {
      if (!isBlocked(error) || !this.#account || !isGranted(this.#account.permissions['perm_command'])) {
        throw error;
      }
      this.#log.warn(`The rows are asked for by the command API instead: ${error.message}`);
      this.#realTimeProblem = error;
      this.#pollInstead();
      this.#retrySocketLater();
      await this.#source.start();
    }
  }

  /** A proxy may let the connection through later. */
  #retrySocketLater(): void {
    this.#retry = systemClock.after(SOCKET_RETRY_MILLISECONDS, () => {
      const socket = this.#socketSource();
      socket.start().then(
        () => {
          this.#realTimeProblem = undefined;
          this.#replaceSource(socket);
        },
        () => {
          socket.dispose();
          if (!this.#resources.isDisposed) {
            this.#retrySocketLater();
          }
        },
      );
      this.#retry = socket;
    });
  }

  /** Asks the site for the account's permissions again (guide: Test Scenario). */
  async check(): Promise<AccountReport> {
    const isLive = (): boolean | undefined => this.#source.status === 'live' || undefined;
    const account = await readAccount(this.client, () => Promise.resolve(isLive()));
    this.#account = account;
    if (this.#source.status !== 'live') {
      this.#siteClock.set(systemClock.now() / 1000 + account.skewSeconds);
    }
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
      // Without the command API the state may still be readable, and the source itself reconnects after network errors.
      this.#log.info(`The account's permissions are not known: ${String(error)}`);
      return false;
    }
  }

  #socketSource(): StateSource {
    return socketSource(this.client, systemClock, this.#log, this.#siteClock);
  }

  #pollInstead(): void {
    const { cacheSeconds } = this.#settings;
    this.#replaceSource(
      pollingSource(this.commands, this.cache, cacheSeconds, systemClock, this.#siteClock, this.#log),
    );
  }

  #replaceSource(source: StateSource): void {
    this.#source.dispose();
    this.#source = source;
    this.#sourceReplaced.fire();
  }

  dispose(): void {
    this.#retry?.dispose();
    this.#source.dispose();
    this.#resources.dispose();
  }
}
