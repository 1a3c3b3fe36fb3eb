import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { csvLines } from '../../../src/base/csv.ts';

describe('rows as CSV', () => {
  it('are quickly written, however long a text of separators and blanks is', () => {
    const text = '\n;" \u200b'.repeat(200_000);
    const begun = performance.now();
    csvLines([[text, `${text}=`]]);
    assert.ok(performance.now() - begun < 3000);
  });
});
