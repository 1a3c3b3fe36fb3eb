// Runs the benches, each in a process of its own: npm run bench -- [--quick] [--only NAME].
// Prints a table and writes out/bench.json; a figure over its bar is marked, and fails nothing.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchModule, BenchResult, BenchSize } from './benchResult.ts';

/** The files with benches, without `.ts`. */
const BENCHES = ['activation', 'state', 'live/liveViews', 'reports', 'transcript', 'archive'];
const HERE = fileURLToPath(import.meta.url);
const OUT = join(import.meta.dirname, '../../out');

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, child: { type: 'boolean' } },
});
const size: BenchSize = values.quick ? 'quick' : 'full';

if (values.child) {
  process.send?.(await runHere(values.only ?? ''));
  process.disconnect();
} else {
  await runAll();
}

async function runHere(name: string): Promise<readonly BenchResult[]> {
  const { bench } = (await import(`./${name}.ts`)) as BenchModule;
  return bench(size);
}

async function runAll(): Promise<void> {
  const results: BenchResult[] = [];
  for (const name of BENCHES.filter((known) => known.includes(values.only ?? ''))) {
    const begun = performance.now();
    results.push(...(await runApart(name)));
    console.error(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  console.log(tableOf(results));
  mkdirSync(OUT, { recursive: true });
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' };
  const report = { size, date: new Date().toISOString(), machine, results };
  writeFileSync(join(OUT, 'bench.json'), `${JSON.stringify(report, undefined, 2)}\n`);
}

/** A bench's own process begins with an empty heap, so that its memory figures are its own. */
function runApart(name: string): Promise<readonly BenchResult[]> {
  const options = ['--child', '--only', name, ...(size === 'quick' ? ['--quick'] : [])];
  const child = fork(HERE, options, { execArgv: ['--expose-gc'] });
  return new Promise((resolve, reject) => {
    let results: readonly BenchResult[] | undefined;
    child.on('message', (message) => (results = message as readonly BenchResult[]));
    child.on('error', reject);
    child.on('exit', (code) =>
      results ? resolve(results) : reject(new Error(`The bench ${name} ended with ${code ?? 'a signal'}.`)),
    );
  });
}

function tableOf(results: readonly BenchResult[]): string {
  const lines = results.map(({ name, ratio, bar, figures }) => {
    const verdict = bar === undefined || ratio <= bar ? ' ' : '!';
    const parts = Object.entries(figures).map(([figure, value]) => `${figure} ${rounded(value)}`);
    return `${verdict} ${ratio.toFixed(2).padStart(6)} ${(bar?.toFixed(2) ?? '').padStart(5)}  ${name}\n${' '.repeat(16)}${parts.join(', ')}`;
  });
  return ['   ratio   bar', ...lines].join('\n');
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
}
