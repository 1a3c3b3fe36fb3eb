import type { Context } from 'mocha';

/** Far longer than any test takes, and far shorter than Stryker's timeout for all tests of a mutant. */
const LONGEST_MS = 15_000;

/** Ends a hanging test, because Stryker disables Mocha's own timeout. */
export const mochaHooks = {
  beforeEach(this: Context): void {
    if (this.currentTest?.timeout() === 0) {
      this.currentTest.timeout(LONGEST_MS);
    }
  },
};
