import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from './paths.ts';

const FILE = join(OUT, 'test-counts.jsonl');

/** The numbers of passed and failed tests of one runner. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

/** Adds one runner's counts to those of this test run. */
export function recordCounts(counts: TestCounts): void {
  mkdirSync(OUT, { recursive: true });
  appendFileSync(FILE, JSON.stringify(counts) + '\n');
}

/** Removes the counts of earlier runs. */
export function clearCounts(): void {
  rmSync(FILE, { force: true });
}

/** Returns the sum of the recorded counts. */
export function totalCounts(): TestCounts {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').trim().split('\n').filter(Boolean) : [];
  const all = lines.map((line) => JSON.parse(line) as TestCounts);
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
