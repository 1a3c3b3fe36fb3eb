import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Appliance } from '../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../command-api/answers/connectedClients.ts';
import type { ConnectedClientList } from '../../command-api/answers/connectedClientList.ts';
import type { Health } from '../../command-api/answers/health.ts';
import type { ActiveSite, SiteAccess } from '../sites/siteAccess.ts';

/** What the site tells of its appliances. Parts that the account may not read, or the site does not have, are missing. */
export interface ApplianceFacts {
  readonly appliances: readonly Appliance[];
  readonly health: Health | undefined;
  readonly counts: ConnectedClientList['summary'];
}

/** The clients of one type; undefined while they are being asked for. */
export type ClientsOfType = readonly ConnectedClient[] | undefined;

/**
 * The appliances of the active site, their health and what is connected to them. No feed tells of these, so they are
 * asked for when somebody looks, and no more often than the lists of the cache.
 */
export class ApplianceDirectory implements Disposable {
  readonly #active: ActiveSite;
  readonly #ttlSeconds: () => number;
  readonly #resources = new DisposableStore();
  readonly #changed = this.#resources.add(new Emitter<void>());
  readonly #clients = new Map<string, ClientsOfType>();
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

  get facts(): ApplianceFacts | undefined {
    return this.#facts;
  }

  /** Why there are no facts; undefined while all is well. */
  get problem(): Error | undefined {
    return this.#problem;
  }

  /** Asks the site, unless it has been asked lately. */
  look(): void {
    const { status } = this.#active;
    const isOld = Date.now() - this.#askedAt >= this.#ttlSeconds() * 1000;
    if (isOld && !this.#asking && (status === 'live' || status === 'polling')) {
      void this.#ask();
    }
  }

  /** Forgets everything, so that the next look asks anew. */
  forget(): void {
    this.#facts = undefined;
    this.#problem = undefined;
    this.#askedAt = -Infinity;
    this.#asking = undefined;
    this.#clients.clear();
    this.#changed.fire();
  }

  /** The connected clients of a type with their connections; asked for when first wanted. */
  clientsOf(type: string): ClientsOfType {
    if (!this.#clients.has(type)) {
      this.#clients.set(type, undefined);
      void this.#askClients(type);
    }
    return this.#clients.get(type);
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
        this.#clients.clear();
      }
    } catch (error) {
      if (this.#asking === asking) {
        this.#problem = error instanceof Error ? error : new Error(String(error));
      }
    } finally {
      if (this.#asking === asking) {
        this.#asking = undefined;
        this.#changed.fire();
      }
    }
  }

  async #askClients(type: string): Promise<void> {
    const { commands } = this.#active.access();
    const clients = await commands.connectedClients({ type, includeConnections: true }).catch(() => []);
    if (this.#clients.has(type)) {
      this.#clients.set(type, clients);
      this.#changed.fire();
    }
  }

  dispose(): void {
    this.#resources.dispose();
  }
}

/** The list of appliances has to come; the rest may be missing. */
async function readFacts({ commands }: SiteAccess): Promise<ApplianceFacts> {
  const none = (): undefined => undefined;
  const [appliances, health, list] = await Promise.all([
    commands.run('get_appliances', {}),
    commands.run('check_health', {}).catch(none),
    commands.connectedClientList({ summaryOnly: true }).catch(none),
  ]);
  return { appliances, health, counts: list?.summary ?? [] };
}
