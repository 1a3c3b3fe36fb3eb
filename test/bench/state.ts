/**
 * A 100,000-row snapshot, then 1,000,000 row changes, through framing, protocol and model, against JSON.parse and one
 * plain Map of the parsed rows for each table: the least that a program does that follows the traffic. Ours also finds
 * the messages, normalises the values, notes the changes, and now and then answers what the views ask. The two take
 * turns, and the middle one of the ratios counts.
 */
import { StateModel } from '../../src/state/model/model.ts';
import { MessageFraming } from '../../src/state/connection/framing.ts';
import { readMessage } from '../../src/state/connection/protocol.ts';
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
    ...compare(name, traffic(9_400_000_000_000_000_001n)),
    ...compare(`${name}, with short row ids`, traffic(100_001n)),
  ]);
}

function compare(name: string, messages: readonly Buffer[]): readonly BenchResult[] {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    maps: measured(messages, new PlainMaps()),
    ours: measured(messages, new Window()),
  }));
  const megabytes = messages.reduce((total, message) => total + message.length, 0) / 1e6;
  return (['snapshot', 'changes'] as const).map((part) => {
    const ratios = rounds.map(({ maps, ours }) => ours[part] / maps[part]);
    return {
      name: `${name}: ${part}`,
      ratio: median(ratios),
      bar: 1.15,
      figures: {
        megabytes,
        mapsMs: median(rounds.map(({ maps }) => maps[part])),
        oursMs: median(rounds.map(({ ours }) => ours[part])),
        lowestRatio: Math.min(...ratios),
        highestRatio: Math.max(...ratios),
      },
    };
  });
}

/** Whatever follows the traffic. */
interface Follower {
  take(frame: Buffer): void;
}

/** Milliseconds of the first message, which is the snapshot, and of all others. */
function measured(
  [snapshot, ...changes]: readonly Buffer[],
  follower: Follower,
): { snapshot: number; changes: number } {
  return {
    snapshot: milliseconds(() => follower.take(snapshot ?? Buffer.alloc(0))),
    changes: milliseconds(() => changes.forEach((frame) => follower.take(frame))),
  };
}

interface SentUpdate {
  readonly insert: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly update: SentUpdate['insert'];
  readonly delete: Readonly<Record<string, readonly string[]>>;
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

class PlainMaps implements Follower {
  readonly #tables = new Map<string, Map<string, object>>();

  take(frame: Buffer): void {
    const update = JSON.parse(frame.toString('utf8')) as SentUpdate;
    for (const [name, rows] of Object.entries(update.insert)) {
      Object.entries(rows).forEach(([id, row]) => this.#table(name).set(id, row));
    }
    for (const [name, rows] of Object.entries(update.update)) {
      Object.entries(rows).forEach(([id, fields]) => Object.assign(this.#table(name).get(id) ?? {}, fields));
    }
    for (const [name, ids] of Object.entries(update.delete)) {
      ids.forEach((id) => this.#table(name).delete(id));
    }
  }

  #table(name: string): Map<string, object> {
    const rows = this.#tables.get(name) ?? new Map<string, object>();
    this.#tables.set(name, rows);
    return rows;
  }
}

/** Follows the traffic as a window does that shows sessions and representatives. */
class Window implements Follower {
  readonly #model = new StateModel();
  readonly #framing = new MessageFraming();
  #untilLook = 0;

  take(frame: Buffer): void {
    for (const json of this.#framing.push(frame)) {
      const message = readMessage(json);
      if (message.type !== 'model_update' || this.#model.applyAll([message]).isEmpty) {
        throw new Error('Every message of the traffic changes something.');
      }
    }
    if (this.#untilLook-- === 0) {
      this.#untilLook = MESSAGES_PER_LOOK;
      look(this.#model);
    }
  }
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
