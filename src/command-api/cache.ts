import { isFresh, type Clock } from '../base/clock.ts';
import type { ConnectedClient } from './answers/connectedClients.ts';
import type { LoggedInRep } from './answers/loggedInReps.ts';
import type { SupportTeam } from './answers/supportTeams.ts';
import type { CommandClient } from './client.ts';

/** How long answers are kept. */
export interface CommandCacheOptions {
  /** Asked each time, because the setting may change. */
  readonly ttlSeconds: () => number;
  readonly clock: Clock;
}

const LEAST_MEMBERS_SECONDS = 600;

/**
 * Keeps the answers of the two calls that the guide asks not to repeat. Callers at the same time share one request; a
 * failure is not kept.
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

  /** The representatives who are logged in. Throws what CommandClient throws. */
  loggedInReps(): Promise<readonly LoggedInRep[]> {
    return this.#reps.get();
  }

  /** The support teams, without their members. Throws what CommandClient throws. */
  supportTeams(): Promise<readonly SupportTeam[]> {
    return this.#teams.get();
  }

  /** The support teams with their members, which the guide asks to use sparingly: kept for ten minutes at the least. */
  supportTeamsWithMembers(): Promise<readonly SupportTeam[]> {
    return this.#members.get();
  }

  /** The representative consoles that are connected, without their connections. */
  connectedRepresentatives(): Promise<readonly ConnectedClient[]> {
    return this.#consoles.get();
  }

  /** Forgets everything: the next callers ask the site. */
  refresh(): void {
    this.#reps.forget();
    this.#teams.forget();
    this.#members.forget();
    this.#consoles.forget();
  }
}

interface Entry<T> {
  readonly value: Promise<T>;
  /** When the answer came, in milliseconds since the epoch; undefined while it is under way. */
  answeredAt: number | undefined;
}

/** One answer, for as long as it is fresh. */
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
        // Only its own entry: after `forget` another request may already be under way.
        this.#entry = this.#entry === entry ? undefined : this.#entry;
      },
    );
    return entry;
  }
}
