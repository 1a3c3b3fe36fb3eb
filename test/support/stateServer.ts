import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { listen, type LocalServer } from './siteServer.ts';

const certificate = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url));

/** The answer of a test's site to the handshake of `/nw`. */
export interface StateServerOptions {
  /**
   * The subprotocol to answer with, given the one that was offered; undefined for none. What was offered is echoed
   * unless told.
   */
  readonly echo?: (offered: string) => string | undefined;
  /** Takes over a handshake it gives true for: it may answer with anything, or with nothing. */
  readonly refuse?: (request: IncomingMessage, socket: Duplex) => boolean;
}

/** A site's `/nw` on real sockets with real TLS. What it sends is up to the test, byte by byte. */
export interface StateServer extends LocalServer {
  /** All handshakes so far, refused ones too. */
  readonly handshakes: readonly IncomingMessage[];
  /** The next connection that no caller has been given yet. */
  connection(): Promise<StateServerConnection>;
}

/** The site's end of one connection. */
export class StateServerConnection {
  readonly #webSocket: WebSocket;
  readonly #raw: Duplex;
  readonly #messages: Queue<string>;
  readonly closed: Promise<unknown>;

  constructor(webSocket: WebSocket, raw: Duplex) {
    this.#webSocket = webSocket;
    this.#raw = raw;
    this.#messages = new Queue<string>();
    webSocket.on('message', (data: RawData) => this.#messages.push((data as Buffer).toString('utf8')));
    webSocket.on('error', () => webSocket.terminate());
    this.closed = once(webSocket, 'close');
  }

  /** The next message, exactly as it came. */
  message(): Promise<string> {
    return this.#messages.next();
  }

  /** Sends one binary frame for each part. */
  send(...parts: readonly (string | Uint8Array)[]): void {
    for (const part of parts) {
      this.#webSocket.send(part, { binary: true });
    }
  }

  /** Sends one text frame for each part, whether or not its bytes are UTF-8. */
  sendText(...parts: readonly (string | Uint8Array)[]): void {
    for (const part of parts) {
      this.#webSocket.send(part, { binary: false });
    }
  }

  /** Resolves when the other end has read all that was sent so far. */
  async received(): Promise<void> {
    const pong = once(this.#webSocket, 'pong');
    this.#webSocket.ping();
    await pong;
  }

  /** Writes bytes past the WebSocket protocol. */
  write(bytes: Uint8Array): void {
    this.#raw.write(bytes);
  }

  /** Goes through the guide's phases up to and with the response to `subscribe`. */
  async welcome(timestamp: unknown = 1_637_658_000): Promise<void> {
    await this.message();
    this.send('{"type":"authenticate_response","success":true}\n');
    await this.message();
    this.send(`{"type":"subscribe_response","timestamp":${JSON.stringify(timestamp)},"success":true}\n`);
  }

  /** Stays open and reads nothing any more, pings included. */
  freeze(): void {
    this.#webSocket.pause();
    this.#raw.pause();
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  /** Breaks the connection. */
  cut(): void {
    this.#webSocket.terminate();
  }
}

/** Starts a site whose certificate is that of `startSiteServer`. */
export async function startStateServer(options: StateServerOptions = {}): Promise<StateServer> {
  const { echo = (offered) => offered, refuse = () => false } = options;
  const handshakes: IncomingMessage[] = [];
  const connections = new Queue<StateServerConnection>();
  const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const echoes = new WeakMap<IncomingMessage, string>();
  webSockets.on('headers', (headers, request) => {
    const protocol = echoes.get(request);
    if (protocol !== undefined) {
      headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
    }
  });
  const server = createServer({ key: certificate('server-key.pem'), cert: certificate('server.pem') });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const offered = request.headers['sec-websocket-protocol'] ?? '';
    handshakes.push(request);
    if (refuse(request, socket)) {
      return;
    }
    const protocol = echo(offered);
    if (protocol !== undefined) {
      echoes.set(request, protocol);
    }
    // A name with spaces is no valid header value of the protocol, and yet real sites are offered it.
    request.headers = { ...request.headers, 'x-offered': offered };
    delete request.headers['sec-websocket-protocol'];
    webSockets.handleUpgrade(request, socket, head, (webSocket) =>
      connections.push(new StateServerConnection(webSocket, socket)),
    );
  });
  return { ...(await listen(server, 'https')), handshakes, connection: () => connections.next() };
}

/** The subprotocol a handshake offered. */
export function offeredProtocol({ headers }: IncomingMessage): string | undefined {
  const offered = headers['x-offered'] ?? headers['sec-websocket-protocol'];
  return Array.isArray(offered) ? offered[0] : offered;
}

/** Answers a handshake with plain HTTP. */
export function answerHttp(socket: Duplex, status: string, headers: readonly string[] = [], body = ''): true {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  socket.end([`HTTP/1.1 ${status}`, 'Connection: close', length, ...headers, '', body].join('\r\n'));
  return true;
}

/** Items for whoever asks, in the order both came. */
class Queue<T> {
  readonly #items: T[] = [];
  readonly #waiting: ((item: T) => void)[] = [];

  push(item: T): void {
    const taker = this.#waiting.shift();
    if (taker) {
      taker(item);
    } else {
      this.#items.push(item);
    }
  }

  next(): Promise<T> {
    const [item] = this.#items.splice(0, 1);
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }
}
