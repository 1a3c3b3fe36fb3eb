import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseJson } from '../../../src/base/json.ts';
import { checkBrackets, checkJsonLimits } from '../../../src/base/jsonLimits.ts';
import { READ_LIMITS, ReadLimitError } from '../../../src/base/readLimits.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { readMessage } from '../../../src/state/protocol.ts';

const LIMITS = { length: 1_000_000, depth: 50, nodes: 30_000 };
const PADDING = ' '.repeat(20_000);

function limitOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ReadLimitError, String(error));
    return error.limit;
  }
  return 'none';
}

describe('JSON that others wrote', () => {
  for (const [what, json, limit] of [
    ['many objects', `[${'{},'.repeat(20_000)}0]`, 'nodes'],
    ['many numbers', `[${'0,'.repeat(40_000)}0]`, 'nodes'],
    ['many names', `{${'"a":0,'.repeat(40_000)}"a":0}`, 'nodes'],
    ['lists in lists', `${PADDING}${'['.repeat(51)}${']'.repeat(51)}`, 'depth'],
    ['objects in objects', `${PADDING}${'{"a":'.repeat(51)}0${'}'.repeat(51)}`, 'depth'],
    ['nesting that is just allowed', `${PADDING}${'['.repeat(50)}${']'.repeat(50)}`, 'none'],
    ['brackets in a text', `["${'[{,'.repeat(100_000)}"]`, 'none'],
    ['escaped quotes', `["${'\\"[\\\\'.repeat(100_000)}"]`, 'none'],
    ['a text without an end', `["${'['.repeat(100_000)}`, 'none'],
    ['a length beyond all', `["${'x'.repeat(1_000_000)}"]`, 'length'],
  ] as const) {
    it(`is refused by what it costs: ${what}`, () => {
      assert.equal(
        limitOf(() => checkJsonLimits(json, LIMITS)),
        limit,
      );
    });
  }

  it('is refused before it is parsed, whatever reads it', () => {
    assert.equal(
      limitOf(() => parseJson(`[${'{},'.repeat(READ_LIMITS.nodes)}0]`)),
      'nodes',
    );
    assert.equal(
      limitOf(() => parseJson('['.repeat(100_000))),
      'depth',
    );
    assert.equal(
      limitOf(() => checkBrackets(Buffer.from('{},'.repeat(READ_LIMITS.nodes + 1)))),
      'nodes',
    );
    assert.equal(
      limitOf(() => checkBrackets(Buffer.from('{"a":1},'.repeat(10_000)))),
      'none',
    );
  });

  it('is refused as a message of the state before it is parsed', () => {
    const message = `{"a":[${'{},'.repeat(READ_LIMITS.nodes)}0]}`;
    assert.throws(
      () => readMessage(message),
      (error) => SiteError.is(error, 'too-large'),
    );
  });
});
