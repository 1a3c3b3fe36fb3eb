import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { externalKeysIn } from '../../../src/session-start/externalKeys.ts';

describe('externalKeysIn', () => {
  it('finds tickets in branch names, commit messages and addresses, each once', () => {
    assert.deepEqual(externalKeysIn('feature/ABC-123-printer-on-fire'), ['ABC-123']);
    assert.deepEqual(externalKeysIn('ABC-1: see https://x/browse/DE2F-77?a=ABC-1, ABC-1'), ['ABC-1', 'DE2F-77']);
    assert.deepEqual(externalKeysIn('fix_ABC-12_later'), ['ABC-12']);
  });

  it('finds none inside of longer words, in lower case or without a number', () => {
    for (const text of ['xABC-123', 'ABC-123x', 'abc-123', 'A-1', 'ABC-', '']) {
      assert.deepEqual(externalKeysIn(text), [], text);
    }
  });

  it('takes another pattern, and says what is wrong with one that is none', () => {
    assert.deepEqual(externalKeysIn('INC0012345 and #42', 'INC\\d{7}|#\\d+'), ['INC0012345', '#42']);
    assert.throws(() => externalKeysIn('x', '[A-Z'), /pattern for external keys is not a regular expression/);
  });

  it('is quick with long texts', () => {
    const begun = performance.now();
    externalKeysIn('A'.repeat(5_000_000));
    assert.ok(performance.now() - begun < 2000);
  });

  it('gives up on a pattern that backtracks without end, and says so', () => {
    const begun = performance.now();
    assert.throws(() => externalKeysIn(`${'a'.repeat(60)}!`, '(a+)+$'), /takes too long/);
    assert.ok(performance.now() - begun < 2000);
  });
});
