import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Random } from '../sim/random.ts';
import { StateConnection, type StateServer } from './stateConnection.ts';
import type { Tokens } from './tokens.ts';
import type { DemoModel } from '../sim/demoModel.ts';

/** How many integrations may receive updates (guide: Protocol of the Real-Time State API). */
const MAX_CONNECTIONS = 30;
/** Time to authenticate in, in milliseconds. */
const AUTHENTICATION_MILLISECONDS = 30_000;
const PROTOCOL = 'ingredi state api';

/** The real-time state API at `/nw`. */
export class StateService implements Disposable {
  readonly #webSockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  readonly #connections = new Set<StateConnection>();
  readonly #subscriptions = new DisposableStore();
  readonly #clock: Clock;
  readonly #server: StateServer;

  constructor(model: DemoModel, tokens: Tokens, clock: Clock) {
    this.#clock = clock;
    this.#server = {
      random: new Random(1),
      now: () => model.now(),
      accountOf: (token) => tokens.accountOf(token),
      hasRoom: () => [...this.#connections].filter(({ isSubscribed }) => isSubscribed).length < MAX_CONNECTIONS,
      snapshot: (tables) => {
        model.flush();
        return model.snapshot(tables);
      },
    };
    this.#subscriptions.add(model.onDidUpdate((update) => this.#each((connection) => connection.update(update))));
    this.#subscriptions.add(model.onDidTruncate(() => this.#each((connection) => connection.truncate())));
    this.#webSockets.on('headers', echoProtocol);
  }

  /** Takes a request to `/nw` over; refuses it with 400 when it does not offer the state protocol. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = offeredProtocol(request);
    if (offered === undefined) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    // The spelling with spaces is no valid header, and yet used: `ws` must not see it.
    delete request.headers['sec-websocket-protocol'];
    chosenProtocols.set(request, offered);
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new StateConnection(webSocket, this.#server);
      this.#connections.add(connection);
      const timeout = this.#clock.after(AUTHENTICATION_MILLISECONDS, () => {
        if (!connection.isAuthenticated) {
          connection.cut();
        }
      });
      webSocket.on('close', () => {
        timeout.dispose();
        this.#connections.delete(connection);
      });
    });
  }

  cut(): void {
    this.#each((connection) => connection.cut());
  }

  freeze(): void {
    this.#each((connection) => connection.freeze());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.cut();
    this.#webSockets.close();
  }

  #each(action: (connection: StateConnection) => void): void {
    for (const connection of [...this.#connections]) {
      action(connection);
    }
  }
}

/** The spelling of the protocol that each request is to hear back. */
const chosenProtocols = new WeakMap<IncomingMessage, string>();

function offeredProtocol(request: IncomingMessage): string | undefined {
  const offers = request.headers['sec-websocket-protocol']?.split(',') ?? [];
  return offers.map((offer) => offer.trim()).find((offer) => offer.replaceAll('%20', ' ') === PROTOCOL);
}

function echoProtocol(headers: string[], request: IncomingMessage): void {
  const protocol = chosenProtocols.get(request);
  if (protocol !== undefined) {
    headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
  }
}
