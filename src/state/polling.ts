import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import type { Log } from '../base/log.ts';
import { SiteError } from '../site/errors.ts';
import { StateModel } from './model.ts';
import { pollingRows, type PolledClient, type PolledRep, type PolledTeam } from './pollingRows.ts';
import { RetryingStatus } from './retryingStatus.ts';
import type { ChangeSet, StateSource, StateStatus } from './source.ts';

/** What a PollingSource needs of its surroundings: the command API's answers (guide: Command API). */
export interface PollingOptions {
  /** get_logged_in_reps */
  readonly loggedInReps: () => Promise<readonly PolledRep[]>;
  /** get_support_teams */
  readonly supportTeams: () => Promise<readonly PolledTeam[]>;
  /** get_connected_clients, of representatives and support customers; may fail where the others do not. */
  readonly connectedClients: () => Promise<readonly PolledClient[]>;
  /** Seconds between polls at the least, asked anew each time. */
  readonly intervalSeconds: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** The rows of one site as far as the command API tells them, for accounts without the real-time state. */
export class PollingSource implements StateSource {
  readonly model: StateModel;
  /** The command API does not tell the site's time. */
  readonly skewSeconds = 0;
  readonly #options: PollingOptions;
  readonly #status: RetryingStatus;
  readonly #changed = new Emitter<ChangeSet>();
  #polledAt = -Infinity;
  #timer: Disposable | undefined;
  #disposed = false;

  readonly onDidChange = this.#changed.event;

  constructor(options: PollingOptions) {
    this.#options = options;
    this.model = new StateModel();
    this.#status = new RetryingStatus(options.clock, options.log, () => void this.#poll());
  }

  get onDidChangeStatus(): StateSource['onDidChangeStatus'] {
    return this.#status.onDidChange;
  }

  get status(): StateStatus {
    return this.#status.status;
  }

  get problem(): Error | undefined {
    return this.#status.problem;
  }

  get staleSince(): number | undefined {
    return this.#status.staleSince;
  }

  get nextTryAt(): number | undefined {
    return this.#status.nextTryAt;
  }

  /** Polls for the first time; rejects with the reason when that fails, and goes on unless the status is `refused`. */
  start(): Promise<void> {
    return this.#status.start();
  }

  /** Nothing before the interval is over: a window that gets focus often must not ask more often. */
  tryNow(): void {
    if (this.#untilNextPoll() === 0) {
      this.#status.tryNow();
    }
  }

  async #poll(): Promise<void> {
    this.#polledAt = this.#options.clock.now();
    try {
      const [reps, teams, clients] = await Promise.all([
        this.#options.loggedInReps(),
        this.#options.supportTeams(),
        this.#connectedClients(),
      ]);
      this.#show(reps, teams, clients);
    } catch (error) {
      if (!this.#disposed) {
        this.#status.failed(error instanceof Error ? error : new Error(String(error)), this.#untilNextPoll());
      }
    }
  }

  /** The clients only add to the reps and teams: what the site itself says against them is no reason to show nothing. */
  async #connectedClients(): Promise<readonly PolledClient[]> {
    try {
      return await this.#options.connectedClients();
    } catch (error) {
      if (!SiteError.is(error, 'site-error', 'not-permitted', 'bad-answer', 'invalid-parameter')) {
        throw error;
      }
      this.#options.log.debug(`The connected clients are not known: ${error.message}`);
      return [];
    }
  }

  #show(reps: readonly PolledRep[], teams: readonly PolledTeam[], clients: readonly PolledClient[]): void {
    if (this.#disposed) {
      return;
    }
    const staging = new StateModel();
    staging.apply({ type: 'model_update', insert: pollingRows(reps, teams, clients) });
    const changes = this.model.replaceWith(staging);
    if (!changes.isEmpty) {
      this.#changed.fire(changes);
    }
    if (this.#status.status !== 'polling') {
      this.#status.succeeded('polling');
    }
    this.#timer = this.#options.clock.after(this.#untilNextPoll(), () => void this.#poll());
  }

  #untilNextPoll(): number {
    const { clock, intervalSeconds } = this.#options;
    return Math.max(0, this.#polledAt + intervalSeconds() * 1000 - clock.now());
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#status.dispose();
    this.#changed.dispose();
  }
}
