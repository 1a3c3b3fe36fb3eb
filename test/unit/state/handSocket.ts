import { Emitter } from '../../../src/base/event.ts';
import type { StateSocket, StateSocketClose } from '../../../src/state/connection/stateSocket.ts';

/** The site's time in the answer to the subscription. */
export const SUBSCRIBED_AT = 1_637_658_000;

/** A socket whose other end is the test: what it sends arrives at once. */
export class HandSocket implements StateSocket {
  readonly #message = new Emitter<Uint8Array>();
  readonly #closed = new Emitter<StateSocketClose>();
  readonly #pong = new Emitter<void>();
  /** What was sent to the site. */
  readonly sent: string[] = [];

  readonly onMessage = this.#message.event;
  readonly onClose = this.#closed.event;
  readonly onPong = this.#pong.event;

  send(text: string): void {
    this.sent.push(text);
    if (text.includes('"authenticate"')) {
      this.#later('{"type":"authenticate_response","success":true}\n');
    } else if (text.includes('"subscribe"')) {
      this.#later('{"type":"subscribe_response","timestamp":1637658000,"success":true}\n');
    }
  }

  ping(): void {
    this.#pong.fire();
  }

  close(): void {
    this.#closed.fire({ code: 1000, reason: '', error: undefined });
  }

  /** One frame from the site. */
  frame(text: string | Uint8Array): void {
    this.#message.fire(typeof text === 'string' ? Buffer.from(text) : text);
  }

  /** The connection breaks. */
  cut(): void {
    this.#closed.fire({ code: 1006, reason: '', error: undefined });
  }

  #later(text: string): void {
    setImmediate(() => this.frame(text));
  }
}
