import Mocha from 'mocha';
import { recordCounts } from './testCounts.ts';

/** Mocha's default report, which also adds its counts to those of the whole test run. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      recordCounts({ passed: this.stats.passes, failed: this.stats.failures });
    });
  }
}

// Both names: Mocha 11 requires its reporters, and Stryker's runner needs Mocha 11.
export { CountingReporter as default, CountingReporter as 'module.exports' };
