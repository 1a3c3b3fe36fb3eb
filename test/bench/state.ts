/**
 * A 100,000-row snapshot and 1,000,000 row changes through framing, protocol and model, against JSON.parse alone on the
 * same bytes. Both sides decode the bytes; ours also finds the messages, normalises the values, keeps the rows, notes
 * the changes, and now and then answers what the views ask. The two take turns, and the middle one of the ratios counts.
 * For comparison it also tells what it costs to keep the parsed rows in one plain Map for each table and nothing more.
 */
import { StateModel } from '../../src/state/model.ts';
import { MessageFraming } from '../../src/state/framing.ts';
import { readMessage } from '../../src/state/protocol.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';
import { stateTraffic, type TrafficOptions } from './stateTraffic.ts';

const ROUNDS = 5;
/** At the pace of the bench the views refresh about so often: four times a second. */
const MESSAGES_PER_LOOK = 1_000;
const SESSIONS_IN_SIGHT = 100;

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
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const parse = milliseconds(() => parseAlone(messages));
    const ours = milliseconds(() => follow(messages, false));
    rounds.push({ parse, ours, ratio: ours / parse });
  }
  const ratios = rounds.map(({ ratio }) => ratio);
  const withSets = milliseconds(() => follow(messages, true));
  const plainMaps = milliseconds(() => keepInMaps(messages));
  const megabytes = messages.reduce((total, message) => total + message.length, 0) / 1e6;
  return {
    name,
    ratio: median(ratios),
    bar: 1.3,
    figures: {
      megabytes,
      parseMs: median(rounds.map(({ parse }) => parse)),
      oursMs: median(rounds.map(({ ours }) => ours)),
      lowestRatio: Math.min(...ratios),
      highestRatio: Math.max(...ratios),
      everyChangeSetReadMs: withSets,
      plainMapsMs: plainMaps,
    },
  };
}

interface SentUpdate {
  readonly insert: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly update: SentUpdate['insert'];
  readonly delete: Readonly<Record<string, readonly string[]>>;
}

/** Milliseconds, and how they compare. */
interface Round {
  readonly parse: number;
  readonly ours: number;
  readonly ratio: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
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

/** The least a program does that follows the traffic. */
function keepInMaps(messages: readonly Buffer[]): void {
  const tables = new Map<string, Map<string, object>>();
  const tableOf = (name: string): Map<string, object> => {
    const rows = tables.get(name) ?? new Map<string, object>();
    tables.set(name, rows);
    return rows;
  };
  for (const message of messages) {
    const update = JSON.parse(message.toString('utf8')) as SentUpdate;
    for (const [name, rows] of Object.entries(update.insert)) {
      Object.entries(rows).forEach(([id, row]) => tableOf(name).set(id, row));
    }
    for (const [name, rows] of Object.entries(update.update)) {
      Object.entries(rows).forEach(([id, fields]) => Object.assign(tableOf(name).get(id) ?? {}, fields));
    }
    for (const [name, ids] of Object.entries(update.delete)) {
      ids.forEach((id) => tableOf(name).delete(id));
    }
  }
}

/** Follows the traffic as a window does that shows sessions and representatives. */
function follow(messages: readonly Buffer[], readsChanges: boolean): void {
  const model = new StateModel();
  const framing = new MessageFraming();
  let untilLook = 0;
  for (const frame of messages) {
    for (const json of framing.push(frame)) {
      const message = readMessage(json);
      if (message.type === 'model_update') {
        const changes = model.applyAll([message]);
        if (changes.isEmpty || (readsChanges && changes.inserted.size + changes.updated.size === 0)) {
          throw new Error('Every message of the traffic changes something.');
        }
      }
    }
    if (untilLook-- === 0) {
      untilLook = MESSAGES_PER_LOOK;
      look(model);
    }
  }
  look(model);
}

/** Reads the sessions in sight with what belongs to them. */
function look(model: StateModel): void {
  let seen = 0;
  for (const [id, session] of model.rows('support_session')) {
    const clients = model.referencing('customer_client', 'support_session_id', id);
    const links = model.referencing('representative_support_session', 'support_session_id', id);
    const representative = model.rows('representative_support_session').get([...links][0] ?? '')?.representative_id;
    const others = model.referencing('representative_support_session', 'representative_id', representative ?? '');
    const inQueue = model.referencing('support_session', 'queue_id', session.queue_id ?? '');
    if (clients.size !== 1 || !inQueue.has(id) || others.size === 0) {
      throw new Error('A session has lost what belongs to it.');
    }
    if (++seen === SESSIONS_IN_SIGHT) {
      return;
    }
  }
}
