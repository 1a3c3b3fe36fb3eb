import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseJson } from '../../../src/base/json.ts';
import { withRowPairs } from '../../../src/state/rowPairs.ts';

const ids = fc.constantFrom('1', '18446744073709551615', '__proto__', 'a"b', '\\', '{', '');
const values = fc.oneof(
  fc.constantFrom('},"1":{', 'x\\"', '[', 'ë😀', '1234567890123456789'),
  fc.constantFrom(0, 1.5, null, true, [], {}),
  fc.jsonValue({ maxDepth: 2 }),
);
const row = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(ids, values, { maxKeys: 3 }) },
  { arbitrary: values, weight: 1 },
);
const rows = fc.oneof(
  { weight: 9, arbitrary: fc.dictionary(ids, row, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) },
);
const tables = fc.oneof(
  { weight: 9, arbitrary: fc.dictionary(fc.constantFrom('queue', 'insert', ''), rows, { maxKeys: 3 }) },
  { weight: 1, arbitrary: values },
);
const messages = fc.dictionary(fc.constantFrom('type', 'insert', 'update', 'delete', 'x\\y'), tables);
const texts = fc
  .tuple(messages, fc.constantFrom(undefined, 1))
  .map(([message, space]) => JSON.stringify(message, null, space));

/** The message as a plain reader sees it; undefined when it is no JSON. */
function plain(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The message as it is read in pairs, with its tables made objects again; the plain one when it has another shape. */
function unpaired(text: string): unknown {
  const paired = withRowPairs(Buffer.from(text));
  const message = plain(paired?.text ?? text);
  if (paired !== undefined && isObject(message)) {
    for (const field of ['insert', 'update']) {
      const inField = message[field];
      if (isObject(inField)) {
        message[field] = Object.fromEntries(Object.entries(inField).map(([table, pairs]) => [table, joined(pairs)]));
      }
    }
  }
  return message;
}

function joined(pairs: unknown): unknown {
  if (!Array.isArray(pairs)) {
    return pairs;
  }
  const list: readonly unknown[] = pairs;
  assert.equal(list.length % 2, 0);
  return Object.fromEntries(list.flatMap((id, at) => (at % 2 === 0 ? [[String(id), list[at + 1]]] : [])));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('A message read in pairs of row id and row', () => {
  it('says what it says when it is read plainly', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual(unpaired(text), plain(text))));
  });

  it('is no JSON exactly when the message is none', () => {
    const edits = fc.tuple(
      fc.nat(),
      fc.constantFrom('', '"', '{', '}', '[', ']', ':', ',', '\\', '1', ' '),
      fc.boolean(),
    );
    fc.assert(
      fc.property(texts, fc.array(edits, { minLength: 1, maxLength: 2 }), (text, changes) => {
        let broken = text;
        for (const [place, by, replaces] of changes) {
          const at = place % (broken.length + 1);
          broken = broken.slice(0, at) + by + broken.slice(replaces ? at + 1 : at);
        }
        // A character cut in two cannot be sent.
        const sent = broken.toWellFormed();
        assert.deepEqual(unpaired(sent), plain(sent));
      }),
      { numRuns: 500 },
    );
  });

  it('is none where something else than a row id comes first', () => {
    for (const rows of ['1', '-1', 'true', '{}', '[]', '"1":{},2', '"1":{},{}', '"1":{},null']) {
      const message = `{"update":{"queue":{${rows}}}}`;
      assert.equal(unpaired(message), undefined, message);
    }
  });

  it('has its rows in the site’s order, and tells of integers that a number would round', () => {
    const paired = withRowPairs(Buffer.from('{"insert":{"queue":{"20":{},"3":{"of":18446744073709551615}}}}'));
    assert.equal(paired?.text, '{"insert":{"queue":["20",{},"3",{"of":18446744073709551615}]}}');
    assert.equal(paired.hasLongIntegers, true);
  });
});
