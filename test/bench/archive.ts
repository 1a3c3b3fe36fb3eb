/**
 * 1 GB of event archive, as lines: a replay is read from it, and the metrics are computed, against gunzip and JSON.parse
 * alone on the same files. Then jumps in the replay, whose time and memory have bars too.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { systemClock } from '../../src/base/clock.ts';
import { ArchivedModel } from '../../src/reporting/archive/archivedModel.ts';
import { Journal } from '../../src/reporting/archive/journal.ts';
import { LineCutter } from '../../src/reporting/archive/lines.ts';
import type { EventArchive, ListedArchive } from '../../src/reporting/archive/listing.ts';
import { MetricsTotals } from '../../src/reporting/archive/metrics.ts';
import { MetricsSink } from '../../src/reporting/archive/metricsSink.ts';
import { eventLines } from '../../src/reporting/archive/readArchive.ts';
import { Replay } from '../../src/reporting/archive/replay.ts';
import { ReplayBuilder } from '../../src/reporting/archive/replayBuilder.ts';
import { followArchives } from '../../src/reporting/archive/timeline.ts';
import type { ArchiveReader, TimelineSink } from '../../src/reporting/archive/timeline.ts';
import { ARCHIVE_SECONDS, archiveLines, START, Traffic } from './archiveTraffic.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';

const ARCHIVES = 6;
const BYTES: Readonly<Record<BenchSize, number>> = { full: 1e9, quick: 3e7 };
const JUMPS = 40;
const SPAN = { from: START, to: START + ARCHIVES * ARCHIVE_SECONDS };

/** Runs the bench; about a minute. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  const bytes = BYTES[size];
  const folder = await mkdtemp(join(tmpdir(), 'archive-bench-'));
  try {
    const files = Array.from({ length: ARCHIVES }, (_, at) => join(folder, `${at}.gz`));
    const site = new Traffic();
    for (const file of files) {
      await writeArchive(file, site, bytes / ARCHIVES);
    }
    return await measure(files, folder, bytes / 1e6);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(files: readonly string[], folder: string, megabytes: number): Promise<readonly BenchResult[]> {
  const parse = await measured(() => parseAlone(files));
  const metrics = await measured(() => follow(files, new MetricsSink(() => [new MetricsTotals(SPAN)])));
  const journal = await Journal.create(folder);
  const builder = new ReplayBuilder(journal, SPAN);
  const reading = await measured(async () => {
    await follow(files, builder);
    await journal.finish();
  });
  const { checkpoints, runs, waiting, names } = builder;
  const replay = new Replay({ span: SPAN, journal, checkpoints, runs, waiting, names, clock: systemClock });
  const jumps = await jumpTimes(replay);
  await journal.dispose();
  const figures = { megabytes, parseMs: parse.ms, parseMoreMegabytes: parse.megabytes };
  return [
    {
      name: `archive: a replay of ${megabytes} MB of events`,
      ratio: reading.ms / parse.ms,
      bar: 1.5,
      figures: { ...figures, oursMs: reading.ms, moreMegabytes: reading.megabytes },
    },
    {
      name: `archive: metrics of ${megabytes} MB of events`,
      ratio: metrics.ms / parse.ms,
      bar: 1.5,
      figures: { ...figures, oursMs: metrics.ms, moreMegabytes: metrics.megabytes },
    },
    {
      name: 'archive: a jump in that replay, slowest of 40, to 100 ms',
      ratio: Math.max(...jumps) / 100,
      bar: 1,
      figures: { medianMs: jumps.toSorted((a, b) => a - b)[JUMPS / 2] ?? 0, rows: rowsOf(replay) },
    },
  ];
}

function rowsOf(replay: Replay): number {
  const tables = ['representative', 'support_session', 'customer_client', 'representative_support_session'];
  return tables.reduce((total, table) => total + replay.model.rows(table).size, 0);
}

async function jumpTimes(replay: Replay): Promise<readonly number[]> {
  const times: number[] = [];
  for (let jump = 0; jump < JUMPS; jump++) {
    // Back and forth over the whole span.
    const to = SPAN.from + ((jump * 1_009_777) % (SPAN.to - SPAN.from));
    const start = performance.now();
    await replay.seek(to);
    times.push(performance.now() - start);
  }
  return times;
}

/** Time, and how far the resident memory rose above what it was. */
async function measured(run: () => Promise<void>): Promise<{ readonly ms: number; readonly megabytes: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const start = performance.now();
  await run();
  clearInterval(sampling);
  return { ms: performance.now() - start, megabytes: (most - before) / 1e6 };
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

function follow(files: readonly string[], sink: TimelineSink): Promise<void> {
  const list: ListedArchive[] = [
    { kind: 'state', date: '', index: 1, from: START, to: START },
    ...files.map((_, at): EventArchive => {
      const from = START + at * ARCHIVE_SECONDS;
      return { kind: 'event', date: '', index: at + 1, from, to: from + ARCHIVE_SECONDS };
    }),
  ];
  const reader: ArchiveReader = {
    rows: () => Promise.resolve(new ArchivedModel()),
    lines: ({ index }) => eventLines(createReadStream(files[index - 1] ?? '', { highWaterMark: 256 * 1024 })),
  };
  return followArchives(list, reader, SPAN, sink, { signal: new AbortController().signal });
}

function writeArchive(path: string, site: Traffic, bytes: number): Promise<void> {
  return pipeline(Readable.from(archiveLines(site, bytes)), createGzip({ level: 6 }), createWriteStream(path));
}
