import type { Dispatcher } from 'undici';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { SiteError } from '../errors.ts';
import type { ExchangeRequest, Route } from './exchange.ts';
import { PieceQueue } from './pieceQueue.ts';

/** An answer as it comes over the wire, from the moment that its head is there. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Throws what undici reports, or SiteError `cancelled` or `timeout`. */
  readonly body: AsyncIterable<Buffer>;
  /** Breaks the exchange off, unless it is over; reading on throws `reason`, `cancelled` when left out. */
  readonly close: (reason?: SiteError) => void;
  /** Resolves when the exchange is over, however it ended. */
  readonly over: Promise<void>;
}

/** How many times the limit the whole of an answer may take that is not read as it comes. */
const MOST_FOR_WHOLE = 4;

/** Told as soon as bytes of the request may be on their way to the site. */
export interface Progress {
  mayHaveArrived: boolean;
}

/**
 * Sends `request`; resolves with the head of its answer. Below undici's `request()`, because only a handler of one's
 * own learns whether anything was sent, which decides whether something may be tried again.
 * @throws what undici reports, or SiteError `cancelled` or `timeout`.
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
    // `reset` is undici's word for `Connection: close`.
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
  /** For the connection, and then for the head of the answer. */
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
    // undici's own limits leave out the time that a proxy takes to open a tunnel, and what trickles passes them.
    this.#deadline = this.#newDeadline();
  }

  get over(): Promise<void> {
    return this.#over.promise;
  }

  /** Ends the exchange at once; where it has not begun, the request will not be sent. */
  stop(error: Error): void {
    if (!this.#isOver) {
      this.#stopped ??= error;
      this.#controller?.abort(error);
      this.#fail(error);
    }
  }

  /** @param timeouts how many times the limit have passed. */
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
