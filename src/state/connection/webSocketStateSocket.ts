import type { RawData, WebSocket } from 'ws';
import { Emitter, type Event } from '../../base/event.ts';
import { connectionCut, networkError } from './handshake.ts';
import type { StateSocket, StateSocketClose } from './stateSocket.ts';

const MAX_REASON_CHARACTERS = 200;

/** An open `ws` socket as a StateSocket. */
export class WebSocketStateSocket implements StateSocket {
  readonly #webSocket: WebSocket;
  readonly #message = new Emitter<Uint8Array>();
  readonly #closed = new Emitter<StateSocketClose>();
  readonly #pong = new Emitter<void>();
  #error: Error | undefined;
  #end: StateSocketClose | undefined;

  readonly onPong = this.#pong.event;

  readonly onMessage: Event<Uint8Array> = (listener) => {
    const subscription = this.#message.event(listener);
    this.#webSocket.resume();
    return subscription;
  };

  readonly onClose: Event<StateSocketClose> = (listener) => {
    const end = this.#end;
    if (end) {
      queueMicrotask(() => listener(end));
    }
    return this.#closed.event(listener);
  };

  /** @param webSocket open; it is paused until someone listens, so that no message is lost. */
  constructor(webSocket: WebSocket, host: string) {
    this.#webSocket = webSocket;
    webSocket.pause();
    webSocket.on('message', (data) => this.#message.fire(bytesOf(data)));
    webSocket.on('pong', () => this.#pong.fire());
    webSocket.on('error', (error) => (this.#error = networkError(host, error)));
    webSocket.on('close', (code, reason) => {
      const error = this.#error ?? (code === 1006 ? connectionCut(host) : undefined);
      this.#end = { code, reason: reason.toString('utf8').slice(0, MAX_REASON_CHARACTERS), error };
      this.#closed.fire(this.#end);
    });
  }

  send(text: string): void {
    if (this.#webSocket.readyState === this.#webSocket.OPEN) {
      this.#webSocket.send(text);
    }
  }

  ping(): void {
    if (this.#webSocket.readyState === this.#webSocket.OPEN) {
      this.#webSocket.ping();
    }
  }

  close(): void {
    this.#webSocket.resume();
    this.#webSocket.close(1000);
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) {
    return Buffer.concat(data);
  }
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
