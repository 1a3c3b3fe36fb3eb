/**
 * A 200 MB SupportSession report from bytes to typed sessions, against fast-xml-parser alone on the same elements: each
 * whole already, parsed with the same faithfulness (order, attributes, well-formedness) but not read into anything.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { ReportStream } from '../../src/reporting/report.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';
import { sessionElements } from './sessionReport.ts';

const CHARACTERS: Readonly<Record<BenchSize, number>> = { full: 200_000_000, quick: 10_000_000 };
const MEMORY_BAR_MB = 100;

const PARSER_OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
} as const;

/** Runs the bench; about half a minute. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  const characters = CHARACTERS[size];
  const folder = await mkdtemp(join(tmpdir(), 'reports-'));
  try {
    const small = join(folder, 'small.xml');
    const large = join(folder, 'large.xml');
    await writeReport(small, characters / 20);
    await writeReport(large, characters);
    await read(small);
    globalThis.gc?.();
    const ours = await read(large);
    return results(ours, parseAlone(characters), characters / 1e6);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function results(ours: Reading, parserMs: number, megabytes: number): readonly BenchResult[] {
  const { milliseconds: oursMs, firstMs, sessions, peakMegabytes } = ours;
  const name = `session reports: ${megabytes} MB of XML`;
  return [
    { name, ratio: oursMs / parserMs, bar: 1.2, figures: { megabytes, parserMs, oursMs, sessions, firstMs } },
    { name: `${name}, memory`, ratio: peakMegabytes / MEMORY_BAR_MB, bar: 1, figures: { peakMegabytes } },
  ];
}

async function writeReport(path: string, characters: number): Promise<void> {
  await writeFile(path, wrapped(sessionElements(characters)));
}

function* wrapped(elements: Iterable<string>): Generator<string, void, void> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<session_list xmlns="http://www.beyondtrust.com/sra/namespaces/API/reporting">';
  yield* elements;
  yield '</session_list>';
}

interface Reading {
  readonly milliseconds: number;
  /** Until the first session was there. */
  readonly firstMs: number;
  readonly sessions: number;
  /** Of the whole process, over its start. */
  readonly peakMegabytes: number;
}

async function read(path: string): Promise<Reading> {
  const startBytes = process.memoryUsage().rss;
  const begun = performance.now();
  let sessions = 0;
  let firstMs = 0;
  let peak = 0;
  const body = createReadStream(path) as AsyncIterable<Buffer>;
  const stream = { body, close: () => undefined };
  for await (const session of new ReportStream({ type: 'SupportSession', host: 'support.example.com', stream })) {
    sessions += session.events.length > 0 ? 1 : 0;
    if (sessions === 1) {
      firstMs = performance.now() - begun;
    }
    if (sessions % 100 === 0) {
      peak = Math.max(peak, process.memoryUsage().rss - startBytes);
    }
  }
  return { milliseconds: performance.now() - begun, firstMs, sessions, peakMegabytes: peak / 1e6 };
}

function parseAlone(characters: number): number {
  let spent = 0;
  for (const element of sessionElements(characters)) {
    const begun = performance.now();
    new XMLParser(PARSER_OPTIONS).parse(element, true);
    spent += performance.now() - begun;
  }
  return spent;
}
