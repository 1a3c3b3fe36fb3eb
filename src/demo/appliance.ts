import { randomBytes } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { Archives } from './archives/archives.ts';
import { newContext, type SimulationContext } from './sim/simulationContext.ts';
import { SiteHistory } from './past/siteHistory.ts';
import { Simulation } from './sim/simulation.ts';
import { Failover, type FailoverRole } from './failover.ts';
import { History } from './sim/history.ts';
import { JumpShortcuts } from './company/jumpShortcuts.ts';
import { employees, type RepProfile } from './company/people.ts';
import { Random } from './sim/random.ts';
import { connectionOf } from './sim/representatives.ts';
import { USUAL_POPULATION, type Population } from './sim/openingState.ts';
import { SessionKeys } from './sim/sessionKeys.ts';
import { SiteTime, USUAL_ZONE } from './sim/siteTime.ts';
import { DemoModel } from './sim/demoModel.ts';

/** How the demo site is to be. */
export interface ApplianceOptions {
  readonly clock: Clock;
  readonly seed: number;
  /** How much faster than real time things happen; at 0 nothing happens by itself. */
  readonly speed?: number | undefined;
  readonly population?: Population | undefined;
  /** The zone of its clocks, as IANA names it. */
  readonly timeZone?: string | undefined;
}

/** How long a data sync takes. */
const SYNC_MILLISECONDS = 3000;

/** The demo appliance behind its interfaces: the state model and the simulation that changes it. */
export class Appliance implements Disposable {
  readonly model: DemoModel;
  readonly keys: SessionKeys;
  readonly history = new History();
  readonly siteHistory: SiteHistory;
  readonly archives: Archives;
  readonly time: SiteTime;
  /** Signs the links in reports. */
  readonly linkSecret = randomBytes(16).toString('hex');
  readonly failover = new Failover();
  readonly jumpShortcuts = new JumpShortcuts();
  readonly #options: ApplianceOptions;
  readonly #population: Population;
  readonly #staff: readonly RepProfile[];
  #context: SimulationContext;
  #simulation: Simulation;
  #syncing: Disposable | undefined;

  constructor(options: ApplianceOptions) {
    this.#options = options;
    this.#population = options.population ?? USUAL_POPULATION;
    this.#staff = employees(this.#population.reps);
    this.time = new SiteTime(options.timeZone ?? USUAL_ZONE);
    this.model = new DemoModel(options.clock);
    this.keys = new SessionKeys(this.model, options.seed + 1);
    this.#context = this.#assemble();
    this.#simulation = new Simulation(this.#context, this.#population);
    this.#simulation.begin();
    const past = { seed: options.seed, staff: this.#staff, time: this.time };
    this.siteHistory = new SiteHistory(this.model, this.history, past);
    this.archives = new Archives(this.model, this.history, this.siteHistory, options.seed);
  }

  /** The context since the last restart. */
  get context(): SimulationContext {
    return this.#context;
  }

  get simulation(): Simulation {
    return this.#simulation;
  }

  /** Restarts the appliance's processes: the model empties, and everybody comes back. */
  restart(): void {
    this.#simulation.dispose();
    this.#writeRestart();
    this.model.truncate();
    this.#context = this.#assemble();
    this.#simulation = new Simulation(this.#context, this.#population);
    this.#simulation.begin();
  }

  /** Swaps roles with the partner, after a data sync if that is asked for. A change of role disconnects everybody. */
  setFailoverRole(role: FailoverRole, syncFirst: boolean): void {
    if (syncFirst) {
      this.failover.isSyncing = true;
      this.#syncing?.dispose();
      this.#syncing = this.#options.clock.after(SYNC_MILLISECONDS, () => {
        this.failover.completeSync(this.model.now());
        this.#becomes(role);
      });
    } else {
      this.#becomes(role);
    }
  }

  dispose(): void {
    this.#syncing?.dispose();
    this.#simulation.dispose();
    this.archives.dispose();
    this.model.dispose();
  }

  #writeRestart(): void {
    const { sessions, presentations, representatives } = this.#context;
    const now = this.model.now();
    for (const { lsid } of sessions.active) {
      this.history.append(now, lsid, { kind: 'sessionLost' });
    }
    for (const { lsid } of presentations.active) {
      this.history.append(now, lsid, { kind: 'presentationEnded' });
    }
    for (const rep of representatives.loggedIn.values()) {
      this.history.append(now, '', { kind: 'repLoggedOut', ...connectionOf(rep) });
    }
  }

  #becomes(role: FailoverRole): void {
    if (this.failover.role !== role) {
      this.failover.role = role;
      this.restart();
    }
  }

  #assemble(): SimulationContext {
    const { clock, seed, speed = 1 } = this.#options;
    const [random, chatRandom] = [new Random(seed), new Random(seed + 2)];
    return newContext(this.model, this.#staff, { clock, random, chatRandom, speed, history: this.history });
  }
}
