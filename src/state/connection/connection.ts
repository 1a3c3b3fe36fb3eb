import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import { SiteError, type SiteErrorDetails, type SiteErrorReason } from '../../site/errors.ts';
import { MessageFraming } from './framing.ts';
import {
  authenticateMessage,
  readMessage,
  subscribeMessage,
  type AuthenticateResponse,
  type RowMessage,
  type StateMessage,
  type SubscribeResponse,
} from './protocol.ts';
import { SilenceWatch } from './silenceWatch.ts';
import type { StateSocket, StateSocketClose } from './stateSocket.ts';

type Response = AuthenticateResponse | SubscribeResponse;

const RESPONSE_MILLISECONDS = 20_000;
/** The account is good and yet gets no rows: 30 integrations may have them at once, and one of those may leave. */
const RESUBSCRIBE_SECONDS = 60;
const MAX_LOGGED_NAME = 80;

/** One connection to the state API from the open socket to its end (guide: Protocol of the Real-Time State API). */
export class StateConnection implements Disposable {
  readonly #socket: StateSocket;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #framing = new MessageFraming();
  readonly #resources = new DisposableStore();
  readonly #part = this.#resources.add(new Emitter<void>());
  readonly #rows = this.#resources.add(new Emitter<readonly RowMessage[]>());
  readonly #response = this.#resources.add(new Emitter<Response>());
  readonly #ended = this.#resources.add(new Emitter<Error>());
  readonly #logged = new Set<string>();
  readonly #silence: SilenceWatch;
  #end: Error | undefined;

  /** Fired for each frame that leaves a message incomplete. */
  readonly onPart = this.#part.event;
  /** The row messages that a frame completed, in order, never none. */
  readonly onRows = this.#rows.event;
  /** Fired once, with the reason; `cancelled` when the connection is disposed before it ended by itself. */
  readonly onEnd = this.#ended.event;

  constructor(socket: StateSocket, clock: Clock, log: Log) {
    this.#socket = socket;
    this.#clock = clock;
    this.#log = log;
    this.#silence = this.#resources.add(
      new SilenceWatch(
        clock,
        () => socket.ping(),
        () => this.#fail(new SiteError('timeout', 'The site went silent.')),
      ),
    );
    this.#resources.add({ dispose: () => socket.close() });
    this.#resources.add(socket.onClose((close) => this.#fail(closeError(close))));
    this.#resources.add(socket.onPong(() => this.#silence.heard()));
    this.#resources.add(socket.onMessage((frame) => this.#read(frame)));
  }

  /**
   * Signs in and subscribes to all tables; resolves to the site's clock in seconds since the epoch, as far as told.
   * Throws a SiteError: `access-denied` when the token is refused, `site-error` when the subscription is, both with the
   * site's reason; otherwise why the connection ended, or `timeout`.
   */
  async subscribe(token: string): Promise<number | undefined> {
    const authenticated = await this.#ask('authenticate_response', authenticateMessage(token));
    if (!authenticated.success) {
      throw refusal(masked(authenticated, token), 'access-denied', 'The site refused to authenticate the API account.');
    }
    const subscribed = await this.#ask('subscribe_response', subscribeMessage('all'));
    if (!subscribed.success) {
      const details = { retryAfterSeconds: RESUBSCRIBE_SECONDS };
      throw refusal(
        masked(subscribed, token),
        'site-error',
        'The site refused to send the real-time state; it serves at most 30 integrations.',
        details,
      );
    }
    return subscribed.type === 'subscribe_response' ? subscribed.timestamp : undefined;
  }

  /** Why the connection ended; undefined while it stands. */
  get end(): Error | undefined {
    return this.#end;
  }

  /** Asks at once whether the site is still there. */
  checkNow(): void {
    this.#silence.checkNow();
  }

  async #ask(type: Response['type'], message: string): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const waiting = new DisposableStore();
    waiting.add(this.#response.event((response) => response.type === type && resolve(response)));
    waiting.add(this.#ended.event(reject));
    const late = (): void => reject(new SiteError('timeout', 'The site did not answer in time.'));
    waiting.add(this.#clock.after(RESPONSE_MILLISECONDS, late));
    if (this.#end) {
      reject(this.#end);
    }
    this.#socket.send(message);
    try {
      return await promise;
    } finally {
      waiting.dispose();
    }
  }

  #read(frame: Uint8Array): void {
    this.#silence.heard();
    const rows: RowMessage[] = [];
    try {
      for (const json of this.#framing.push(frame)) {
        this.#sort(json, rows);
      }
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
    if (rows.length > 0) {
      this.#rows.fire(rows);
    }
    if (this.#framing.isWithinMessage) {
      this.#part.fire();
    }
  }

  #sort(json: Uint8Array, rows: RowMessage[]): void {
    const message = this.#parse(json);
    if (message?.type === 'unknown') {
      this.#logOnce(`The site sent a message of an unknown type: ${message.name.slice(0, MAX_LOGGED_NAME)}`);
    } else if (message?.type === 'authenticate_response' || message?.type === 'subscribe_response') {
      this.#response.fire(message);
    } else if (message) {
      rows.push(message);
    }
  }

  #parse(json: Uint8Array): StateMessage | undefined {
    try {
      return readMessage(json);
    } catch (error) {
      if (SiteError.is(error, 'too-large')) {
        throw error;
      }
      this.#logOnce(`A state message was left out: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #logOnce(line: string): void {
    if (this.#logged.size < 20 && !this.#logged.has(line)) {
      this.#logged.add(line);
      this.#log.warn(line);
    }
  }

  #fail(reason: Error): void {
    if (!this.#end && !this.#resources.isDisposed) {
      this.#end = reason;
      this.#silence.dispose();
      this.#ended.fire(reason);
    }
  }

  dispose(): void {
    this.#fail(new SiteError('cancelled', 'Cancelled.'));
    this.#resources.dispose();
  }
}

/** A site may repeat in its reason what it was sent. */
function masked({ reason }: Response, token: string): Pick<Response, 'reason'> {
  return { reason: reason.replaceAll(token, '•••') };
}

function refusal(
  { reason }: Pick<Response, 'reason'>,
  kind: SiteErrorReason,
  message: string,
  details: SiteErrorDetails = {},
): SiteError {
  const siteMessage = reason.slice(0, 500);
  const text = siteMessage ? `${message} The site says: ${siteMessage}` : message;
  return new SiteError(kind, text, { ...details, siteMessage });
}

function closeError({ code, reason, error }: StateSocketClose): Error {
  const words = reason ? { siteMessage: reason } : {};
  return error ?? new SiteError('cut', `The site closed the connection (code ${code}).`, words);
}
