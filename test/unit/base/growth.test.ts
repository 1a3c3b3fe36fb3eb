import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { csvLines } from '../../../src/base/csv.ts';

describe('csvLines', () => {
  it('takes a short time for a long text of separators and blanks', () => {
    const text = '\n;" \u200b'.repeat(200_000);
    const begun = performance.now();
    csvLines([[text, `${text}=`]]);
    assert.ok(performance.now() - begun < 3000);
  });
});
