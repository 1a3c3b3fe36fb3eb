import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { externalKeysIn } from '../../../src/session-start/externalKeys.ts';

describe('externalKeysIn', () => {
  it('finds tickets in branch names, commit messages and addresses, each once', () => {
    assert.deepEqual(externalKeysIn('feature/ABC-123-printer-on-fire'), ['ABC-123']);
    assert.deepEqual(externalKeysIn('ABC-1: see https://x/browse/DE2F-77?a=ABC-1, ABC-1'), ['ABC-1', 'DE2F-77']);
    assert.deepEqual(externalKeysIn('fix_ABC-12_later'), ['ABC-12']);
  });

  it('finds the numbers of ServiceNow, but no names of encodings or standards', () => {
    const keys = ['INC0010234', 'RITM0010001', 'CHG0030052', 'SCTASK0010007', 'PRB0040001', 'REQ0010001', 'ABC-123'];
    assert.deepEqual(externalKeysIn(`Re: ${keys.join(', ')} (as in feature/INC0010234_printer)`), keys);
    const words =
      'SHA256 SHA-256 SHA3-512 UTF8 UTF-8 UTF-16LE AES-128 ISO-8859-1 ISO8601 RFC3986 CVE-2024-1 X509 WIN32';
    assert.deepEqual(externalKeysIn(`${words} BASE64 MD5 INC1 INCIDENT0010234 xINC0010234 IMG20240101 inc0010234`), []);
  });

  it('finds nothing inside of longer words, in lower case or without a number', () => {
    for (const text of ['xABC-123', 'ABC-123x', 'abc-123', 'A-1', 'ABC-', '']) {
      assert.deepEqual(externalKeysIn(text), [], text);
    }
  });

  it('accepts another pattern, and describes the fault of an invalid one', () => {
    assert.deepEqual(externalKeysIn('INC0012345 and #42', 'INC\\d{7}|#\\d+'), ['INC0012345', '#42']);
    assert.throws(() => externalKeysIn('x', '[A-Z'), /pattern for external keys is not a regular expression/);
  });

  it('searches the first 20,000 characters of a text', () => {
    assert.deepEqual(externalKeysIn(`${' '.repeat(19_994)}ABC-12 ABC-13`), ['ABC-12']);
  });

  it('is quick with long texts', () => {
    const begun = performance.now();
    externalKeysIn('A'.repeat(5_000_000));
    assert.ok(performance.now() - begun < 2000);
  });

  it('stops a pattern that backtracks without end, with an error', () => {
    const begun = performance.now();
    assert.throws(() => externalKeysIn(`${'a'.repeat(60)}!`, '(a+)+$'), /takes too long/);
    assert.ok(performance.now() - begun < 2000);
  });
});
