import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseJson } from '../../../src/base/json.ts';
import { checkBrackets, checkJsonLimits } from '../../../src/base/jsonLimits.ts';
import { READ_LIMITS, ReadLimitError } from '../../../src/base/readLimits.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { readMessage } from '../../../src/state/connection/protocol.ts';
import { processorMilliseconds } from '../../support/processorTime.ts';

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

describe('the limits of JSON from others', () => {
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
    it(`reject a text by its cost: ${what}`, () => {
      assert.equal(
        limitOf(() => checkJsonLimits(json, LIMITS)),
        limit,
      );
    });
  }

  it('reject a text that reaches them, and never a short one', () => {
    const harmless = 16 * 1024;
    const padded = (json: string, length: number): string => json + ' '.repeat(length - json.length);
    const few = { length: 20_000, depth: 2, nodes: 3 };
    for (const [json, limit] of [
      [padded('[1,2,3]', 20_000), 'none'],
      [padded('[1,2,3]', 20_001), 'length'],
      [padded('[1,2,3]', harmless + 1), 'none'],
      [padded('[1,2,3,4]', harmless + 1), 'nodes'],
      [padded('[[{}]]', harmless), 'none'],
      [padded('[[{}]]', harmless + 1), 'depth'],
      [padded('[[],[]]', harmless + 1), 'nodes'],
      [padded('[{}]', harmless + 1), 'none'],
    ] as const) {
      assert.equal(
        limitOf(() => checkJsonLimits(json, few)),
        limit,
        `${json.trim()} ${json.length}`,
      );
    }
    for (const [json, limit] of [
      [padded('[{}][', harmless + 1), 'none'],
      [padded('[{}][{', harmless + 1), 'nodes'],
      [padded('{{{{', harmless + 1), 'nodes'],
      [padded('{{[[', harmless + 1), 'nodes'],
      [padded('{{{{', harmless), 'none'],
    ] as const) {
      assert.equal(
        limitOf(() => checkBrackets(Buffer.from(json), few)),
        limit,
        `${json.trim()} ${json.length}`,
      );
    }
  });

  it('are reported in words', () => {
    for (const [limit, message] of [
      ['length', 'The text is too long to be read.'],
      ['depth', 'The text is nested too deeply to be read.'],
      ['nodes', 'The text has too many parts to be read.'],
    ] as const) {
      const { name, message: told } = new ReadLimitError(limit);
      assert.deepEqual([name, told], ['ReadLimitError', message]);
    }
  });

  it('are checked in linear time, however many long integers there are', () => {
    const integers = (count: number) => `[${'12345678901234567890,'.repeat(count)}"x"]`;
    const [small, large] = [integers(40_000), integers(160_000)];
    parseJson(small);
    const before = Math.max(
      20,
      processorMilliseconds(() => parseJson(small)),
    );
    const after = processorMilliseconds(() => parseJson(large));
    assert.ok(after < 10 * before, `${before} ms, then ${after} ms`);
    assert.deepEqual(parseJson(integers(2)), ['12345678901234567890', '12345678901234567890', 'x']);
  });

  it('are checked before a text is parsed, by every reader', () => {
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

  it('are checked before a message of the state is parsed', () => {
    const message = `{"a":[${'{},'.repeat(READ_LIMITS.nodes)}0]}`;
    assert.throws(
      () => readMessage(message),
      (error) => SiteError.is(error, 'too-large'),
    );
  });
});
