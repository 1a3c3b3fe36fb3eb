/**
 * The side bar's four views on a large site: 5,000 sessions, 2,000 representatives, 500 row changes a second, from the
 * socket's bytes to the rows that VS Code is given, all rows expanded. The views are the real ones; VS Code itself is
 * stood in for, so what it spends on drawing is not in the figures.
 */
import { registerHooks } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../../src/base/clock.ts';
import { Emitter } from '../../../src/base/event.ts';
import { silentLog } from '../../../src/base/log.ts';
import { StateFeed } from '../../../src/state/sources/feed.ts';
import type { StateSocket } from '../../../src/state/connection/stateSocket.ts';
import type { LiveState } from '../../../src/ui/sites/liveState.ts';
import type { BenchResult, BenchSize } from '../benchResult.ts';
import { START, stateTraffic } from '../stateTraffic.ts';
import { trees, type StandInTree } from './vscodeStandIn.ts';

const STAND_IN = new URL('vscodeStandIn.ts', import.meta.url).href;
const SECONDS: Readonly<Record<BenchSize, number>> = { full: 60, quick: 5 };
const CHANGES_A_SECOND = 500;
const MESSAGES_A_SECOND = 10;
const TICK_SECONDS = 10;
const REFRESHES_BAR = 4;
const DELAY_BAR_MS = 20;

/** Runs the bench, in real time; about a minute. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vscode' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
  });
  const { LiveViews } = await import('../../../src/ui/features/live/liveViews.ts');
  const { CurrentMoment } = await import('../../../src/ui/shared/rows/currentMoment.ts');
  const seconds = SECONDS[size];
  const [snapshot = Buffer.of(), ...messages] = stateTraffic({
    firstId: 9_400_000_000_000_000_001n,
    sessions: 5000,
    representatives: 2000,
    changes: seconds * CHANGES_A_SECOND,
    changesPerMessage: CHANGES_A_SECOND / MESSAGES_A_SECOND,
    messagesPerSecond: MESSAGES_A_SECOND,
    waiting: true,
  });
  const socket = new MemorySocket(snapshot);
  const feed = new StateFeed({
    connect: () => Promise.resolve(socket),
    token: () => Promise.resolve('token'),
    invalidateToken: () => undefined,
    clock: systemClock,
    log: silentLog,
  });
  const live = liveState(feed);
  const views = new LiveViews(live, new CurrentMoment(live), {});
  const awake = setInterval(() => undefined, 1000);
  await feed.start();
  await sleep(1500);
  const results = await measured(socket, messages, seconds, () => views.tick());
  clearInterval(awake);
  views.dispose();
  feed.dispose();
  return results;
}

async function measured(
  socket: MemorySocket,
  messages: readonly Buffer[],
  seconds: number,
  tick: () => void,
): Promise<readonly BenchResult[]> {
  // What the first seconds compile and cache is no leak.
  const warmUp = messages.slice(0, messages.length / 5);
  await play(socket, warmUp, tick);
  const heapBefore = heapMegabytes();
  trees.forEach((tree) => Object.assign(tree, { refreshes: 0, fired: 0, unchanged: 0 }));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const processor = process.cpuUsage();
  delay.enable();
  const begun = performance.now();
  await play(socket, messages.slice(warmUp.length), tick);
  const span = (performance.now() - begun) / 1000;
  delay.disable();
  const { user, system } = process.cpuUsage(processor);
  const heapAfter = heapMegabytes();
  const name = `live views: 5,000 sessions, 2,000 reps, 500 changes/s for ${seconds * 0.8} s`;
  const total = (of: (tree: StandInTree) => number) => trees.reduce((sum, tree) => sum + of(tree), 0);
  const busiest = Math.max(...trees.map(({ refreshes }) => refreshes)) / span;
  const fired = total((tree) => tree.fired);
  const p99Ms = delay.percentile(99) / 1e6;
  return [
    {
      name: `${name}: refreshes a second of the busiest view, to ${REFRESHES_BAR}`,
      ratio: busiest / REFRESHES_BAR,
      bar: 1,
      figures: { busiest, rows: total((tree) => tree.rows), seconds: span },
    },
    {
      name: `${name}: rows fired, to those that had changed`,
      ratio: fired / Math.max(1, fired - total((tree) => tree.unchanged)),
      bar: 1,
      figures: { fired, unchanged: total((tree) => tree.unchanged) },
    },
    {
      name: `${name}: event-loop delay p99, to ${DELAY_BAR_MS} ms`,
      ratio: p99Ms / DELAY_BAR_MS,
      bar: 1,
      figures: {
        p99Ms,
        medianMs: delay.percentile(50) / 1e6,
        maxMs: delay.max / 1e6,
        processorMsARefresh: (user + system) / 1000 / total((tree) => tree.refreshes),
        processorShare: (user + system) / 1e6 / span,
      },
    },
    {
      name: `${name}: memory after, to before`,
      ratio: heapAfter / heapBefore,
      bar: 1.1,
      figures: { megabytesBefore: heapBefore, megabytesAfter: heapAfter },
    },
  ];
}

/** Sends the messages at the pace of life. */
async function play(socket: MemorySocket, messages: readonly Buffer[], tick: () => void): Promise<void> {
  const begun = performance.now();
  for (const [at, message] of messages.entries()) {
    await sleep(Math.max(0, begun + (at * 1000) / MESSAGES_A_SECOND - performance.now()));
    socket.deliver(message);
    if (at % (MESSAGES_A_SECOND * TICK_SECONDS) === 0) {
      tick();
    }
  }
  // The last refresh comes a little later.
  await sleep(500);
}

function heapMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** A site that accepts everybody and sends what it is told to. */
class MemorySocket implements StateSocket {
  readonly #snapshot: Buffer;
  readonly #message = new Emitter<Uint8Array>();
  readonly #pong = new Emitter<void>();
  readonly onMessage = this.#message.event;
  readonly onPong = this.#pong.event;
  readonly onClose = () => ({ dispose: () => undefined });

  constructor(snapshot: Buffer) {
    this.#snapshot = snapshot;
  }

  deliver(bytes: Uint8Array): void {
    this.#message.fire(bytes);
  }

  send(text: string): void {
    queueMicrotask(() => {
      if (text.includes('"subscribe"')) {
        this.deliver(Buffer.from(`{"type":"subscribe_response","success":true,"timestamp":${START}}\n`));
        this.deliver(this.#snapshot);
      } else {
        this.deliver(Buffer.from('{"type":"authenticate_response","success":true}\n'));
      }
    });
  }

  ping(): void {
    queueMicrotask(() => this.#pong.fire());
  }

  close(): void {
    this.#message.dispose();
  }
}

function liveState(feed: StateFeed): LiveState {
  const never = () => ({ dispose: () => undefined });
  return {
    site: { id: 'bench', label: 'Support', url: 'https://support.example.com', company: 'acme', rep: 'rep7' },
    signedIn: true,
    model: feed.model,
    get status() {
      return feed.status;
    },
    get skewSeconds() {
      return feed.skewSeconds;
    },
    problem: undefined,
    get staleSince() {
      return feed.staleSince;
    },
    nextTryAt: undefined,
    onDidChangeStatus: (listener) => feed.onDidChangeStatus(() => listener()),
    onDidReplaceModel: never,
    onDidChange: feed.onDidChange,
    onDidTruncate: feed.onDidTruncate,
    siteNow: () => Date.now() / 1000 + feed.skewSeconds,
    dispose: () => undefined,
  };
}
