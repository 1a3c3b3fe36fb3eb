import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { page, type Answer } from './answer.ts';
import type { PendingFaults } from './faults.ts';
import { readRequest, type DemoRequest } from './request.ts';

const LOOPBACK = '127.0.0.1';
/** How much of a report comes before it is cut: its head and its first items. */
const PIECES_OF_HALF = 2;

/** Who answers what the server takes in. */
export interface HttpHandlers {
  request(request: DemoRequest): Answer;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The demo site's HTTP server. It listens on the loopback interface only. */
export class HttpService {
  readonly #server: Server;
  readonly #faults: PendingFaults;
  readonly #handlers: HttpHandlers;
  readonly #closing = new AbortController();

  constructor(handlers: HttpHandlers, faults: PendingFaults) {
    this.#handlers = handlers;
    this.#faults = faults;
    this.#server = createServer((message, response) => void this.#serve(message, response));
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#upgrade(request, socket, head),
    );
  }

  /** Resolves with the port that is listened on. Rejects with the system's error when `port` is taken. */
  async listen(port: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#server.once('error', reject);
    this.#server.listen(port, LOOPBACK, () => {
      this.#server.off('error', reject);
      resolve(portOf(this.#server.address()));
    });
    return promise;
  }

  /** Drops all connections; resolves once the port is free. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#server.listening) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.#server.close(() => resolve(undefined));
      this.#server.closeAllConnections();
      await promise;
    }
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(message);
      if (this.#faults.delay > 0) {
        await delay(this.#faults.delay, undefined, { signal: this.#closing.signal, ref: false });
      }
      const answer = this.#isOwnHost(message) ? this.#handlers.request(request) : misdirected();
      await send(response, inRange(answer, request), this.#faults.takeHalfAnswer(request.path));
    } catch {
      if (response.headersSent) {
        response.destroy();
      } else {
        await send(response, page(400, 'Bad Request', 'The request could not be read.'), false);
      }
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const [path] = (request.url ?? '').split('?');
    if (path === '/nw' && this.#isOwnHost(request)) {
      this.#handlers.upgrade(request, socket, head);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
  }

  /** A web page can make its own name point to this machine; then the Host header still has that name. */
  #isOwnHost(message: IncomingMessage): boolean {
    const port = portOf(this.#server.address());
    return [`${LOOPBACK}:${port}`, `localhost:${port}`].includes(message.headers.host ?? '');
  }
}

async function send(response: ServerResponse, answer: Answer, half: boolean): Promise<void> {
  const { status, type, headers, body } = answer;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const length = bytes instanceof Uint8Array ? { 'Content-Length': bytes.length } : {};
  response.writeHead(status, { ...headers, 'Content-Type': type, ...length, Connection: 'close' });
  if (!(bytes instanceof Uint8Array)) {
    await sendPieces(response, bytes, half);
  } else if (half) {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  } else {
    response.end(bytes);
  }
}

/** Others get their turn between two pieces; nothing is made for a reader who has gone. */
async function sendPieces(response: ServerResponse, pieces: Iterable<string>, half: boolean): Promise<void> {
  let sent = 0;
  for (const piece of pieces) {
    if (response.destroyed) {
      return;
    }
    sent += piece === '' ? 0 : 1;
    if (half && sent === PIECES_OF_HALF) {
      response.write(piece, () => response.destroy());
      return;
    }
    if (piece !== '' && !response.write(piece)) {
      await drained(response);
    }
    await nextTurn();
  }
  response.end();
}

/** Resolves once there is room again, or nobody to write to. */
async function drained(response: ServerResponse): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  over.abort();
}

/** The rest of a file that was asked for from a byte on, if it is still the same file. */
function inRange(answer: Answer, { range }: DemoRequest): Answer {
  const { body, headers = {} } = answer;
  if (range === undefined || !(body instanceof Uint8Array) || range.version !== headers['ETag']) {
    return answer;
  }
  if (range.from >= body.length) {
    return { ...answer, status: 416, body: '', headers: { ...headers, 'Content-Range': `bytes */${body.length}` } };
  }
  const place = `bytes ${range.from}-${body.length - 1}/${body.length}`;
  return { ...answer, status: 206, body: body.subarray(range.from), headers: { ...headers, 'Content-Range': place } };
}

function misdirected(): Answer {
  return page(421, 'Misdirected Request', 'This server answers on 127.0.0.1 and localhost only.');
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}
