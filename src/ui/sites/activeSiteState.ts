import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { SiteError } from '../../site/errors.ts';
import type { Credentials, Site } from '../../site/site.ts';
import { StateModel } from '../../state/model/model.ts';
import type { ChangeSet } from '../../state/model/changeSet.ts';
import type { ReadableModel, StateStatus } from '../../state/source.ts';
import type { ActiveSite } from './siteAccess.ts';
import type { SiteConnection } from './siteConnection.ts';

/** Returns the credentials of `site`; undefined if nobody is signed in. */
export type CredentialsOf = (site: Site) => Promise<Credentials | undefined>;
/** Creates a connection to `site` without opening it. */
export type NewConnection = (site: Site) => SiteConnection;

/** The active site of this window: it owns the connection and forwards its state and events. */
export class ActiveSiteState implements ActiveSite {
  readonly #credentialsOf: CredentialsOf;
  readonly #statusChanged = new Emitter<void>();
  readonly #modelReplaced = new Emitter<void>();
  readonly #changed = new Emitter<ChangeSet>();
  readonly #truncated = new Emitter<void>();
  readonly #connectionEvents = new DisposableStore();
  #newConnection: NewConnection | undefined;
  #site: Site | undefined;
  #connection: SiteConnection | undefined;
  #opening: Promise<void> | undefined;
  #emptyModel = new StateModel();
  #signedIn = false;
  #refusal: Error | undefined;

  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly onDidReplaceModel = this.#modelReplaced.event;
  readonly onDidChange = this.#changed.event;
  readonly onDidTruncate = this.#truncated.event;

  constructor(credentialsOf: CredentialsOf) {
    this.#credentialsOf = credentialsOf;
  }

  /** Sets the factory of connections: once, by code that is loaded after the start. */
  connectBy(newConnection: NewConnection): void {
    this.#newConnection = newConnection;
  }

  get site(): Site | undefined {
    return this.#site;
  }

  get signedIn(): boolean {
    return this.#signedIn;
  }

  get model(): ReadableModel {
    return this.#connection?.source.model ?? this.#emptyModel;
  }

  get status(): StateStatus {
    if (this.#refusal) {
      return 'refused';
    }
    const status = this.#connection?.source.status ?? 'disconnected';
    return status === 'disconnected' && this.#opening ? 'connecting' : status;
  }

  get skewSeconds(): number {
    return this.#connection?.source.skewSeconds ?? 0;
  }

  get problem(): Error | undefined {
    return this.#refusal ?? this.#connection?.source.problem;
  }

  get realTimeProblem(): Error | undefined {
    return this.#connection?.realTimeProblem;
  }

  get staleSince(): number | undefined {
    return this.#connection?.source.staleSince;
  }

  get nextTryAt(): number | undefined {
    return this.#connection?.source.nextTryAt;
  }

  siteNow(): number {
    return Date.now() / 1000 + this.skewSeconds;
  }

  access(): SiteConnection {
    if (!this.#site || !this.#newConnection) {
      throw new SiteError('credentials-missing', 'There is no site yet. Add one, or open the demo site.');
    }
    return (this.#connection ??= this.#followed(this.#newConnection(this.#site)));
  }

  /** Shows `site` without connecting, and drops the rows of the previous one. Undefined for no site. */
  show(site: Site | undefined, signedIn: boolean): void {
    const sameAddress =
      site?.id === this.#site?.id && site?.url === this.#site?.url && site?.caFile === this.#site?.caFile;
    this.#site = site;
    this.#signedIn = signedIn;
    if (!sameAddress) {
      this.#drop();
    }
    this.#statusChanged.fire();
  }

  /** Connects the active site; concurrent callers share one attempt. */
  async open(): Promise<void> {
    if (this.status === 'live' || this.status === 'polling') {
      return;
    }
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
      this.#statusChanged.fire();
    });
    this.#statusChanged.fire();
    await this.#opening;
  }

  /** Closes the connection and drops its rows; the site stays the active one. */
  close(): void {
    this.#drop();
    this.#statusChanged.fire();
  }

  tryNow(): void {
    this.#connection?.source.tryNow();
  }

  /** Requests the rows at once if polling; else as `tryNow`. */
  refresh(): void {
    const source = this.#connection?.source;
    if (source?.refresh) {
      source.refresh();
    } else {
      source?.tryNow();
    }
  }

  async #open(): Promise<void> {
    await this.#requireSignIn();
    if (this.status === 'refused') {
      this.#drop();
    }
    const connection = this.access();
    try {
      await connection.open();
    } catch (error) {
      if (connection === this.#connection && SiteError.is(error, 'credentials-refused', 'credentials-missing')) {
        this.#refusal = error;
      }
      throw error;
    }
  }

  async #requireSignIn(): Promise<void> {
    const site = this.#site;
    this.#signedIn = site !== undefined && (await this.#credentialsOf(site)) !== undefined;
    if (site && !this.#signedIn) {
      throw new SiteError('credentials-missing', `You are signed out of ${site.label}. Sign in first.`);
    }
  }

  #followed(connection: SiteConnection): SiteConnection {
    this.#connectionEvents.add(connection.onDidReplaceSource(() => this.#follow(connection)));
    this.#connectionEvents.add(connection.onDidReadAccount(() => this.#statusChanged.fire()));
    this.#follow(connection);
    return connection;
  }

  #follow({ source }: SiteConnection): void {
    this.#connectionEvents.add(source.onDidChangeStatus(() => this.#statusChanged.fire()));
    this.#connectionEvents.add(source.onDidChange((changes) => this.#changed.fire(changes)));
    if (source.onDidTruncate) {
      this.#connectionEvents.add(source.onDidTruncate(() => this.#truncated.fire()));
    }
    queueMicrotask(() => this.#modelReplaced.fire());
  }

  #drop(): void {
    const connection: Disposable | undefined = this.#connection;
    this.#refusal = undefined;
    this.#connection = undefined;
    this.#connectionEvents.clear();
    connection?.dispose();
    this.#emptyModel = new StateModel();
    this.#modelReplaced.fire();
  }

  dispose(): void {
    this.#connectionEvents.dispose();
    this.#connection?.dispose();
    this.#statusChanged.dispose();
    this.#modelReplaced.dispose();
    this.#changed.dispose();
    this.#truncated.dispose();
  }
}
