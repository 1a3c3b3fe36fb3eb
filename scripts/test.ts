// Runs all checks, cheapest first: npm test. Stops at the first failure.
import { runNpm } from './lib/run.ts';
import { clearCounts, totalCounts } from './lib/testCounts.ts';

const STEPS = ['lint', 'typecheck', 'test:unit', 'test:host', 'test:ui'];

async function runSteps(): Promise<boolean> {
  for (const step of STEPS) {
    console.log(`\n=== ${step} ===\n`);
    const started = performance.now();
    try {
      await runNpm(['run', '--silent', step]);
    } catch {
      console.log(`\n${step} failed.`);
      return false;
    }
    console.log(`${step}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return true;
}

clearCounts();
const succeeded = await runSteps();
const { passed, failed } = totalCounts();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = succeeded && failed === 0 ? 0 : 1;
