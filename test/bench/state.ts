/**
 * A 100,000-row snapshot and 1,000,000 row changes through framing, protocol and model, against JSON.parse alone on the
 * same bytes. Both sides decode the bytes; ours also finds the messages, normalises the values, keeps the rows and the
 * indexes the views use, and notes the changes.
 */
import { StateModel } from '../../src/state/model.ts';
import { MessageFraming } from '../../src/state/framing.ts';
import { readMessage } from '../../src/state/protocol.ts';
import { stateTraffic } from './stateTraffic.ts';

/** One line of the table of benches: `ratio` must not exceed `bar`. */
export interface BenchResult {
  readonly name: string;
  readonly ratio: number;
  readonly bar: number;
  readonly figures: Record<string, number>;
}

const ROUNDS = 5;

/** Runs the bench; about ten seconds. */
export function bench(): Promise<readonly BenchResult[]> {
  return Promise.resolve([
    compare('state: 100,000 rows, then 1,000,000 changes', stateTraffic({ firstId: 9_400_000_000_000_000_001n })),
    compare('state: the same with short row ids', stateTraffic({ firstId: 100_001n })),
  ]);
}

function compare(name: string, messages: readonly Buffer[]): BenchResult {
  let parse = Infinity;
  let ours = Infinity;
  let withSets = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    parse = Math.min(
      parse,
      milliseconds(() => parseAlone(messages)),
    );
    ours = Math.min(
      ours,
      milliseconds(() => follow(messages, false)),
    );
    withSets = Math.min(
      withSets,
      milliseconds(() => follow(messages, true)),
    );
  }
  const megabytes = messages.reduce((total, message) => total + message.length, 0) / 1e6;
  return {
    name,
    ratio: ours / parse,
    bar: 1.3,
    figures: { megabytes, parseMs: parse, oursMs: ours, everyChangeSetReadMs: withSets },
  };
}

function milliseconds(run: () => void): number {
  globalThis.gc?.();
  const start = performance.now();
  run();
  return performance.now() - start;
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

if (import.meta.main) {
  for (const { name, ratio, bar, figures } of await bench()) {
    console.log(`${name}: ${ratio.toFixed(2)} (bar ${bar})`, figures);
  }
}
