import { StateFeed, type StateFeedOptions } from '../../../src/state/sources/feed.ts';
import type { ChangeSet } from '../../../src/state/model/changeSet.ts';
import type { StateStatus } from '../../../src/state/source.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { startStateServer, type StateServer, type StateServerConnection } from '../../support/stateServer.ts';
import { connectTo, keepingLog } from './stateWire.ts';

/** A feed, the site it follows over TLS, and what it told. */
export interface LiveFeed extends AsyncDisposable {
  readonly server: StateServer;
  readonly feed: StateFeed;
  readonly clock: ManualClock;
  readonly statuses: readonly StateStatus[];
  readonly steps: ChangeSet[];
  readonly refusedTokens: readonly string[];
  readonly lines: readonly string[];
}

/** Starts a site and makes a feed of it, which is not started yet. Its tokens are `token-1`, `token-2` and so on. */
export async function newFeed(options: Partial<StateFeedOptions> = {}): Promise<LiveFeed> {
  const server = await startStateServer();
  const clock = new ManualClock();
  const log = keepingLog();
  const refusedTokens: string[] = [];
  let tokens = 1;
  const feed = new StateFeed({
    connect: (signal) => connectTo(server.url, signal),
    token: () => Promise.resolve(`token-${tokens}`),
    invalidateToken: (token) => {
      refusedTokens.push(token);
      tokens++;
    },
    clock,
    log,
    ...options,
  });
  const statuses: StateStatus[] = [];
  const steps: ChangeSet[] = [];
  feed.onDidChangeStatus((status) => statuses.push(status));
  feed.onDidChange((changes) => steps.push(changes));
  const close = async (): Promise<void> => {
    feed.dispose();
    await server[Symbol.asyncDispose]();
  };
  return { server, feed, clock, statuses, steps, refusedTokens, lines: log.lines, [Symbol.asyncDispose]: close };
}

/** Starts a feed and brings it up to its first snapshot; gives the site's end. */
export async function goLive({ feed, server, clock }: LiveFeed, snapshot: string): Promise<StateServerConnection> {
  const started = feed.start();
  const site = await answer(server, snapshot);
  clock.advance(1000);
  await started;
  return site;
}

/** Answers the next connection with a snapshot. One of a single table is complete after a second of quiet. */
export async function answer(server: StateServer, snapshot: string): Promise<StateServerConnection> {
  const site = await server.connection();
  await site.welcome();
  site.send(snapshot);
  await site.received();
  return site;
}

/** Waits until the feed has come to `status`. */
export function reached(feed: StateFeed, status: StateStatus): Promise<void> {
  return new Promise((resolve) => {
    const listening = feed.onDidChangeStatus(() => {
      if (feed.status === status) {
        listening.dispose();
        resolve();
      }
    });
  });
}

/** A `model_update` as the site sends it. */
export function update(parts: {
  readonly insert?: Record<string, Record<string, object>>;
  readonly update?: Record<string, Record<string, object>>;
  readonly delete?: Record<string, readonly string[]>;
}): string {
  return `${JSON.stringify({ type: 'model_update', ...parts })}\n`;
}
