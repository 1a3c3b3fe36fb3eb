import { isFresh } from '../../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { Emitter } from '../../../base/event.ts';
import type { Appliance } from '../../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../../command-api/answers/connectedClients.ts';
import type { ConnectedClientList } from '../../../command-api/answers/connectedClientList.ts';
import type { Health } from '../../../command-api/answers/health.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import type { ActiveSite, SiteAccess } from '../../sites/siteAccess.ts';
import { zoneOf } from '../../sites/siteFacts.ts';

/** The appliances of the site, their health and the number of their clients. */
export interface ApplianceFacts {
  readonly appliances: readonly Appliance[];
  /** Undefined if it could not be read. */
  readonly health: Health | undefined;
  /** Undefined if they could not be read. */
  readonly counts: ConnectedClientList['summary'] | undefined;
  /** The reasons why parts are missing. */
  readonly problems: readonly Error[];
}

/** The clients of one type, in the whole cluster. */
export interface ClientsOfType {
  /** The clients of the last answer; undefined before the first. */
  readonly clients: readonly ConnectedClient[] | undefined;
  /** The reason why they could not be read; undefined if there is none. */
  readonly problem: Error | undefined;
}

const NOTHING_YET: ClientsOfType = { clients: undefined, problem: undefined };

/**
 * The appliances of the active site, their health and their connected clients. No feed sends these, so they are
 * requested when a view needs them, and no more often than the lists of the cache.
 */
export class ApplianceDirectory implements Disposable {
  readonly #active: ActiveSite;
  readonly #ttlSeconds: () => number;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<void>());
  readonly #clients = new Map<string, ClientsOfType>();
  /** The types that were requested since the facts came. */
  #askedTypes = new Set<string>();
  #facts: ApplianceFacts | undefined;
  #problem: Error | undefined;
  #askedAt = -Infinity;
  #asking: object | undefined;

  /** Fired after `facts`, `problem` or the clients of a type changed. */
  readonly onDidChange = this.#changed.event;

  constructor(active: ActiveSite, ttlSeconds: () => number) {
    this.#active = active;
    this.#ttlSeconds = ttlSeconds;
    this.#resources.add(active.onDidReplaceModel(() => this.forget()));
  }

  /** The site's time zone. */
  get zone(): SiteZone {
    return zoneOf(this.#active);
  }

  get facts(): ApplianceFacts | undefined {
    return this.#facts;
  }

  /** The reasons why the facts or a part of them are missing; empty if nothing is. */
  get problems(): readonly Error[] {
    return this.#problem ? [this.#problem] : (this.#facts?.problems ?? []);
  }

  /** Requests the facts unless that was done a short time ago. */
  load(): void {
    const { status } = this.#active;
    const isOld = !isFresh(this.#askedAt, Date.now(), this.#ttlSeconds() * 1000);
    if (isOld && !this.#asking && (status === 'live' || status === 'polling')) {
      void this.#ask();
    }
  }

  /** Drops everything, so that the next `load` requests it again. */
  forget(): void {
    this.#facts = undefined;
    this.#problem = undefined;
    this.#askedAt = -Infinity;
    this.#asking = undefined;
    this.#clients.clear();
    this.#askedTypes = new Set();
    this.#changed.fire();
  }

  /**
   * Returns the connected clients of a type with their connections; requests them on the first call, and again with new
   * facts.
   */
  clientsOf(type: string): ClientsOfType {
    if (!this.#askedTypes.has(type)) {
      this.#askedTypes.add(type);
      void this.#askClients(type, this.#askedTypes);
    }
    return this.#clients.get(type) ?? NOTHING_YET;
  }

  async #ask(): Promise<void> {
    const asking = {};
    this.#asking = asking;
    this.#askedAt = Date.now();
    try {
      const facts = await readFacts(this.#active.access());
      if (this.#asking === asking) {
        this.#facts = facts;
        this.#problem = undefined;
        this.#askedTypes = new Set();
      }
    } catch (error) {
      if (this.#asking === asking) {
        this.#problem = asError(error);
      }
    } finally {
      if (this.#asking === asking) {
        this.#asking = undefined;
        this.#changed.fire();
      }
    }
  }

  /** @param asked the set of types that this one is in; the answer is dropped when another set has replaced it. */
  async #askClients(type: string, asked: ReadonlySet<string>): Promise<void> {
    const answer = await readClients(this.#active, type);
    if (this.#askedTypes === asked) {
      this.#clients.set(type, answer);
      this.#changed.fire();
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

async function readClients(active: ActiveSite, type: string): Promise<ClientsOfType> {
  try {
    const { commands } = active.access();
    return { clients: await commands.connectedClients({ type, includeConnections: true }), problem: undefined };
  } catch (error) {
    return { clients: undefined, problem: asError(error) };
  }
}

/** Reads the list of appliances, which is required, and the rest, which may be missing with a problem. */
async function readFacts({ commands }: SiteAccess): Promise<ApplianceFacts> {
  const problems: Error[] = [];
  const missing = (error: unknown): undefined => void problems.push(asError(error));
  const [appliances, health, list] = await Promise.all([
    commands.appliances(),
    commands.health().catch(missing),
    commands.connectedClientList({ summaryOnly: true }).catch(missing),
  ]);
  return { appliances, health, counts: list?.summary, problems };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
