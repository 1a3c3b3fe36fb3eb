/**
 * A day of event archives in each layout of lines: a replay is read from it, against gunzip and JSON.parse alone on the
 * same files, in turns; the middle one of the ratios counts; then jumps in it. The metrics of a week likewise, in one
 * layout. Then jumps in a day of the demo site.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { systemClock } from '../../src/base/clock.ts';
import { ArchiveClient } from '../../src/reporting/archive/archiveClient.ts';
import { Journal } from '../../src/reporting/archive/replay/journal.ts';
import { LineCutter } from '../../src/reporting/archive/reading/lines.ts';
import type { EventArchive, ListedArchive } from '../../src/reporting/archive/fetching/listing.ts';
import { MetricsTotals } from '../../src/reporting/archive/metrics/metrics.ts';
import { MetricsSink } from '../../src/reporting/archive/metrics/metricsSink.ts';
import { eventLines } from '../../src/reporting/archive/reading/readArchive.ts';
import { Replay } from '../../src/reporting/archive/replay/replay.ts';
import { ReplaySink } from '../../src/reporting/archive/replay/replaySink.ts';
import { followArchives } from '../../src/reporting/archive/timeline.ts';
import type { ArchiveReader, LineSink, RowSink } from '../../src/reporting/archive/timeline.ts';
import { StateModel } from '../../src/state/model/model.ts';
import { openDemo } from '../unit/demo/openDemo.ts';
import { ARCHIVE_SECONDS, archiveLines, LAYOUTS, START, Traffic } from './archiveTraffic.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';

const ARCHIVES = 6;
const DAY_BYTES: Readonly<Record<BenchSize, number>> = { full: 2e8, quick: 2e7 };
const WEEK_BYTES: Readonly<Record<BenchSize, number>> = { full: 1e9, quick: 4e7 };
const ROUNDS = 3;
const JUMPS = 40;
const DAY_SECONDS = 86_400;
const SPAN = { from: START, to: START + ARCHIVES * ARCHIVE_SECONDS };

interface Measured {
  readonly cpuMs: number;
  readonly ms: number;
  readonly megabytes: number;
}

/** The two take turns, on the same files. */
interface Round {
  readonly parse: Measured;
  readonly ours: Measured;
}

/** Runs the bench; some minutes. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'archive-bench-'));
  try {
    const results: BenchResult[] = [];
    for (const layout of LAYOUTS) {
      const files = await writeArchives(folder, new Traffic(layout), DAY_BYTES[size]);
      results.push(...(await measureReplay(`a day of ${DAY_BYTES[size] / 1e6} MB, rows ${layout}`, files, folder)));
    }
    const week = await writeArchives(folder, new Traffic('as on the socket'), WEEK_BYTES[size]);
    return [...results, await measureMetrics(`${WEEK_BYTES[size] / 1e6} MB`, week), await jumpsInDemoDay(folder)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeArchives(folder: string, site: Traffic, bytes: number): Promise<readonly string[]> {
  const files = Array.from({ length: ARCHIVES }, (_, at) => join(folder, `${at}.gz`));
  for (const file of files) {
    await writeArchive(file, site, bytes / ARCHIVES);
  }
  return files;
}

async function measureReplay(what: string, files: readonly string[], folder: string): Promise<readonly BenchResult[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const parse = await measured(() => parseAlone(files));
    rounds.push({ parse, ours: await measured(() => readReplay(files, folder)) });
  }
  const times = await jumpTimesIn(files, folder);
  return [
    { name: `archive: a replay of ${what}`, bar: 2.5, ...compared(rounds) },
    jumpsResult(`archive: a jump in ${what}`, times),
  ];
}

async function measureMetrics(what: string, files: readonly string[]): Promise<BenchResult> {
  const parse = await measured(() => parseAlone(files));
  const ours = await measured(() => follow(files, new MetricsSink(() => [new MetricsTotals(SPAN)])));
  return { name: `archive: metrics of ${what} of events`, bar: 4, ...compared([{ parse, ours }]) };
}

function compared(rounds: readonly Round[]): Pick<BenchResult, 'ratio' | 'figures'> {
  const of = (figure: (round: Round) => number): number => median(rounds.map(figure));
  return {
    ratio: of(({ parse, ours }) => ours.cpuMs / parse.cpuMs),
    figures: {
      parseMs: of(({ parse }) => parse.cpuMs),
      oursMs: of(({ ours }) => ours.cpuMs),
      ratioByTheClock: of(({ parse, ours }) => ours.ms / parse.ms),
      parseMoreMegabytes: of(({ parse }) => parse.megabytes),
      moreMegabytes: of(({ ours }) => ours.megabytes),
    },
  };
}

async function readReplay(files: readonly string[], folder: string): Promise<void> {
  const { journal } = await built(files, folder);
  await journal.dispose();
}

async function built(files: readonly string[], folder: string) {
  const journal = await Journal.create(folder);
  const sink = new ReplaySink(journal, SPAN);
  await follow(files, sink, sink);
  await journal.finish();
  return { journal, sink };
}

async function jumpTimesIn(files: readonly string[], folder: string): Promise<readonly number[]> {
  const { journal, sink } = await built(files, folder);
  const { checkpoints, runs, waiting } = sink;
  const replay = new Replay({ span: SPAN, journal, checkpoints, runs, waiting, clock: systemClock });
  const times = await jumpTimes(replay, SPAN);
  await journal.dispose();
  return times;
}

function jumpsResult(what: string, times: readonly number[]): BenchResult {
  return {
    name: `${what}, slowest of ${JUMPS}, to 100 ms`,
    ratio: Math.max(...times) / 100,
    bar: 1,
    figures: { medianMs: median(times), slowestMs: Math.max(...times) },
  };
}

/** Back and forth over the whole span, in milliseconds. */
async function jumpTimes(
  replay: Pick<Replay, 'seek'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let jump = 0; jump < JUMPS; jump++) {
    const start = performance.now();
    await replay.seek(from + ((jump * 1_009_777) % (to - from)));
    times.push(performance.now() - start);
  }
  return times;
}

/** Yesterday, as the demo site had it. */
async function jumpsInDemoDay(folder: string): Promise<BenchResult> {
  await using site = await openDemo();
  const archives = new ArchiveClient({ client: site.client, folder, clock: site.clock });
  const { time } = site.demo.archives;
  const from = time.startOfDay(time.dayOf(site.now()) - 1);
  const replay = await archives.openReplay({ from, to: from + DAY_SECONDS });
  const times = await jumpTimes(replay, { from, to: from + DAY_SECONDS });
  replay.dispose();
  return jumpsResult('archive: a jump in a day of the demo site', times);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Processor time of all threads, and time by the clock; how far the resident memory rose above what it was. */
async function measured(run: () => Promise<void>): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const start = performance.now();
  const cpu = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampling);
  return { cpuMs: (user + system) / 1000, ms: performance.now() - start, megabytes: (most - before) / 1e6 };
}

async function parseAlone(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const cutter = new LineCutter();
    for await (const piece of createReadStream(file).pipe(
      createGunzip({ chunkSize: 128 * 1024 }),
    ) as AsyncIterable<Buffer>) {
      for (const line of cutter.push(piece)) {
        JSON.parse(line.toString('utf8'));
      }
    }
  }
}

function follow(files: readonly string[], sink: RowSink, lines?: LineSink): Promise<void> {
  const list: ListedArchive[] = [
    { kind: 'state', date: '', index: 1, from: START, to: START },
    ...files.map((_, at): EventArchive => {
      const from = START + at * ARCHIVE_SECONDS;
      return { kind: 'event', date: '', index: at + 1, from, to: from + ARCHIVE_SECONDS };
    }),
  ];
  const reader: ArchiveReader = {
    rows: () => Promise.resolve(new StateModel()),
    lines: ({ index }) => eventLines(createReadStream(files[index - 1] ?? '', { highWaterMark: 256 * 1024 })),
  };
  return followArchives(list, reader, SPAN, sink, { signal: new AbortController().signal, ...(lines && { lines }) });
}

function writeArchive(path: string, site: Traffic, bytes: number): Promise<void> {
  return pipeline(Readable.from(archiveLines(site, bytes)), createGzip({ level: 6 }), createWriteStream(path));
}
