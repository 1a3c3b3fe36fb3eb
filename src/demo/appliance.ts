import { randomBytes } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { Archives } from './archives.ts';
import { assembleCast, type Cast } from './cast.ts';
import { Chronicle } from './chronicle.ts';
import { Life } from './life.ts';
import { Failover, type FailoverRole } from './failover.ts';
import { History } from './history.ts';
import { JumpShortcuts } from './jumpShortcuts.ts';
import { employees, type RepProfile } from './people.ts';
import { Random } from './random.ts';
import { connectionOf } from './roster.ts';
import { USUAL_POPULATION, type Population } from './scene.ts';
import { SessionKeys } from './sessionKeys.ts';
import { SiteTime, USUAL_ZONE } from './siteTime.ts';
import { World } from './world.ts';

/** How the demo world is to be. */
export interface ApplianceOptions {
  readonly clock: Clock;
  readonly seed: number;
  /** How much faster than life things happen; at 0 nothing happens by itself. */
  readonly speed?: number | undefined;
  readonly population?: Population | undefined;
  /** The zone of its clocks, as IANA names it. */
  readonly timeZone?: string | undefined;
}

/** How long a data sync takes. */
const SYNC_MILLISECONDS = 3000;

/** The demo appliance behind its interfaces: the state model and the life that changes it. */
export class Appliance implements Disposable {
  readonly world: World;
  readonly keys: SessionKeys;
  readonly history = new History();
  readonly chronicle: Chronicle;
  readonly archives: Archives;
  readonly time: SiteTime;
  /** Signs the links in reports. */
  readonly linkSecret = randomBytes(16).toString('hex');
  readonly failover = new Failover();
  readonly jumpShortcuts = new JumpShortcuts();
  readonly #options: ApplianceOptions;
  readonly #population: Population;
  readonly #staff: readonly RepProfile[];
  #cast: Cast;
  #life: Life;
  #syncing: Disposable | undefined;

  constructor(options: ApplianceOptions) {
    this.#options = options;
    this.#population = options.population ?? USUAL_POPULATION;
    this.#staff = employees(this.#population.reps);
    this.time = new SiteTime(options.timeZone ?? USUAL_ZONE);
    this.world = new World(options.clock);
    this.keys = new SessionKeys(this.world, options.seed + 1);
    this.#cast = this.#assemble();
    this.#life = new Life(this.#cast, this.#population);
    this.#life.begin();
    const past = { seed: options.seed, staff: this.#staff, time: this.time };
    this.chronicle = new Chronicle(this.world, this.history, past);
    this.archives = new Archives(this.world, this.history, this.chronicle, options.seed);
  }

  /** Those on stage since the last restart. */
  get cast(): Cast {
    return this.#cast;
  }

  get life(): Life {
    return this.#life;
  }

  /** Restarts the appliance's processes: the model empties, and everybody comes back. */
  restart(): void {
    this.#life.dispose();
    this.#tellRestart();
    this.world.truncate();
    this.#cast = this.#assemble();
    this.#life = new Life(this.#cast, this.#population);
    this.#life.begin();
  }

  /** Swaps roles with the partner, after a data sync if that is asked for. A change of role disconnects everybody. */
  setFailoverRole(role: FailoverRole, syncFirst: boolean): void {
    if (syncFirst) {
      this.failover.isSyncing = true;
      this.#syncing?.dispose();
      this.#syncing = this.#options.clock.after(SYNC_MILLISECONDS, () => {
        this.failover.completeSync(this.world.now());
        this.#becomes(role);
      });
    } else {
      this.#becomes(role);
    }
  }

  dispose(): void {
    this.#syncing?.dispose();
    this.#life.dispose();
    this.archives.dispose();
    this.world.dispose();
  }

  #tellRestart(): void {
    const { sessions, presentations, roster } = this.#cast;
    const now = this.world.now();
    for (const { lsid } of sessions.active) {
      this.history.append(now, lsid, { kind: 'sessionLost' });
    }
    for (const { lsid } of presentations.active) {
      this.history.append(now, lsid, { kind: 'presentationEnded' });
    }
    for (const rep of roster.loggedIn.values()) {
      this.history.append(now, '', { kind: 'repLoggedOut', ...connectionOf(rep) });
    }
  }

  #becomes(role: FailoverRole): void {
    if (this.failover.role !== role) {
      this.failover.role = role;
      this.restart();
    }
  }

  #assemble(): Cast {
    const { clock, seed, speed = 1 } = this.#options;
    const [random, talk] = [new Random(seed), new Random(seed + 2)];
    return assembleCast(this.world, this.#staff, { clock, random, talk, speed, history: this.history });
  }
}
