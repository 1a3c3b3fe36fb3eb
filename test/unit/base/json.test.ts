import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterEach, describe, it } from 'mocha';
import { parseJson } from '../../../src/base/json.ts';
import { personalClock, personalOffset } from '../../../src/base/personalTime.ts';

describe('parseJson', () => {
  it('returns integers of 16 digits and more as strings of their digits, and others as numbers', () => {
    for (const [text, value] of [
      ['18446744073709551615', '18446744073709551615'],
      ['-9223372036854775808', '-9223372036854775808'],
      ['1234567890123456', '1234567890123456'],
      ['123456789012345', 123456789012345],
      ['-123456789012345', -123456789012345],
      ['0.12345678901234567', 0.12345678901234567],
      ['12345678901234567.5', 12345678901234567.5],
      ['1.2345678901234567e3', 1234.5678901234567],
      ['1e0000000000000001', 10],
      ['1E+1000000000000000', Infinity],
      ['12345678901234567e1', 12345678901234567e1],
      ['12345678901234567E1', 12345678901234567e1],
      [' [1234567890123456 , -1234567890123457]', ['1234567890123456', '-1234567890123457']],
      ['{"a":\n1234567890123456,"b":[1,2]}', { a: '1234567890123456', b: [1, 2] }],
      ['{"a":1,"b":[1234567890123456,1,1234567890123458]}', { a: 1, b: ['1234567890123456', 1, '1234567890123458'] }],
    ] as const) {
      assert.deepEqual(parseJson(text), value, text);
    }
  });

  it('leaves digits inside of strings and names unchanged', () => {
    for (const value of [
      { a: ':1234567890123456' },
      { ':1234567890123456': '[1234567890123456' },
      ['\\",1234567890123456', '\\\\', '"[1234567890123456"', 1],
      ['x\\', ' 1234567890123456'],
    ]) {
      const text = JSON.stringify(value);
      assert.deepEqual(parseJson(text), value);
      // Beside one that is changed.
      assert.deepEqual(parseJson(`[${text},1234567890123456,${text}]`), [value, '1234567890123456', value]);
    }
  });

  it('returns the result of JSON.parse for texts without long integers', () => {
    fc.assert(
      fc.property(
        fc.json().filter((text) => !/\d{16}/.test(text)),
        (text) => {
          assert.deepEqual(parseJson(text), JSON.parse(text));
        },
      ),
    );
  });

  it('throws SyntaxError for invalid JSON', () => {
    for (const text of ['', '{', '1234567890123456x', '01234567890123456', '"1234567890123456', '[1234567890123456']) {
      assert.throws(() => parseJson(text), SyntaxError, text);
    }
  });

  it('keeps all digits of long integers anywhere in a text', () => {
    const integers = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).filter((integer) => `${integer}`.length > 16);
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        integers,
        fc.string(),
        fc.integer(),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    const written = (value: unknown, asText: boolean): string => {
      if (typeof value === 'bigint') {
        return asText ? `"${value}"` : String(value);
      }
      if (Array.isArray(value)) {
        return `[${value.map((item) => written(item, asText)).join(',')}]`;
      }
      if (typeof value === 'object' && value !== null) {
        const fields = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${written(item, asText)}`);
        return `{${fields.join(', ')}}`;
      }
      return JSON.stringify(value);
    };
    fc.assert(
      fc.property(tree, (value) => {
        assert.deepEqual(parseJson(written(value, false)), JSON.parse(written(value, true)));
      }),
    );
  });
});

describe('the time zone of this computer', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zone;
    }
  });

  it('has the offset of the date, in summer and winter, west and east of UTC', () => {
    for (const [name, iso, offset, clock] of [
      ['America/New_York', '2021-11-23T14:02:10Z', -5 * 3600, '09:02:10'],
      ['America/New_York', '2021-06-23T02:00:00Z', -4 * 3600, '22:00:00'],
      ['Asia/Kolkata', '2021-06-23T23:59:59Z', 5.5 * 3600, '05:29:59'],
    ] as const) {
      process.env['TZ'] = name;
      const seconds = Date.parse(iso) / 1000;
      assert.deepEqual([personalOffset(seconds), personalClock(seconds)], [offset, clock], name);
    }
    assert.equal(personalOffset(NaN), 0);
  });
});
