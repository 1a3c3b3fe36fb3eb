import type { Context } from 'mocha';

/** Far longer than any test takes, and far shorter than what Stryker waits for all tests of a mutant. */
const LONGEST_MS = 15_000;

/** Ends a test that hangs, for Stryker switches Mocha's own limit off. */
export const mochaHooks = {
  beforeEach(this: Context): void {
    if (this.currentTest?.timeout() === 0) {
      this.currentTest.timeout(LONGEST_MS);
    }
  },
};
