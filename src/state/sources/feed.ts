import type { Clock } from '../../base/clock.ts';
import { DisposableStore } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import { append } from '../../base/lists.ts';
import { SiteError } from '../../site/errors.ts';
import type { ChangeSet } from '../model/changeSet.ts';
import { StateConnection } from '../connection/connection.ts';
import { StateModel } from '../model/model.ts';
import type { ModelUpdate, RowMessage } from '../connection/protocol.ts';
import { RetryingStatus } from './retryingStatus.ts';
import type { StateSource, StateStatus } from '../source.ts';
import { SiteClock } from './siteClock.ts';
import {
  FIRST_SNAPSHOT,
  LATER_SNAPSHOT,
  SNAPSHOT_AFTER_TRUNCATION,
  type SnapshotPatience,
} from './snapshotBoundary.ts';
import { Staging } from './staging.ts';
import type { StateSocket } from '../connection/stateSocket.ts';

/** What a StateFeed needs of its surroundings. */
export interface StateFeedOptions {
  /** Opens a socket to the site; rejects with a SiteError, also when `signal` gives up. */
  readonly connect: (signal: AbortSignal) => Promise<StateSocket>;
  /** A bearer token that is good for now. */
  readonly token: () => Promise<string>;
  /** The site refused this token: never hand it out again. */
  readonly invalidateToken: (token: string) => void;
  readonly clock: Clock;
  /** The site's clock, where something else may know it before the feed does. */
  readonly siteClock?: SiteClock;
  readonly log: Log;
}

/**
 * The live rows of one site from its state socket. It reconnects by itself until the site refuses; after a loss the old
 * rows stay, marked stale, until the new snapshot replaces them in one change set.
 */
export class StateFeed implements StateSource {
  readonly model: StateModel;
  readonly #options: StateFeedOptions;
  readonly #status: RetryingStatus;
  readonly #changed = new Emitter<ChangeSet>();
  readonly #truncated = new Emitter<void>();
  readonly #siteClock: SiteClock;
  /** What belongs to the present try or connection. */
  #current = new DisposableStore();
  #connection: StateConnection | undefined;
  #staging: Staging | undefined;
  #hadSnapshot = false;
  /** The site's time at the last subscription, as far as told. */
  #since: number | undefined;

  readonly onDidChange = this.#changed.event;
  readonly onDidTruncate = this.#truncated.event;

  constructor(options: StateFeedOptions) {
    this.#options = options;
    this.#siteClock = options.siteClock ?? new SiteClock(options.clock);
    this.model = new StateModel({ onOddity: this.#logOddity });
    this.#status = new RetryingStatus(options.clock, options.log, () => void this.#try());
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

  /**
   * Connects. Rejects with the reason when this try fails: `refused` means that it ended there, after any other reason
   * the feed goes on trying in the background.
   */
  start(): Promise<void> {
    return this.#status.start();
  }

  tryNow(): void {
    this.#connection?.checkNow();
    this.#status.tryNow();
  }

  async #try(): Promise<void> {
    const current = this.#startOver();
    try {
      await this.#openConnection(current);
    } catch (error) {
      this.#lose(current, error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Fetches the token before the socket opens, so that a slow token costs none of the site's 30 connections. */
  async #openConnection(current: DisposableStore): Promise<void> {
    const token = await this.#options.token();
    try {
      await this.#subscribe(current, token);
    } catch (error) {
      if (current.isDisposed || !isTokenRefusal(error)) {
        throw error;
      }
      this.#options.log.info('The state API refused the token; trying once more with a fresh one.');
      current.clear();
      this.#options.invalidateToken(token);
      await this.#subscribe(current, await this.#options.token());
    }
  }

  async #subscribe(current: DisposableStore, token: string): Promise<void> {
    const { clock, log, connect } = this.#options;
    const abort = new AbortController();
    current.add({ dispose: () => abort.abort() });
    abort.signal.throwIfAborted();
    const connection = current.add(new StateConnection(await connect(abort.signal), clock, log));
    const early: RowMessage[] = [];
    const collecting = current.add(connection.onRows((messages) => append(early, messages)));
    const timestamp = await connection.subscribe(token);
    collecting.dispose();
    if (connection.end) {
      throw connection.end;
    }
    this.#since = timestamp;
    if (timestamp !== undefined) {
      this.#siteClock.set(timestamp);
    }
    this.#follow(current, connection, early);
  }

  #follow(current: DisposableStore, connection: StateConnection, early: readonly RowMessage[]): void {
    this.#connection = connection;
    current.add(connection.onEnd((reason) => this.#lose(current, reason)));
    current.add(connection.onPart(() => this.#staging?.isComing()));
    current.add(connection.onRows((messages) => this.#tryToTake(current, messages)));
    this.#stage(this.#hadSnapshot ? LATER_SNAPSHOT : FIRST_SNAPSHOT, () => {
      this.#hadSnapshot = true;
      this.#status.succeeded('live');
    });
    if (early.length > 0) {
      this.#tryToTake(current, early);
    }
  }

  #tryToTake(current: DisposableStore, messages: readonly RowMessage[]): void {
    try {
      this.#take(messages);
    } catch (error) {
      if (!SiteError.is(error, 'too-large')) {
        throw error;
      }
      this.#lose(current, error);
    }
  }

  #take(messages: readonly RowMessage[]): void {
    const updates: ModelUpdate[] = [];
    for (const message of messages) {
      if (message.type === 'truncate_model' && !this.#staging) {
        this.#stage(SNAPSHOT_AFTER_TRUNCATION, () => this.#truncated.fire());
      }
      if (this.#staging) {
        this.#staging.add(message);
      } else if (message.type === 'model_update') {
        updates.push(message);
      }
    }
    if (updates.length > 0) {
      this.#fireChanges(this.model.applyAll(updates));
    }
  }

  #stage(patience: SnapshotPatience, afterwards: () => void): void {
    const complete = (rows: StateModel): void => {
      this.#staging = undefined;
      this.#fireChanges(this.model.replaceWith(rows));
      afterwards();
    };
    const { clock } = this.#options;
    // What comes after a truncation is younger than the subscription.
    const since = patience === SNAPSHOT_AFTER_TRUNCATION ? undefined : this.#since;
    const options = { clock, patience, current: this.model, since, onOddity: this.#logOddity };
    this.#staging = new Staging(options, complete);
  }

  #fireChanges(changes: ChangeSet): void {
    if (!changes.isEmpty) {
      this.#changed.fire(changes);
    }
  }

  #lose(current: DisposableStore, reason: Error): void {
    if (!current.isDisposed) {
      this.#startOver();
      this.#status.failed(reason);
    }
  }

  #startOver(): DisposableStore {
    this.#current.dispose();
    this.#connection = undefined;
    this.#staging?.dispose();
    this.#staging = undefined;
    this.#current = new DisposableStore();
    return this.#current;
  }

  readonly #logOddity = (message: string): void => this.#options.log.debug(message);

  dispose(): void {
    this.#startOver().dispose();
    this.#status.dispose();
    this.#changed.dispose();
    this.#truncated.dispose();
  }
}

/** A refused authentication; a refused upgrade has an HTTP status, and a fresh token would not help there. */
function isTokenRefusal(error: unknown): boolean {
  return SiteError.is(error, 'access-denied') && error.details.status === undefined;
}
