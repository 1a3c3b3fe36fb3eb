import '../support/shiftClock.ts';
import { join } from 'node:path';
import { format } from 'node:util';
import mochaModule from 'mocha';
import { report, say } from './support/report.ts';

const TIMEOUT_MS = 20_000;
/** Requiring this ES module returns its namespace in Node 22 and its `module.exports` in Node 24. */
const Mocha = 'default' in mochaModule ? (mochaModule.default as typeof mochaModule) : mochaModule;

/**
 * Runs all tests of this folder inside VS Code's extension host, which calls it.
 * @throws {Error} when a test failed.
 */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => say(format(...parts));
  const grep = process.env['REP_WORKFLOWS_TEST_GREP'];
  const mocha = new Mocha({ timeout: TIMEOUT_MS, forbidOnly: true, ...(grep && { grep }) });
  mocha.addFile(join(__dirname, 'tests.cjs'));
  try {
    const failed = await new Promise<number>((resolve) => {
      const runner = mocha.run(resolve);
      runner.once('end', () => report({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 }));
    });
    if (failed > 0) {
      throw new Error(`${failed} tests failed`);
    }
  } catch (error) {
    // A test file that cannot be loaded: no runner has reported it.
    report({ passed: 0, failed: 1, error: error instanceof Error ? error.stack : String(error) });
    throw error;
  }
}
