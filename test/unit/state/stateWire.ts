import { readFileSync } from 'node:fs';
import type { Clock } from '../../../src/base/clock.ts';
import type { Event } from '../../../src/base/event.ts';
import { silentLog, type Log } from '../../../src/base/log.ts';
import { StateConnection } from '../../../src/state/connection/connection.ts';
import { openStateSocket } from '../../../src/state/connection/socket.ts';
import type { StateSocket } from '../../../src/state/connection/stateSocket.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { TEST_CA_FILE } from '../../support/siteServer.ts';
import { startStateServer, type StateServer, type StateServerConnection } from '../../support/stateServer.ts';

/** What `event` fires next. */
export function next<T>(event: Event<T>): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      listening.dispose();
      resolve(value);
    });
  });
}

/** A socket to a test's site, with its certificate trusted. */
export function connectTo(url: string, signal = new AbortController().signal): Promise<StateSocket> {
  return openStateSocket({ url, company: 'acme', ca: [readFileSync(TEST_CA_FILE, 'utf8')], signal });
}

/** A log that keeps its lines. */
export function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  return { ...silentLog, lines, debug: keep, info: keep, warn: keep, error: keep };
}

/** Both ends of a connection over TLS. */
export interface Wire extends AsyncDisposable {
  readonly server: StateServer;
  readonly site: StateServerConnection;
  readonly connection: StateConnection;
  readonly clock: ManualClock;
  readonly lines: readonly string[];
}

/** Connects to a new site, and up to its response to `subscribe` unless told otherwise. */
export async function openWire({ subscribed = true } = {}): Promise<Wire> {
  const server = await startStateServer();
  const clock = new ManualClock();
  const log = keepingLog();
  const connection = await newConnection(server, clock, log);
  const site = await server.connection();
  if (subscribed) {
    await Promise.all([connection.subscribe('token-1'), site.welcome()]);
  }
  const close = async (): Promise<void> => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  };
  return { server, site, connection, clock, lines: log.lines, [Symbol.asyncDispose]: close };
}

async function newConnection(server: StateServer, clock: Clock, log: Log): Promise<StateConnection> {
  return new StateConnection(await connectTo(server.url), clock, log);
}
