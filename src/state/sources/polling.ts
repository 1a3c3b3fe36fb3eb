import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import { SiteError } from '../../site/errors.ts';
import type { ChangeSet } from '../model/changeSet.ts';
import { StateModel } from '../model/model.ts';
import { pollingRows, type PolledAnswers, type PolledClient, type PolledRep, type PolledTeam } from './pollingRows.ts';
import { RetryingStatus } from './retryingStatus.ts';
import { SiteClock } from './siteClock.ts';
import type { StateSource, StateStatus } from '../source.ts';

/** What a PollingSource needs of its surroundings: the command API's answers (guide: Command API). */
export interface PollingOptions {
  /** get_logged_in_reps */
  readonly loggedInReps: () => Promise<readonly PolledRep[]>;
  /** get_support_teams */
  readonly supportTeams: () => Promise<readonly PolledTeam[]>;
  /** get_support_teams with their members, which may be much: kept for longer. */
  readonly teamMembers?: () => Promise<readonly PolledTeam[]>;
  /** get_connected_clients with their connections; may fail where the others do not. */
  readonly connectedClients: () => Promise<readonly PolledClient[]>;
  /** Seconds between polls at the least, asked anew each time. */
  readonly intervalSeconds: () => number;
  readonly clock: Clock;
  /** The site's clock, as far as something else has told it. */
  readonly siteClock?: SiteClock;
  readonly log: Log;
}

/** No setting makes the polls follow each other without a pause. */
export const LEAST_INTERVAL_SECONDS = 10;

/** The rows of one site as far as the command API tells them, for accounts without the real-time state. */
export class PollingSource implements StateSource {
  readonly model: StateModel;
  readonly #options: PollingOptions;
  readonly #siteClock: SiteClock;
  readonly #status: RetryingStatus;
  readonly #changed = new Emitter<ChangeSet>();
  #polledAt = -Infinity;
  #isPolling = false;
  #timer: Disposable | undefined;
  #disposed = false;

  readonly onDidChange = this.#changed.event;

  constructor(options: PollingOptions) {
    this.#options = options;
    this.#siteClock = options.siteClock ?? new SiteClock(options.clock);
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

  get skewSeconds(): number {
    return this.#siteClock.skewSeconds;
  }

  /** Polls for the first time; rejects with the reason when that fails, and goes on unless the status is `refused`. */
  start(): Promise<void> {
    return this.#status.start();
  }

  /** Nothing before the interval is over: a window that gets focus often must not ask more often. */
  tryNow(): void {
    if (this.#untilNextPoll() === 0) {
      this.refresh();
    }
  }

  /** Polls at once, for a person has asked for it. */
  refresh(): void {
    if (this.#status.status !== 'polling') {
      this.#status.tryNow();
    } else if (!this.#isPolling) {
      void this.#poll();
    }
  }

  async #poll(): Promise<void> {
    this.#timer?.dispose();
    this.#polledAt = this.#options.clock.elapsed();
    this.#isPolling = true;
    try {
      const [reps, teams, clients] = await Promise.all([
        this.#options.loggedInReps(),
        this.#options.supportTeams(),
        this.#unlessRefused('The connected clients', this.#options.connectedClients),
      ]);
      const members = await this.#unlessRefused('The members of the teams', this.#options.teamMembers);
      this.#isPolling = false;
      this.#show({ reps, teams: withMembers(teams, members), clients });
    } catch (error) {
      this.#isPolling = false;
      if (!this.#disposed) {
        this.#status.failed(error instanceof Error ? error : new Error(String(error)), this.#untilNextPoll());
      }
    }
  }

  /** Some answers only add to the others: what the site itself says against them is no reason to show nothing. */
  async #unlessRefused<T>(what: string, ask?: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      return (await ask?.()) ?? [];
    } catch (error) {
      if (!SiteError.is(error, 'site-error', 'not-permitted', 'bad-answer', 'invalid-parameter')) {
        throw error;
      }
      this.#options.log.debug(`${what} are not known: ${error.message}`);
      return [];
    }
  }

  #show(answers: PolledAnswers): void {
    if (this.#disposed) {
      return;
    }
    const staging = new StateModel();
    staging.apply({ type: 'model_update', insert: pollingRows(answers) });
    const changes = this.model.replaceWith(staging);
    if (!changes.isEmpty) {
      this.#changed.fire(changes);
    }
    if (this.#status.status !== 'polling') {
      this.#status.succeeded('polling');
    }
    this.#timer = this.#options.clock.after(this.#untilNextPoll(), () => void this.#poll());
  }

  /** In milliseconds, by a clock that nobody sets: one that is set back must not stop the polls. */
  #untilNextPoll(): number {
    const { clock, intervalSeconds } = this.#options;
    const seconds = Math.max(LEAST_INTERVAL_SECONDS, intervalSeconds());
    return Math.max(0, this.#polledAt + seconds * 1000 - clock.elapsed());
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#status.dispose();
    this.#changed.dispose();
  }
}

function withMembers(teams: readonly PolledTeam[], known: readonly PolledTeam[]): readonly PolledTeam[] {
  const membersOf = new Map(known.map(({ id, members }) => [id, members]));
  return teams.map((team) => {
    const members = team.members ?? membersOf.get(team.id);
    return members ? { ...team, members } : team;
  });
}
