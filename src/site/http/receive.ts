import type { Dispatcher } from 'undici';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { SiteError } from '../errors.ts';
import type { ExchangeRequest, Route } from './exchange.ts';
import { PieceQueue } from './pieceQueue.ts';

/** An answer whose head has arrived. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body. Throws errors of undici, or SiteError `cancelled` or `timeout`. */
  readonly body: AsyncIterable<Buffer>;
  /** Cancels the exchange unless it is over; further reading throws `reason`, by default `cancelled`. */
  readonly close: (reason?: SiteError) => void;
  /** Resolves when the exchange is over, successful or not. */
  readonly over: Promise<void>;
}

/** The time limit for a whole answer, as a multiple of the limit for a pause. */
const MOST_FOR_WHOLE = 4;

/** Progress of sending; set as soon as bytes may be on their way to the site. */
export interface Progress {
  mayHaveArrived: boolean;
}

/**
 * Sends `request` and resolves with the head of the answer. Uses `dispatch` instead of undici's `request()`, because
 * only a handler learns if anything was sent, which decides whether a retry is safe.
 * @throws errors of undici, or SiteError `cancelled` or `timeout`.
 */
export function receive(
  dispatcher: Dispatcher,
  route: Route,
  request: ExchangeRequest,
  progress: Progress,
  clock: Clock,
): Promise<RawAnswer> {
  const { origin, host } = route;
  const { method, target, headers, body = null, timeoutMs, signal, action, whole = false } = request;
  return new Promise((resolve, reject) => {
    const receiver = new Receiver(request, host, progress, clock, resolve, reject);
    const onAbort = () => receiver.stop(new SiteError('cancelled', 'Cancelled.', { host, action }));
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    const end = whole ? clock.after(MOST_FOR_WHOLE * timeoutMs, () => receiver.stopAsLate(MOST_FOR_WHOLE)) : undefined;
    void receiver.over.then(() => {
      signal.removeEventListener('abort', onAbort);
      end?.dispose();
    });
    const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    // `reset` is undici's option for `Connection: close`.
    dispatcher.dispatch({ origin, path: target, method, headers, body, reset: true, ...limits }, receiver);
  });
}

class Receiver implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest;
  readonly #host: string;
  readonly #progress: Progress;
  readonly #clock: Clock;
  readonly #resolve: (answer: RawAnswer) => void;
  readonly #reject: (error: Error) => void;
  readonly #over = Promise.withResolvers<undefined>();
  #isOver = false;
  #controller: Dispatcher.DispatchController | undefined;
  #body: PieceQueue | undefined;
  #stopped: Error | undefined;
  /** Deadline for the connection, then for the head of the answer. */
  #deadline: Disposable;

  constructor(
    request: ExchangeRequest,
    host: string,
    progress: Progress,
    clock: Clock,
    resolve: (answer: RawAnswer) => void,
    reject: (error: Error) => void,
  ) {
    this.#request = request;
    this.#host = host;
    this.#progress = progress;
    this.#clock = clock;
    this.#resolve = resolve;
    this.#reject = reject;
    // undici's limits exclude the time for opening a proxy tunnel, and do not catch slow trickling.
    this.#deadline = this.#newDeadline();
  }

  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Ends the exchange at once; a request that was not sent yet never will be. */
  stop(error: Error): void {
    if (!this.#isOver) {
      this.#stopped ??= error;
      this.#controller?.abort(error);
      this.#fail(error);
    }
  }

  /** @param timeouts how many times the time limit has passed. */
  stopAsLate(timeouts: number): void {
    const { action, timeoutMs } = this.#request;
    const details = { host: this.#host, action, seconds: (timeouts * timeoutMs) / 1000 };
    this.stop(new SiteError('timeout', `${this.#host} did not answer in time.`, details));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#deadline.dispose();
    this.#deadline = this.#newDeadline();
    if (this.#stopped === undefined) {
      this.#progress.mayHaveArrived = true;
    } else {
      controller.abort(this.#stopped);
    }
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) {
      return;
    }
    this.#deadline.dispose();
    const close = (reason = new SiteError('cancelled', 'Cancelled.')) => this.stop(reason);
    this.#body = new PieceQueue({
      pause: () => controller.pause(),
      resume: () => controller.resume(),
      stop: () => close(),
    });
    this.#resolve({ status, headers: byLowerCaseName(headers), body: this.#body, close, over: this.over });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body?.push(chunk);
  }

  onResponseEnd(): void {
    this.#body?.end();
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  #fail(error: Error): void {
    this.#body?.fail(error);
    this.#reject(error);
    this.#end();
  }

  #newDeadline(): Disposable {
    return this.#clock.after(this.#request.timeoutMs, () => this.stopAsLate(1));
  }

  #end(): void {
    this.#isOver = true;
    this.#deadline.dispose();
    this.#over.resolve(undefined);
  }
}

function byLowerCaseName(headers: Record<string, string | string[] | undefined>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ''].flat().join(', ')]),
  );
}
