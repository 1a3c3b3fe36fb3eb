import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from './paths.ts';

const FILE = join(OUT, 'test-counts.jsonl');

/** How many tests of one runner passed and failed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Adds one runner's result to those of this test run. */
export function recordCounts(counts: TestCounts): void {
  mkdirSync(OUT, { recursive: true });
  appendFileSync(FILE, JSON.stringify(counts) + '\n');
}

/** Forgets the results of earlier runs. */
export function clearCounts(): void {
  rmSync(FILE, { force: true });
}

/** Adds up what all runners have recorded. */
export function totalCounts(): TestCounts {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n').filter(Boolean) : [];
  const all = lines.map((line) => JSON.parse(line) as TestCounts);
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
