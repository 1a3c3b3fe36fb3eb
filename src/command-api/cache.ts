import { isFresh, type Clock } from '../base/clock.ts';
import type { ConnectedClient } from './answers/connectedClients.ts';
import type { LoggedInRep } from './answers/loggedInReps.ts';
import type { SupportTeam } from './answers/supportTeams.ts';
import type { CommandClient } from './client.ts';

/** Options of `CommandCache`. */
export interface CommandCacheOptions {
  /** Returns the time to live of answers; called each time, because the setting may change. */
  readonly ttlSeconds: () => number;
  readonly clock: Clock;
}

const LEAST_MEMBERS_SECONDS = 600;

/**
 * Caches the answers of calls that the guide asks not to repeat. Simultaneous callers share one request; failures are
 * not cached.
 */
export class CommandCache {
  readonly #reps: Cached<readonly LoggedInRep[]>;
  readonly #teams: Cached<readonly SupportTeam[]>;
  readonly #members: Cached<readonly SupportTeam[]>;
  readonly #consoles: Cached<readonly ConnectedClient[]>;

  constructor(
    commands: Pick<CommandClient, 'loggedInReps' | 'supportTeams' | 'connectedClients'>,
    options: CommandCacheOptions,
  ) {
    this.#reps = new Cached(() => commands.loggedInReps(), options);
    this.#teams = new Cached(() => commands.supportTeams(), options);
    this.#consoles = new Cached(() => commands.connectedClients({ type: 'representative' }), options);
    const ttlSeconds = (): number => Math.max(LEAST_MEMBERS_SECONDS, options.ttlSeconds());
    this.#members = new Cached(() => commands.supportTeams({ showMembers: true }), { ...options, ttlSeconds });
  }

  /** Returns the logged-in representatives. Throws like CommandClient. */
  loggedInReps(): Promise<readonly LoggedInRep[]> {
    return this.#reps.get();
  }

  /** Returns the support teams without their members. Throws like CommandClient. */
  supportTeams(): Promise<readonly SupportTeam[]> {
    return this.#teams.get();
  }

  /**
   * Returns the support teams with their members, cached for at least ten minutes, since the guide asks to request them
   * sparingly.
   */
  supportTeamsWithMembers(): Promise<readonly SupportTeam[]> {
    return this.#members.get();
  }

  /** Returns the connected representative consoles, without their connections. */
  connectedRepresentatives(): Promise<readonly ConnectedClient[]> {
    return this.#consoles.get();
  }

  /** Empties the cache. */
  refresh(): void {
    this.#reps.forget();
    this.#teams.forget();
    this.#members.forget();
    this.#consoles.forget();
  }
}

interface Entry<T> {
  readonly value: Promise<T>;
  /** The time of the answer, in milliseconds since the epoch; undefined until it arrives. */
  answeredAt: number | undefined;
}

/** One cached answer. */
class Cached<T> {
  readonly #ask: () => Promise<T>;
  readonly #options: CommandCacheOptions;
  #entry: Entry<T> | undefined;

  constructor(ask: () => Promise<T>, options: CommandCacheOptions) {
    this.#ask = ask;
    this.#options = options;
  }

  get(): Promise<T> {
    const entry = this.#entry && this.#isFresh(this.#entry) ? this.#entry : this.#fetch();
    return entry.value;
  }

  forget(): void {
    this.#entry = undefined;
  }

  #isFresh({ answeredAt }: Entry<T>): boolean {
    const { clock, ttlSeconds } = this.#options;
    return answeredAt === undefined || isFresh(answeredAt, clock.now(), ttlSeconds() * 1000);
  }

  #fetch(): Entry<T> {
    const entry: Entry<T> = { value: this.#ask(), answeredAt: undefined };
    this.#entry = entry;
    entry.value.then(
      () => {
        entry.answeredAt = this.#options.clock.now();
      },
      () => {
        // Only if it is still this request: after `forget` another one may be under way.
        this.#entry = this.#entry === entry ? undefined : this.#entry;
      },
    );
    return entry;
  }
}
