import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import { SiteError } from '../../site/errors.ts';
import type { StateStatus } from '../source.ts';

/** What trying again does not heal; a person has to sign in or an administrator to change the account. */
const REFUSALS = ['credentials-missing', 'credentials-refused', 'access-denied', 'not-permitted'] as const;

/** How long rows have to come before the next loss counts as the first: a site that keeps hanging up is not rushed. */
const STEADY_MILLISECONDS = 60_000;

/** The status of a source that tries again by itself: when, and what callers of `start` are told. */
export class RetryingStatus implements Disposable {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #try: () => void;
  readonly #backoff: Backoff;
  readonly #changed = new Emitter<StateStatus>();
  #status: StateStatus = 'disconnected';
  #problem: Error | undefined;
  #staleSince: number | undefined;
  #nextTryAt: number | undefined;
  #succeededAt = 0;
  #timer: Disposable | undefined;
  #trying = false;
  #disposed = false;
  #started: PromiseWithResolvers<void> | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param tryOnce begins a try, which must end in `succeeded` or `failed`. */
  constructor(clock: Clock, log: Log, tryOnce: () => void) {
    this.#clock = clock;
    this.#log = log;
    this.#try = tryOnce;
    this.#backoff = new Backoff(clock);
  }

  get status(): StateStatus {
    return this.#status;
  }

  get problem(): Error | undefined {
    return this.#problem;
  }

  get staleSince(): number | undefined {
    return this.#staleSince;
  }

  get nextTryAt(): number | undefined {
    return this.#nextTryAt;
  }

  /** Begins a try unless one runs or has succeeded; settles with it. Rejects `cancelled` after `dispose`. */
  start(): Promise<void> {
    if (this.#disposed) {
      return Promise.reject(cancelled());
    }
    if (this.#isFresh()) {
      return Promise.resolve();
    }
    this.#started ??= Promise.withResolvers<void>();
    const { promise } = this.#started;
    if (!this.#trying) {
      this.#begin();
    }
    return promise;
  }

  /** Begins the planned try at once; nothing when none is planned. */
  tryNow(): void {
    if (this.#timer) {
      this.#begin();
    }
  }

  succeeded(status: 'live' | 'polling'): void {
    this.#succeededAt = this.#clock.elapsed();
    this.#trying = false;
    this.#problem = undefined;
    this.#staleSince = undefined;
    this.#set(status);
    this.#started?.resolve();
    this.#started = undefined;
  }

  /**
   * Plans the next try, no sooner than in `atLeast` milliseconds, or none when `reason` is a refusal. What was fresh is
   * stale from now on.
   */
  failed(reason: Error, atLeast = 0): void {
    this.#log.warn(`The live state is not available: ${reason.message}`);
    this.#trying = false;
    this.#problem = reason;
    if (this.#isFresh()) {
      this.#staleSince = this.#clock.now();
      this.#startOverIfSteady();
    }
    if (SiteError.is(reason, ...REFUSALS)) {
      this.#set('refused');
    } else {
      this.#plan(Math.max(this.#backoff.next(), retryAfter(reason), atLeast));
      this.#set('reconnecting');
    }
    this.#started?.reject(reason);
    this.#started = undefined;
  }

  #isFresh(): boolean {
    return this.#status === 'live' || this.#status === 'polling';
  }

  #startOverIfSteady(): void {
    if (this.#clock.elapsed() - this.#succeededAt >= STEADY_MILLISECONDS) {
      this.#backoff.reset();
    }
  }

  #plan(milliseconds: number): void {
    this.#nextTryAt = this.#clock.now() + milliseconds;
    this.#timer = this.#clock.after(milliseconds, () => this.#begin());
  }

  #begin(): void {
    this.#unplan();
    this.#trying = true;
    this.#set(this.#status === 'reconnecting' ? 'reconnecting' : 'connecting');
    this.#try();
  }

  #unplan(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#nextTryAt = undefined;
  }

  #set(status: StateStatus): void {
    this.#status = status;
    this.#changed.fire(status);
  }

  dispose(): void {
    this.#disposed = true;
    this.#unplan();
    this.#changed.dispose();
    this.#status = 'disconnected';
    this.#started?.reject(cancelled());
    this.#started = undefined;
  }
}

const cancelled = (): SiteError => new SiteError('cancelled', 'Cancelled.');

function retryAfter(reason: Error): number {
  return (SiteError.is(reason) ? (reason.details.retryAfterSeconds ?? 0) : 0) * 1000;
}

const FIRST_CAP_MILLISECONDS = 1_000;
const LAST_CAP_MILLISECONDS = 60_000;

/** How long to wait before the next try: full jitter below a cap that doubles from 1 s to 60 s. */
export class Backoff {
  readonly #clock: Clock;
  #cap = FIRST_CAP_MILLISECONDS;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds to wait now; the next wait may be twice as long. */
  next(): number {
    const delay = this.#clock.random() * this.#cap;
    this.#cap = Math.min(this.#cap * 2, LAST_CAP_MILLISECONDS);
    return delay;
  }

  /** Starts over after a success. */
  reset(): void {
    this.#cap = FIRST_CAP_MILLISECONDS;
  }
}
