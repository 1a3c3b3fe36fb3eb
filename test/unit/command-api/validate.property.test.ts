import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ACTIONS, isActionName } from '../../../src/command-api/actions.ts';
import { validateParams } from '../../../src/command-api/validate.ts';
import { SiteError } from '../../../src/site/errors.ts';

const names = Object.values(ACTIONS).flatMap(({ parameters }) => Object.keys(parameters));
const action = fc.constantFrom(...Object.keys(ACTIONS).filter(isActionName));
const name = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary' }));
const value = fc.oneof(fc.anything(), fc.constantFrom('general', 'support', 'all', 1, '1', 'rep:1', ['a', 'b']));

describe('validateParams, given any object,', () => {
  it('returns form entries or throws an invalid-parameter error, and nothing else', () => {
    fc.assert(
      fc.property(action, fc.dictionary(name, value), (chosen, params) => {
        try {
          for (const [entry, text] of validateParams(chosen, params)) {
            assert.ok(entry in params || entry === 'type');
            assert.ok(text.isWellFormed());
          }
        } catch (error) {
          assert.ok(SiteError.is(error, 'invalid-parameter'), String(error));
          assert.equal(error.details.action, chosen);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
