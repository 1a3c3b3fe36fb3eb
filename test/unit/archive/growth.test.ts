import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'mocha';
import { Checkpoints } from '../../../src/reporting/archive/replay/checkpoints.ts';
import { readEventLine } from '../../../src/reporting/archive/reading/eventLine.ts';
import { Journal } from '../../../src/reporting/archive/replay/journal.ts';
import { inOrder } from '../../../src/reporting/archive/fetching/listing.ts';
import { eventLines, readStateArchive } from '../../../src/reporting/archive/reading/readArchive.ts';
import { Replay } from '../../../src/reporting/archive/replay/replay.ts';
import { ReplaySink } from '../../../src/reporting/archive/replay/replaySink.ts';
import { SeriesSink } from '../../../src/reporting/archive/metrics/seriesSink.ts';
import { followArchives } from '../../../src/reporting/archive/timeline.ts';
import { ManualClock } from '../../support/manualClock.ts';
import { processorMillisecondsOf } from '../../support/processorTime.ts';
import { eventArchive, HandMadeArchives, line, stateArchive, T0 } from './handMade.ts';

/** In milliseconds; less cannot be measured well. */
const LEAST_MS = 30;
const SIZE = 2000;

/** Four times the size takes four times as long, or a little more; by the square it would be sixteen times. */
async function assertGrowsWithIt(task: (size: number) => Promise<unknown>): Promise<void> {
  await task(SIZE);
  const before = Math.max(LEAST_MS, await processorMillisecondsOf(() => task(SIZE)));
  const after = await processorMillisecondsOf(() => task(4 * SIZE));
  assert.ok(after < 10 * before, `${before} ms, then ${after} ms`);
}

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

const objectOf = <T>(count: number, value: (at: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at + 1), value(at + 1)]));

describe('a large archive', () => {
  const states: Readonly<Record<string, (size: number) => string>> = {
    rows: (size) => `{"queue":{${times(size, (at) => `"${at}":{"name":"x"},`)}"x":{}}}`,
    'list of rows': (size) => `{"queue":[${times(size, (at) => `{"id":"${at}"},`)}{}]}`,
    'longest text': (size) => `{"queue":{"1":{"name":"${'\\"x'.repeat(size)}"}}}`,
    'longest name of a table': (size) => `{"${'\\"x'.repeat(size)}":{}}`,
    'white space': (size) => `{${' '.repeat(size)}}`,
  };
  for (const [what, textOf] of Object.entries(states)) {
    it(`is read in time that grows with its ${what}, a few bytes at a time too`, async () => {
      await assertGrowsWithIt((size) => readStateArchive(inPieces(textOf(size), 7)));
    });
  }

  const events: Readonly<Record<string, (size: number) => string>> = {
    lines: (size) => times(size, (at) => line({ type: 'truncate_model', timestamp: at })),
    'blank lines': (size) => '\r\n'.repeat(size),
    'longest line': (size) => line({ type: 'truncate_model', timestamp: 1, note: 'x'.repeat(10 * size) }),
    'rows of one line': (size) =>
      line({ type: 'model_insert', timestamp: 1, queue: objectOf(size, () => ({ name: 'x' })) }),
    'members, files and answers of one event': (size) =>
      line({
        type: 'session_event',
        name: 'files_shared',
        ...{ timestamp: 1, lsid: 'a' },
        data: {
          files: Object.values(objectOf(size, (at) => ({ name: `f${at}` }))),
          performed_by: Object.values(objectOf(size, (at) => ({ name: `n${at}` }))),
          responses: objectOf(size, () => 'yes'),
        },
      }),
  };
  for (const [what, textOf] of Object.entries(events)) {
    it(`gives its events in time that grows with its ${what}, a few bytes at a time too`, async () => {
      await assertGrowsWithIt(async (size) => {
        for await (const lines of eventLines(inPieces(textOf(size), 7))) {
          lines.forEach(readEventLine);
        }
      });
    });
  }
});

/** Bytes as they come over a slow connection. */
function inPieces(text: string, size: number): AsyncIterable<Buffer> {
  const bytes = Buffer.from(text);
  const count = Math.ceil(bytes.length / size);
  return Readable.from(Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size)));
}

/** What a site may write in ten minutes. */
interface Past {
  readonly rows?: object;
  readonly lines: readonly object[];
}

const change = (table: string, rows: object, type = 'model_update'): object => ({ type, data: { [table]: rows } });

/** Lines that are spread over ten seconds. */
const each = (size: number, value: (at: number) => object): readonly object[] =>
  Array.from({ length: size }, (_, at) => ({ ...value(at), timestamp: T0 + Math.floor((at * 10) / size) }));

const PASTS: Readonly<Record<string, (size: number) => Past>> = {
  'people in one session': (size) => ({
    rows: {
      support_session: { 1: { lsid: 'a', queue_id: '5' } },
      representative: objectOf(size, (at) => ({
        user_id: String(at),
        queue_id: '5',
        selected_support_session_id: '1',
      })),
      representative_support_session: objectOf(size, (at) => ({
        ...{ representative_id: String(at), support_session_id: '1' },
      })),
      customer_client: { 1: { support_session_id: '1', connected: true } },
    },
    lines: each(size, (at) => change('customer_client', { 1: { connected: at % 2 === 0 } })),
  }),
  'sessions of one person': (size) => ({
    rows: {
      support_session: objectOf(size, (at) => ({ lsid: `a${at}`, queue_id: '5' })),
      representative: { 1: { user_id: '7', queue_id: '5' } },
      representative_support_session: objectOf(size, (at) => ({
        ...{ representative_id: '1', support_session_id: String(at) },
      })),
    },
    lines: each(size, (at) => change('representative', { 1: { routing_idle: at % 2 === 0 } })),
  }),
  'customers of one session': (size) => ({
    rows: {
      support_session: { 1: { lsid: 'a', queue_id: '5' } },
      representative: { 1: { user_id: '7', queue_id: '5' } },
      representative_support_session: { 1: { representative_id: '1', support_session_id: '1' } },
      customer_client: objectOf(size, () => ({ support_session_id: '1', connected: false })),
    },
    lines: each(size, (at) => change('customer_client', { [at + 1]: { connected: false, hostname: `h${at}` } })),
  }),
  'connections of one person': (size) => ({
    rows: { representative: objectOf(size, () => ({ user_id: '7' })) },
    lines: each(size, (at) => change('representative', { [at + 1]: { routing_idle: true } })),
  }),
  'log-ins and log-outs': (size) => ({
    lines: each(size, (at) =>
      at % 2 === 0
        ? change('representative', { [at]: { user_id: String(at % 3) } }, 'model_insert')
        : change('representative', [String(at - 1)], 'model_delete'),
    ),
  }),
  'teams of one person': (size) => ({
    rows: { representative: { 1: { user_id: '7' } } },
    lines: each(size, (at) => ({
      type: 'model_insert',
      data: {
        queue: { [at]: { type: 'team', name: `t${at}` } },
        representative_queue: { [at]: { representative_id: '1', queue_id: String(at) } },
      },
    })),
  }),
  'sessions that wait': (size) => ({
    rows: { queue: { 5: { type: 'team' } } },
    lines: each(size, (at) => change('support_session', { [at]: { queue_id: '5' } }, 'model_insert')),
  }),
  restarts: (size) => ({
    lines: each(size, (at) => (at % 2 === 0 ? { type: 'truncate_model' } : change('queue', { 1: {} }, 'model_insert'))),
  }),
  'session events': (size) => ({
    lines: each(size, (at) => ({
      ...{ type: 'session_event', lsid: `a${at % 5}`, name: 'chat_message' },
    })),
  }),
};

describe('a past with very many', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-growth-'));
  });
  after(() => rm(folder, { recursive: true }));

  const span = { from: T0, to: T0 + 600 };
  const { signal } = new AbortController();

  function archivesOf({ rows = {}, lines }: Past): HandMadeArchives {
    const archives = new HandMadeArchives(65_536);
    archives.add(stateArchive(1, T0), JSON.stringify(rows));
    archives.add(eventArchive(1, T0, T0 + 600), lines.map(line).join(''));
    return archives;
  }

  async function computeMetrics(archives: HandMadeArchives): Promise<void> {
    const sink = new SeriesSink(span, 60);
    await followArchives(archives.list, archives, span, sink, { signal });
    const logins = sink.metrics.logins(span);
    const { reps } = sink.whole.metrics(
      logins,
      () => true,
      (user) => sink.metrics.usernameOf(user),
    );
    sink.metrics.displayNames(Object.keys(reps));
    Object.keys(reps).forEach((user) => sink.teams.of(user));
  }

  async function openReplay(archives: HandMadeArchives): Promise<void> {
    const journal = await Journal.create(folder);
    const sink = new ReplaySink(journal, span, new Checkpoints(journal));
    await followArchives(archives.list, archives, span, sink, { signal, lines: sink });
    await journal.finish();
    const { checkpoints, runs, waiting } = sink;
    const replay = new Replay({ span, journal, checkpoints, runs, waiting, clock: new ManualClock() });
    for (const seconds of [0, 5, 600]) {
      await replay.seek(T0 + seconds);
      await replay.nextEventTime();
      await replay.previousEventTime();
    }
    await replay.namesIn(await replay.sessionEvents(span));
    replay.dispose();
  }

  for (const [what, past] of Object.entries(PASTS)) {
    it(`${what}: has metrics in time that grows with them`, async () => {
      await assertGrowsWithIt((size) => computeMetrics(archivesOf(past(size))));
    }).timeout(120_000);

    it(`${what}: has a replay in time that grows with them`, async () => {
      await assertGrowsWithIt((size) => openReplay(archivesOf(past(size))));
    }).timeout(120_000);
  }

  it('archives, all of them missing: is followed in time that grows with them', async () => {
    await assertGrowsWithIt(async (size) => {
      const archives = new HandMadeArchives();
      for (let at = 0; at < size; at++) {
        archives.add(stateArchive(at, T0 + at), undefined);
        archives.add(eventArchive(at, T0 + at, T0 + at + 1), undefined);
      }
      const long = { from: T0, to: T0 + size };
      await followArchives(inOrder(archives.list), archives, long, new SeriesSink(long, size), { signal });
    });
  }).timeout(120_000);
});
