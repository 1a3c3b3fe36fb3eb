import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/lib/chromium.ts';
import { OUT } from '../../scripts/lib/paths.ts';
import type { ChatLine, PageTexts } from '../../src/webviews/kit/messages.ts';
import type { ToPage } from '../../src/webviews/report/messages.ts';
import type { BenchResult, BenchSize } from './benchResult.ts';

/** As many lines go in one message, as the host sends them. */
const LINES_A_MESSAGE = 500;
const FRAME_MS = 1000 / 60;
const BUNDLE = join(OUT, 'bench/webviews');
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const PAGE = `<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="report.css"></head><body><main id="page"></main>
<script>window.sent = []; window.acquireVsCodeApi = () => ({ postMessage: (m) => { window.sent.push(m); window.dispatchEvent(new Event(m.type)); }, getState: () => undefined, setState: () => undefined });</script>
<script type="module" src="report.js"></script></body></html>`;

const TEXTS: PageTexts = {
  ...{
    search: 'Search',
    all: '{0}: all',
    row: '{0} row',
    rows: '{0} rows',
    rowsOf: '{0} of {1} rows',
    noMatch: 'No row matches.',
  },
  ...{ save: 'Save {0}', copy: 'Copy', copied: 'Copied', retry: 'Try Again', system: 'System', utc: '{0} UTC' },
  ...{ zoomIn: 'Zoom In', zoomOut: 'Zoom Out', wholeTime: 'Whole Time', clearBrush: 'Show All', sortBy: 'Sort by {0}' },
  ...{ hits: '{0} found', next: 'Next', previous: 'Previous' },
  ...{ seconds: '{0} s', minutes: '{0} min', hours: '{0} h {1} min', wholeHours: '{0} h' },
};

/** A chat of many messages in the page that shows it, in a real browser: how soon it is there, and how it scrolls. */
export async function bench(size: BenchSize): Promise<readonly BenchResult[]> {
  const lines = chat(size === 'quick' ? 5000 : 50_000);
  const entryPoints = { report: 'src/webviews/report/main.ts' };
  const options = { bundle: true, minify: true, format: 'esm', splitting: true, target: 'es2023' } as const;
  await esbuild.build({ ...options, entryPoints, outdir: BUNDLE, logLevel: 'error' });
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    response.setHeader('content-type', TYPES[extname(name)] ?? 'text/plain');
    if (name === 'index.html') {
      response.end(PAGE);
    } else {
      void readFile(join(BUNDLE, name)).then((file) => response.end(file));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('window.sent.length > 0');
    return await measure(page, lines);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measure(page: Page, lines: readonly ChatLine[]): Promise<readonly BenchResult[]> {
  const openMs = await page.evaluate(show, messagesFor(lines));
  const { slowest, median, rows } = await page.evaluate(scroll);
  return [
    {
      name: `transcript of ${lines.length} messages, opened (seconds)`,
      ratio: openMs / 1000,
      bar: 1,
      figures: { openMs },
    },
    {
      name: 'the same, scrolled (median frame, of 1/60 s)',
      ratio: median / FRAME_MS,
      bar: 1.05,
      figures: { median, slowest },
    },
    { name: 'the same, rows in the document (of 300)', ratio: rows / 300, bar: 1, figures: { rows } },
  ];
}

/** In the page: one message after the other, as the host sends them. @returns milliseconds until all is drawn. */
async function show(messages: readonly ToPage[]): Promise<number> {
  const begun = performance.now();
  for (const data of messages) {
    const taken = new Promise((resolve) => window.addEventListener('taken', resolve, { once: true }));
    window.postMessage(data, '*');
    await taken;
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - begun;
}

/** In the page: scrolls by 200 pixels a frame for two seconds. */
async function scroll(): Promise<{ slowest: number; median: number; rows: number }> {
  const chat = document.querySelector('rw-page')?.shadowRoot?.querySelector('rw-chat')?.shadowRoot;
  const scroller = chat?.querySelector('.lines');
  const frames: number[] = [];
  let rows = 0;
  let last = performance.now();
  for (let frame = 0; frame < 120; frame++) {
    scroller?.scrollBy(0, 200);
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    frames.push(now - last);
    last = now;
    rows = Math.max(rows, chat?.querySelectorAll('.line').length ?? 0);
  }
  const sorted = frames.slice(10).sort((a, b) => a - b);
  return { slowest: sorted.at(-1) ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, rows };
}

function messagesFor(lines: readonly ChatLine[]): readonly ToPage[] {
  const pieces = Array.from({ length: Math.ceil(lines.length / LINES_A_MESSAGE) }, (_, index) =>
    lines.slice(index * LINES_A_MESSAGE, (index + 1) * LINES_A_MESSAGE),
  );
  return [
    { type: 'start', texts: TEXTS, restore: undefined },
    { type: 'section', section: { id: 'chat', title: 'Chat', content: { kind: 'chat', empty: '' } } },
    ...pieces.map((piece) => ({ type: 'lines', section: 'chat', lines: piece }) as const),
    { type: 'progress', progress: { state: 'complete' } },
  ];
}

function chat(count: number): readonly ChatLine[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `Message ${index}: ${'the printer is on fire again, and so on. '.repeat(1 + (index % 5))}`;
    return {
      id: String(index),
      at: 1_637_658_000 + index * 7,
      side: index % 3 === 0 ? 'representative' : 'customer',
      name: index % 3 === 0 ? 'Zoë Ångström' : 'Bob',
      mark: '',
      body: [{ kind: 'text', text }],
      files: [],
      text,
    } as const;
  });
}
