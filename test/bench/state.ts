/**
 * A 100,000-row snapshot and 1,000,000 row changes through framing, protocol and model, against JSON.parse alone on the
 * same bytes. Both sides decode the bytes; ours also finds the messages, normalises the values, keeps the rows and the
 * indexes the views use, and notes the changes.
 */
import { StateModel } from '../../src/state/model.ts';
import { MessageFraming } from '../../src/state/framing.ts';
import { readMessage } from '../../src/state/protocol.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';
import { stateTraffic, type TrafficOptions } from './stateTraffic.ts';

const ROUNDS = 3;

const SIZES: Readonly<Record<BenchSize, Pick<TrafficOptions, 'sessions' | 'representatives' | 'changes'>>> = {
  full: { sessions: 30_000, representatives: 8_000, changes: 1_000_000 },
  quick: { sessions: 3_000, representatives: 800, changes: 50_000 },
};

/** Runs the bench; about half a minute. */
export function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  const { sessions, changes } = SIZES[size];
  const rows = (sessions * 3.3).toLocaleString('en', { maximumSignificantDigits: 1 });
  const name = `state: ${rows} rows, then ${changes.toLocaleString('en')} changes`;
  const traffic = (firstId: bigint) => stateTraffic({ ...SIZES[size], firstId, changesPerMessage: 100 });
  return Promise.resolve([
    compare(name, traffic(9_400_000_000_000_000_001n)),
    compare(`${name}, with short row ids`, traffic(100_001n)),
  ]);
}

function compare(name: string, messages: readonly Buffer[]): BenchResult {
  let parse = Infinity;
  let ours = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    parse = Math.min(
      parse,
      milliseconds(() => parseAlone(messages)),
    );
    ours = Math.min(
      ours,
      milliseconds(() => follow(messages, false)),
    );
  }
  const withSets = milliseconds(() => follow(messages, true));
  const megabytes = messages.reduce((total, message) => total + message.length, 0) / 1e6;
  return {
    name,
    ratio: ours / parse,
    bar: 1.3,
    figures: { megabytes, parseMs: parse, oursMs: ours, everyChangeSetReadMs: withSets },
  };
}

/** Of processor time, garbage collection included: what else the machine does must not count. */
function milliseconds(run: () => void): number {
  globalThis.gc?.();
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function parseAlone(messages: readonly Buffer[]): void {
  for (const message of messages) {
    JSON.parse(message.toString('utf8'));
  }
}

/** Follows the traffic as a window does that shows sessions and representatives. */
function follow(messages: readonly Buffer[], readsChanges: boolean): void {
  const model = new StateModel();
  const framing = new MessageFraming();
  model.referencing('customer_client', 'support_session_id', '');
  model.referencing('representative_support_session', 'support_session_id', '');
  model.referencing('representative_support_session', 'representative_id', '');
  model.referencing('support_session', 'queue_id', '');
  for (const frame of messages) {
    for (const text of framing.push(frame)) {
      const message = readMessage(text);
      if (message.type === 'model_update') {
        const changes = model.apply(message);
        if (readsChanges && changes.inserted.size < 0) {
          throw new Error('A map has no negative size.');
        }
      }
    }
  }
}
